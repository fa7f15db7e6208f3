package org.meterhub.marketplay;

import static org.meterhub.marketplay.Storyteller.PATIENCE;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubapp.Hub;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ExampleMarket.Point;
import org.meterhub.messagelog.Direction;
import org.meterhub.messagelog.LogQuery;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.AccountingPointCharacteristics;
import org.meterhub.messageschemas.documents.Acknowledgement;
import org.meterhub.messageschemas.documents.CharacteristicsOfACustomerAtAnAP;
import org.meterhub.messageschemas.documents.ConfirmRequestChangeOfPriceList;
import org.meterhub.messageschemas.documents.GenericNotification;
import org.meterhub.messageschemas.documents.NotifyAggregatedMeasureData;
import org.meterhub.messageschemas.documents.NotifyCancellation;
import org.meterhub.messageschemas.documents.PriceListRequestRejection;
import org.meterhub.messageschemas.documents.RejectRequestValidatedMeasureData;
import org.meterhub.messageschemas.documents.RequestConfirmation;
import org.meterhub.messageschemas.documents.RequestRejection;
import org.meterhub.messageschemas.documents.SeriesRequestRejection;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.run.StartOutcome;

/** What a conversation expects: each method waits for it, claims the documents that are it, and complains when it does not come. */
final class Expectations {

    private static final Duration POLL = Duration.ofMillis(50);
    private static final String GRID_COMPANY_ROLE = MarketRole.METERED_DATA_RESPONSIBLE.code();

    private final Hub hub;
    private final ExampleMarket market;
    private final Mailroom mailroom;
    private final ValueLedger ledger;
    private final MarketDocuments documents;
    private final PartySpeech speech;
    private final RequestSpeech requests;
    private final MarketCalendar calendar;
    private List<AreaAccount> accounts = List.of();
    private int resultsSent;

    Expectations(
            Hub hub,
            ExampleMarket market,
            Mailroom mailroom,
            ValueLedger ledger,
            MarketDocuments documents,
            PartySpeech speech,
            RequestSpeech requests) {
        this.hub = hub;
        this.market = market;
        this.mailroom = mailroom;
        this.ledger = ledger;
        this.documents = documents;
        this.speech = speech;
        this.requests = requests;
        this.calendar = hub.configuration().market().calendar();
    }

    /** What was expected has not come, or something came that should not. */
    static final class NotMet extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotMet(String message) {
            super(message);
        }
    }

    ReceivedDocument claim(PartyId party, DocumentType type, Predicate<ReceivedDocument> wanted)
            throws InterruptedException {
        return mailroom.claim(
                        document ->
                                document.receiver().equals(party) && document.type() == type && wanted.test(document),
                        PATIENCE)
                .orElseThrow(() -> new NotMet("no such " + type.rsm() + " came to " + party + " within "
                        + PATIENCE.toSeconds() + " s; waiting unclaimed: " + describe(mailroom.unclaimed())));
    }

    private static String describe(Collection<ReceivedDocument> documents) {
        return documents.isEmpty()
                ? "nothing"
                : documents.stream()
                        .map(document -> document.type().documentName() + " on " + document.queue())
                        .toList()
                        .toString();
    }

    /** An RSM-009 with exactly these transactions, each with at least this code: {@code name WITH code; name WITH code}. */
    String refusal(PartyId party, String list) throws InterruptedException {
        ReceivedDocument document = claim(party, DocumentType.ACKNOWLEDGEMENT, any -> true);
        Acknowledgement acknowledgement =
                documents.read(Acknowledgement.class, document.content()).orThrow();
        Map<String, Set<String>> refused = new TreeMap<>();
        for (Acknowledgement.RejectedTransaction transaction : acknowledgement.transactions()) {
            refused.put(
                    transaction.transactionId(),
                    new TreeSet<>(
                            transaction.reasons().stream().map(Reason::code).toList()));
        }
        String[] items = list.split(";", -1);
        for (String item : items) {
            String[] parts = item.strip().split(" WITH ", -1);
            String id = speech.transactionId(parts[0]);
            if (!refused.getOrDefault(id, Set.of()).contains(parts[1])) {
                throw new NotMet(
                        "transaction " + id + " was to be refused with " + parts[1] + ", but refused was " + refused);
            }
        }
        if (refused.size() != items.length) {
            throw new NotMet("other transactions were refused too: " + refused);
        }
        return "RSM-009: " + refused;
    }

    /** An RSM-009 that refuses a single transaction, whichever it is, with just this code. */
    String anyRefusal(PartyId party, String code) throws InterruptedException {
        ReceivedDocument document = claim(party, DocumentType.ACKNOWLEDGEMENT, any -> true);
        List<String> codes = documents.read(Acknowledgement.class, document.content()).orThrow().transactions().stream()
                .flatMap(transaction -> transaction.reasons().stream())
                .map(Reason::code)
                .toList();
        if (!codes.equals(List.of(code))) {
            throw new NotMet("expected one refusal with " + code + ", but the codes are " + codes);
        }
        return "RSM-009: " + code;
    }

    /** Every value of every point (or of the one point) at the supplier in force, or the neighbouring grid companies, and nowhere else. */
    String valuesWhereTheyBelong(@Nullable Gsrn only, LocalDate from, LocalDate to) throws InterruptedException {
        long before = ledger.receivedCount();
        int documentCount = 0;
        long until = System.nanoTime() + PATIENCE.toNanos();
        // Corrections and repeats also send values that are where they belong already, so every document on its way is
        // awaited.
        while (firstMissing(only, from, to) != null || !hub.isIdle() || anyValuesUnclaimed()) {
            Optional<ReceivedDocument> document = mailroom.claim(Expectations::hasValues, POLL);
            if (document.isPresent()) {
                ledger.received(document.get().receiver(), document.get().content(), documents);
                documentCount++;
            } else if (System.nanoTime() > until) {
                String missing = firstMissing(only, from, to);
                throw new NotMet(missing == null ? "the hub does not come to rest" : missing);
            }
        }
        String stray = firstStray(only, from, to);
        if (stray != null) {
            throw new NotMet(stray);
        }
        return (ledger.receivedCount() - before) + " values received in " + documentCount
                + " RSM-012, each where it belongs";
    }

    private boolean anyValuesUnclaimed() {
        return mailroom.unclaimed().stream().anyMatch(Expectations::hasValues);
    }

    private static boolean hasValues(ReceivedDocument document) {
        return document.type() == DocumentType.VALIDATED_MEASURE_DATA;
    }

    private List<Point> pointsOf(@Nullable Gsrn only) {
        return only == null
                ? market.points().stream().filter(point -> !point.gridLoss()).toList()
                : List.of(market.point(only));
    }

    private @Nullable String firstMissing(@Nullable Gsrn only, LocalDate from, LocalDate to) {
        for (Point point : pointsOf(only)) {
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                long sent = ledger.sentCount(point.gsrn(), day);
                for (PartyId receiver : receivers(point, day)) {
                    long right = ledger.rightlyReceived(receiver, point.gsrn(), day);
                    if (right != sent || sent == 0) {
                        return receiver + " has " + right + " of " + sent + " values of " + point.gsrn() + " for "
                                + day;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable String firstStray(@Nullable Gsrn only, LocalDate from, LocalDate to) {
        for (Point point : pointsOf(only)) {
            for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                Set<PartyId> entitled = receivers(point, day);
                for (PartyId party : market.parties().keySet()) {
                    if (!entitled.contains(party) && ledger.hasReceivedAny(party, point.gsrn(), day)) {
                        return party + " has received values of " + point.gsrn() + " for " + day
                                + ", which are not its own";
                    }
                }
            }
        }
        return null;
    }

    private Set<PartyId> receivers(Point point, LocalDate day) {
        Set<PartyId> receivers = new HashSet<>();
        if (point.type() == MeteringPointType.EXCHANGE) {
            receivers.add(market.ownerOf(point.fromGridArea()));
            receivers.add(market.ownerOf(point.toGridArea()));
            receivers.remove(market.ownerOf(point.gridArea())); // who reads it knows it already
        } else {
            market.supplierOf(point.gsrn(), day).ifPresent(receivers::add);
        }
        return receivers;
    }

    String confirmation(PartyId party, String name) throws InterruptedException {
        String id = speech.transactionId(name);
        DocumentType request = requests.typeOf(name);
        DocumentType type = request.confirmation().orElseThrow();
        claim(party, type, document -> confirmed(type, document).contains(id));
        return request.rsm() + " confirmed";
    }

    /** The transactions that the document confirms. */
    private List<String> confirmed(DocumentType type, ReceivedDocument document) {
        if (type == DocumentType.PRICE_LIST_CHANGE_CONFIRMATION) {
            return documents
                    .read(ConfirmRequestChangeOfPriceList.class, document.content())
                    .orThrow()
                    .transactions()
                    .stream()
                    .map(ConfirmRequestChangeOfPriceList.Transaction::originalTransactionId)
                    .toList();
        }
        return documents.read(type, RequestConfirmation.class, document.content()).orThrow().transactions().stream()
                .map(RequestConfirmation.Transaction::originalTransactionId)
                .toList();
    }

    /** A rejection with exactly this code, whose text names no party. */
    String rejection(PartyId party, String name, String code) throws InterruptedException {
        String id = speech.transactionId(name);
        DocumentType request = requests.typeOf(name);
        DocumentType type = request.rejection().orElseThrow();
        ReceivedDocument document =
                claim(party, type, received -> !reasonsOf(type, received, id).isEmpty());
        List<Reason> reasons = reasonsOf(type, document, id);
        if (reasons.size() != 1 || !reasons.get(0).code().equals(code)) {
            throw new NotMet("expected " + code + " only, but the reasons are " + reasons);
        }
        String text = reasons.get(0).text();
        for (PartyId other : market.parties().keySet()) {
            if (text.contains(other.value())) {
                throw new NotMet("the text tells of party " + other + ": " + text);
            }
        }
        return request.rsm() + " rejected: " + code + " \"" + text + "\"";
    }

    /** Why the transaction is refused; empty when the document does not refuse it. */
    private List<Reason> reasonsOf(DocumentType type, ReceivedDocument document, String id) {
        if (SeriesRequestRejection.TYPES.contains(type)) {
            return documents
                    .read(type, SeriesRequestRejection.class, document.content())
                    .orThrow()
                    .transactions()
                    .stream()
                    .filter(transaction -> transaction.originalTransactionId().equals(id))
                    .flatMap(transaction -> transaction.reasons().stream())
                    .toList();
        }
        if (type == DocumentType.VALIDATED_MEASURE_DATA_REJECTION) {
            return documents
                    .read(type, RejectRequestValidatedMeasureData.class, document.content())
                    .orThrow()
                    .transactions()
                    .stream()
                    .filter(transaction -> transaction.originalTransactionId().equals(id))
                    .flatMap(transaction -> transaction.reasons().stream())
                    .toList();
        }
        if (type == DocumentType.PRICE_LIST_CHANGE_REJECTION) {
            return documents
                    .read(type, PriceListRequestRejection.class, document.content())
                    .orThrow()
                    .transactions()
                    .stream()
                    .filter(transaction -> transaction.originalTransactionId().equals(id))
                    .flatMap(transaction -> transaction.reasons().stream())
                    .toList();
        }
        if (SeriesRequestRejection.TYPES.contains(type)) {
            return documents
                    .read(type, SeriesRequestRejection.class, document.content())
                    .orThrow()
                    .transactions()
                    .stream()
                    .filter(transaction -> transaction.originalTransactionId().equals(id))
                    .flatMap(transaction -> transaction.reasons().stream())
                    .toList();
        }
        return documents.read(type, RequestRejection.class, document.content()).orThrow().transactions().stream()
                .filter(transaction -> transaction.originalTransactionId().equals(id))
                .flatMap(transaction -> transaction.reasons().stream())
                .toList();
    }

    /** An RSM-004 about the point and date that refers to no transaction. @param reason code of the process; empty for any */
    String notification(PartyId party, String reason, Gsrn gsrn, Instant from) throws InterruptedException {
        claim(party, DocumentType.GENERIC_NOTIFICATION, document -> {
            GenericNotification notification = documents
                    .read(GenericNotification.class, document.content())
                    .orThrow();
            return (reason.isEmpty() || notification.header().processCode().equals(reason))
                    && notification.transactions().stream()
                            .anyMatch(transaction -> isAbout(transaction.meteringPointId(), gsrn)
                                    && transaction.originalTransactionId().isEmpty()
                                    && isFrom(transaction.validFrom(), from));
        });
        return "RSM-004 received";
    }

    /** An RSM-022 of the point as it is from a date on, which names no supplier but its receiver. */
    String masterData(PartyId party, Gsrn gsrn, Instant from) throws InterruptedException {
        ReceivedDocument received =
                claim(
                        party, DocumentType.METERING_POINT_DATA, document -> documents
                                .read(AccountingPointCharacteristics.class, document.content())
                                .orThrow()
                                .transactions()
                                .stream()
                                .anyMatch(transaction ->
                                        isAbout(transaction.meteringPoint().meteringPointId(), gsrn)
                                                && isFrom(transaction.validFrom(), from)));
        AccountingPointCharacteristics.MeteringPoint point = documents
                .read(AccountingPointCharacteristics.class, received.content())
                .orThrow()
                .transactions()
                .get(0)
                .meteringPoint();
        String supplier = point.energySupplier().value();
        if (market.parties().getOrDefault(party, Set.of()).contains(MarketRole.ENERGY_SUPPLIER)
                && !supplier.isEmpty()
                && !supplier.equals(party.value())) {
            throw new NotMet("the document tells a supplier of the supplier " + supplier);
        }
        return "RSM-022 received: " + point.characteristics().typeCode() + " "
                + point.characteristics().connectionStateCode();
    }

    /** An RSM-028 of the customer at the point from a date on. @param number of the customer; empty for any */
    String customerData(PartyId party, Gsrn gsrn, Instant from, String number) throws InterruptedException {
        claim(
                party,
                DocumentType.CUSTOMER_DATA,
                document ->
                        documents
                                .read(CharacteristicsOfACustomerAtAnAP.class, document.content())
                                .orThrow()
                                .transactions()
                                .stream()
                                .anyMatch(transaction ->
                                        isAbout(transaction.data().customers().meteringPointId(), gsrn)
                                                && isFrom(transaction.validFrom(), from)
                                                && (number.isEmpty()
                                                        || transaction
                                                                .data()
                                                                .customers()
                                                                .customer()
                                                                .value()
                                                                .equals(number))));
        return "RSM-028 received";
    }

    /** An RSM-025 about the point. */
    String cancellationNotice(PartyId party, Gsrn gsrn) throws InterruptedException {
        claim(
                party,
                DocumentType.CANCELLATION_NOTIFICATION,
                document ->
                        documents.read(NotifyCancellation.class, document.content()).orThrow().transactions().stream()
                                .anyMatch(transaction -> isAbout(transaction.meteringPointId(), gsrn)));
        return "RSM-025 received";
    }

    /** All values of these days, whoever else had them before. */
    String valuesOnceMore(PartyId party, Gsrn gsrn, LocalDate from, LocalDate to) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        // The party may have had them before: what comes now is another document.
        ReceivedDocument again = mailroom.claim(
                        document -> hasValues(document) && document.receiver().equals(party), PATIENCE)
                .orElseThrow(() -> new NotMet("no RSM-012 came to " + party));
        ledger.received(again.receiver(), again.content(), documents);
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            while (ledger.rightlyReceived(party, gsrn, day) != ledger.sentCount(gsrn, day)) {
                Optional<ReceivedDocument> document = mailroom.claim(Expectations::hasValues, POLL);
                if (document.isPresent()) {
                    ledger.received(document.get().receiver(), document.get().content(), documents);
                } else if (System.nanoTime() > until) {
                    throw new NotMet(party + " has " + ledger.rightlyReceived(party, gsrn, day) + " of "
                            + ledger.sentCount(gsrn, day) + " values of " + day);
                }
            }
        }
        return "RSM-012 received";
    }

    private static boolean isAbout(CodedId meteringPoint, Gsrn gsrn) {
        return meteringPoint.value().equals(gsrn.value());
    }

    private static boolean isFrom(DocumentTime time, Instant from) {
        return time.instant().filter(from::equals).isPresent();
    }

    /** Runs a settlement of all areas and sends its results. */
    String settle(String type, LocalDate from, LocalDate to) {
        TreeSet<GridAreaCode> areas = new TreeSet<>();
        market.areas().forEach(area -> areas.add(new GridAreaCode(area)));
        StartOutcome outcome =
                hub.settlement().settle(CalculationType.of(type), calendar.intervalOf(from, to.plusDays(1)), areas);
        if (!(outcome instanceof StartOutcome.Started started)) {
            throw new NotMet("the run was refused: " + outcome);
        }
        resultsSent = hub.settlement().send(started.run().version());
        return "run " + started.run().version() + " " + started.run().status() + ", " + resultsSent
                + " documents on their way";
    }

    /** Every result that was sent has come, and each area's account adds up to what the grid companies sent, to the last watt-hour. */
    String results(LocalDate from, LocalDate to) throws InterruptedException {
        Interval period = calendar.intervalOf(from, to.plusDays(1));
        List<ReceivedDocument> received = new ArrayList<>();
        while (received.size() < resultsSent) {
            received.add(mailroom.claim(any -> any.type() == DocumentType.AGGREGATED_MEASURE_DATA, PATIENCE)
                    .orElseThrow(() -> new NotMet(received.size() + " of " + resultsSent + " RSM-014 came")));
        }
        accounts = accountsOf(received, period);
        for (AreaAccount account : accounts) {
            if (account.differenceWh() != 0) {
                throw new NotMet("area " + account.area() + " is out by " + account.differenceWh() + " Wh: " + account);
            }
        }
        return received.size() + " RSM-014 received; every area adds up";
    }

    private List<AreaAccount> accountsOf(List<ReceivedDocument> received, Interval period) {
        Map<String, Map<String, BigDecimal>> sums = new TreeMap<>();
        for (ReceivedDocument document : received) {
            NotifyAggregatedMeasureData data = documents
                    .read(NotifyAggregatedMeasureData.class, document.content())
                    .orThrow();
            if (data.header().receiver().roleCode().equals(GRID_COMPANY_ROLE)) {
                data.series().forEach(series -> add(sums, series));
            }
        }
        List<AreaAccount> found = new ArrayList<>();
        for (String area : market.areas()) {
            Map<String, BigDecimal> sum = sums.getOrDefault(area, Map.of());
            long production = sentWh(area, MeteringPointType.PRODUCTION, period);
            long consumption = sentWh(area, MeteringPointType.CONSUMPTION, period);
            long lossAsConsumption = wh(sum, "E17/D01") + wh(sum, "E17/E02") - consumption;
            long lossAsProduction = wh(sum, "E18/") - production;
            long exchange = wh(sum, "E20/");
            if (exchange != sentExchangeWh(area, period)) {
                throw new NotMet("area " + area + " received " + exchange + " Wh of exchange, sent was "
                        + sentExchangeWh(area, period));
            }
            found.add(new AreaAccount(area, production, exchange, consumption, lossAsConsumption - lossAsProduction));
        }
        return found;
    }

    /** Sums per kind: type and settlement method, for series of the whole area; total consumption (E17 without method) apart. */
    private static void add(Map<String, Map<String, BigDecimal>> sums, NotifyAggregatedMeasureData.Series series) {
        if (!series.head().inDomain().isAbsent()
                || !series.head().energySupplier().isAbsent()) {
            return;
        }
        String kind = series.head().typeCode() + "/" + series.head().settlementMethodCode();
        Map<String, BigDecimal> area =
                sums.computeIfAbsent(series.head().gridArea().value(), unused -> new TreeMap<>());
        for (NotifyAggregatedMeasureData.Point point : series.points()) {
            BigDecimal quantity = point.quantityKwh();
            area.merge(kind, quantity == null ? BigDecimal.ZERO : quantity, BigDecimal::add);
        }
    }

    private static long wh(Map<String, BigDecimal> sums, String kind) {
        return sums.getOrDefault(kind, BigDecimal.ZERO).movePointRight(3).longValueExact();
    }

    private long sentWh(String area, MeteringPointType type, Interval period) {
        return market.points().stream()
                .filter(point -> point.type() == type && point.gridArea().equals(area) && !point.gridLoss())
                .mapToLong(point -> ledger.sentWh(point.gsrn(), period.from(), period.to()))
                .sum();
    }

    private long sentExchangeWh(String area, Interval period) {
        long net = 0;
        for (Point point : market.points()) {
            if (point.type() == MeteringPointType.EXCHANGE) {
                long quantity = ledger.sentWh(point.gsrn(), period.from(), period.to());
                net += point.toGridArea().equals(area) ? quantity : 0;
                net -= point.fromGridArea().equals(area) ? quantity : 0;
            }
        }
        return net;
    }

    /** Nothing waits in any mailbox or on its way there, and every document received was expected. */
    String nothingMore() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!hub.isIdle()) {
            if (System.nanoTime() > until) {
                throw new NotMet("the hub does not come to rest");
            }
            mailroom.claim(none -> false, POLL);
        }
        List<ReceivedDocument> left = mailroom.unclaimed();
        if (!left.isEmpty()) {
            throw new NotMet("unexpected: " + describe(left));
        }
        return "nothing else has come to anybody";
    }

    /** One record in the log for each document that parties sent or received, none without a decision. */
    String logHoldsEverything() {
        List<LogRow> rows = hub.database()
                .inTransaction(unit -> hub.stores().log().search(unit, LogQuery.messages(LogQuery.LIMIT_MAX)));
        long in = rows.stream().filter(row -> row.direction() == Direction.IN).count();
        long out = rows.size() - in;
        if (in != mailroom.sentCount() || out != mailroom.all().size()) {
            throw new NotMet("the log has " + in + " messages in and " + out + " out, but " + mailroom.sentCount()
                    + " were sent and " + mailroom.all().size() + " received");
        }
        return in + " messages in and " + out + " out, each with its outcome";
    }

    List<AreaAccount> accounts() {
        return accounts;
    }
}
