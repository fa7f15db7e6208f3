package org.meterhub.acceptance.crash;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.meterhub.acceptance.crash.SentDocument.Answer;
import org.meterhub.acceptance.crash.SentDocument.Day;
import org.meterhub.acceptance.crash.SentDocument.Values;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.marketplay.ExampleMarket;
import org.meterhub.marketplay.ExampleMarket.Point;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.MeasureDataWriter;
import org.meterhub.messageschemas.MeasureSeriesHead;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier;

/**
 * Makes up what one party sends. Every day of a point is sent once and every change of supplier asked for once, so that what must come of a
 * document does not depend on the order in which documents arrive.
 */
final class Letters {

    /** A GSRN with a right check digit that is nobody's. */
    private static final Gsrn UNKNOWN_POINT = Gsrn.ofBody("70705759999999999");

    private static final int SERIES_MAX = 4;

    /** One document in twenty is a bundle of at least so many series, one of which is refused: a kill may fall into the middle of it. */
    private static final int BUNDLE_SERIES_MIN = 60;

    private static final MarketProfile PROFILE = MarketProfile.norway();
    private static final LocalDate TODAY = PROFILE.calendar().dayOf(ExampleHub.BEGINNING);

    private final ExampleMarket market;
    private final PartyId party;
    private final Random random;
    private final List<Point> points;
    private final Map<Day, long[]> sent = new HashMap<>();
    private int documents;
    private int days;
    private int changes;

    /** @param party a grid company, which then sends values, or a supplier, which then asks for changes */
    Letters(ExampleMarket market, PartyId party, long seed) {
        this.market = market;
        this.party = party;
        this.random = new Random(seed);
        this.points = market.points().stream()
                .filter(point -> !point.gridLoss() && point.type() != MeteringPointType.EXCHANGE)
                .filter(point -> isGridCompany()
                        ? market.ownerOf(point.gridArea()).equals(party)
                        : isSuppliedBy(nextAfter(party), point))
                .toList();
    }

    /** From now to the last day a change may start on. */
    private boolean isSuppliedBy(PartyId supplier, Point point) {
        return supplierOf(point, TODAY).equals(supplier)
                && supplierOf(point, TODAY.plusDays(PROFILE.switchDaysAheadMax()))
                        .equals(supplier);
    }

    private boolean isGridCompany() {
        return market.parties().getOrDefault(party, Set.of()).contains(MarketRole.GRID_COMPANY);
    }

    private PartyId supplierOf(Point point, LocalDate day) {
        return market.supplierOf(point.gsrn(), day).orElseThrow();
    }

    /** Each supplier courts the customers of the next one, so that no two ask for the same point. */
    private PartyId nextAfter(PartyId supplier) {
        List<PartyId> suppliers = market.parties().entrySet().stream()
                .filter(entry -> entry.getValue().contains(MarketRole.ENERGY_SUPPLIER))
                .map(Map.Entry::getKey)
                .toList();
        return suppliers.get((suppliers.indexOf(supplier) + 1) % suppliers.size());
    }

    /** The quantities that were sent for a day. */
    synchronized long[] quantitiesWh(Day day) {
        return sent.getOrDefault(day, new long[0]);
    }

    /** The next document. */
    synchronized SentDocument next() {
        documents++;
        return isGridCompany() ? values() : change();
    }

    private String id(String kind) {
        return String.format("%s-%s-%05d", kind, party.value().substring(6), documents);
    }

    private SentDocument values() {
        int dice = random.nextInt(20);
        boolean misaddressed = dice == 0;
        boolean bundle = dice == 5;
        boolean withRefused = dice >= 1 && dice <= 4 || bundle;
        int accepted = dice == 1 ? 0 : 1 + Math.max(0, random.nextInt(2 * SERIES_MAX) - SERIES_MAX);
        if (bundle) {
            accepted = BUNDLE_SERIES_MIN + random.nextInt(BUNDLE_SERIES_MIN);
        }
        // In the middle of a bundle, so that what stands before it and after it must stay together.
        int refusedAt = withRefused ? accepted / 2 : -1;
        String messageId = id("values");
        MeasureDataWriter writer = new MeasureDataWriter(DocumentHeader.toHub(
                DocumentType.VALIDATED_MEASURE_DATA,
                messageId,
                BusinessReason.PERIODIC_METERING,
                party,
                MarketRole.METERED_DATA_RESPONSIBLE,
                // A document for somebody else is refused as a whole.
                misaddressed ? party : PROFILE.hub(),
                ExampleHub.BEGINNING));
        List<Values> values = new ArrayList<>();
        int series = accepted + (withRefused ? 1 : 0);
        for (int ordinal = 0; ordinal < series; ordinal++) {
            String transactionId = messageId + "-" + ordinal;
            if (ordinal == refusedAt) {
                refusedSeries(writer, transactionId);
            } else {
                values.add(series(writer, transactionId, ordinal));
            }
        }
        return new SentDocument(
                party,
                Channel.MEASURE,
                messageId,
                "",
                writer.finish(),
                misaddressed ? List.of() : values,
                misaddressed ? Answer.REFUSED_DOCUMENT : withRefused ? Answer.REFUSED_SERIES : Answer.NONE);
    }

    private Values series(MeasureDataWriter writer, String transactionId, int ordinal) {
        Point point = points.get(days % points.size());
        LocalDate date = TODAY.minusDays(1 + days / points.size());
        days++;
        Interval period = PROFILE.calendar().intervalOf(date);
        writer.beginSeries(MeasureSeriesHead.of(
                transactionId, point.gsrn(), point.type(), ExampleHub.BEGINNING, point.resolution(), period));
        long[] quantities = new long[point.resolution().steps(period)];
        long sum = 0;
        for (int i = 0; i < quantities.length; i++) {
            quantities[i] = random.nextInt(5_000);
            sum += quantities[i];
            writer.point(i + 1, quantities[i], Quality.MEASURED);
        }
        writer.endSeries();
        Day day = new Day(point.gsrn(), date);
        sent.put(day, quantities);
        return new Values(day, ordinal, supplierOf(point, date), sum);
    }

    /** Of a point that the hub does not know. */
    private void refusedSeries(MeasureDataWriter writer, String transactionId) {
        Point like = points.get(0);
        Interval period = PROFILE.calendar().intervalOf(TODAY.minusDays(1));
        writer.beginSeries(MeasureSeriesHead.of(
                transactionId, UNKNOWN_POINT, like.type(), ExampleHub.BEGINNING, like.resolution(), period));
        for (int i = 0; i < like.resolution().steps(period); i++) {
            writer.point(i + 1, 1_000, Quality.MEASURED);
        }
        writer.endSeries();
    }

    private SentDocument change() {
        boolean refused = random.nextInt(4) == 0;
        String messageId = id("change");
        String transactionId = id("request");
        Gsrn gsrn = UNKNOWN_POINT;
        Instant start = PROFILE.calendar().startOf(TODAY.plusDays(PROFILE.switchDaysAheadMin()));
        if (!refused) {
            int daysAhead = PROFILE.switchDaysAheadMin() + changes / points.size();
            if (daysAhead > PROFILE.switchDaysAheadMax()) {
                throw new IllegalStateException("no change is left to ask for");
            }
            gsrn = points.get(changes % points.size()).gsrn();
            start = PROFILE.calendar().startOf(TODAY.plusDays(daysAhead));
            changes++;
        }
        DocumentHeader header = DocumentHeader.toHub(
                DocumentType.CHANGE_OF_SUPPLIER_REQUEST,
                messageId,
                BusinessReason.CHANGE_OF_SUPPLIER,
                party,
                MarketRole.ENERGY_SUPPLIER,
                PROFILE.hub(),
                ExampleHub.BEGINNING);
        RequestChangeOfSupplier.Transaction transaction = new RequestChangeOfSupplier.Transaction(
                transactionId,
                "",
                CodedId.of(gsrn),
                CodedId.of(party),
                CodedId.ABSENT,
                CodedId.ABSENT,
                CodedId.ABSENT,
                "",
                DocumentTime.of(start));
        return new SentDocument(
                party,
                Channel.STRUCTURE,
                messageId,
                transactionId,
                DocumentWriter.write(new RequestChangeOfSupplier(header, List.of(transaction))),
                List.of(),
                refused ? Answer.REJECTION : Answer.CONFIRMATION);
    }
}
