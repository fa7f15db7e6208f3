package org.meterhub.hubroutes.metereddata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.delivery.MeasureDataRenderer;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messagelog.ItemGroup;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messagelog.OutboundItem;
import org.meterhub.messagelog.OutboundItems;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.RejectRequestValidatedMeasureData;
import org.meterhub.messageschemas.documents.RequestValidatedMeasureData;
import org.meterhub.metereddata.AnsweredSeries;
import org.meterhub.metereddata.MergedDay;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.MeteredPointPeriod;
import org.meterhub.metereddata.requests.DataRequest;
import org.meterhub.metereddata.requests.DataRequestRules;
import org.meterhub.metereddata.requests.RequestCase;
import org.meterhub.metereddata.requests.RequestedValues;
import org.meterhub.supplierregistry.MeteringPoints;

/** The steps of a request for metered data. Answers become items beside all others, so that the bundler makes documents of them: one request, one or more. */
public final class MeteredDataRequests {

    /** Requests that one document may hold; as many as a bundle has series. */
    static final int TRANSACTIONS_MAX = 2_000;

    /** Stored days in memory at once: a quarterly day has some hundred bytes. */
    private static final long DAYS_AT_ONCE_MAX = 50_000;

    private final Intake intake;
    private final Answers answers;
    private final RegistryPeriods registry;
    private final MeteredDays days;
    private final OutboundItems items;
    private final RequestedValues values;
    private final MarketProfile profile;
    private final MarketClock clock;

    public MeteredDataRequests(
            Intake intake,
            Answers answers,
            MeteringPoints meteringPoints,
            MeteredDays days,
            OutboundItems items,
            MarketProfile profile,
            MarketClock clock) {
        this.intake = intake;
        this.answers = answers;
        this.registry = new RegistryPeriods(meteringPoints);
        this.days = days;
        this.items = items;
        this.values = new RequestedValues(profile.calendar());
        this.profile = profile;
        this.clock = clock;
    }

    /** Asks the registry once for all metering points of the document. */
    public RequestedData findMeteringPoints(InboundMessage inbound) {
        Instant now = clock.now();
        List<RequestValidatedMeasureData.Transaction> transactions =
                inbound.document(RequestValidatedMeasureData.class).transactions();
        Sending sending = Sending.of(inbound);
        List<DataRequest> requests = transactions.stream()
                .map(transaction -> ReadRequest.of(sending, transaction))
                .toList();
        Map<Gsrn, List<MeteredPointPeriod>> known = periods(inbound.unit(), requests, now);
        List<RequestedData.Entry> entries = new ArrayList<>(transactions.size());
        for (int i = 0; i < transactions.size(); i++) {
            DataRequest request = requests.get(i);
            List<MeteredPointPeriod> periods = request.gsrn()
                    .map(gsrn -> known.getOrDefault(gsrn, List.of()))
                    .orElse(List.of());
            entries.add(new RequestedData.Entry(transactions.get(i), new RequestCase(request, periods, now, profile)));
        }
        return new RequestedData(inbound, entries);
    }

    private Map<Gsrn, List<MeteredPointPeriod>> periods(UnitOfWork unit, List<DataRequest> requests, Instant now) {
        Set<Gsrn> points = new LinkedHashSet<>();
        Instant from = Instant.MAX;
        Instant to = Instant.MIN;
        for (DataRequest request : requests) {
            Optional<Interval> period = RequestCase.periodOf(request, now, profile.calendar());
            if (period.isPresent()) {
                request.gsrn().ifPresent(points::add);
                from = from.isBefore(period.get().from()) ? from : period.get().from();
                to = to.isAfter(period.get().to()) ? to : period.get().to();
            }
        }
        return points.isEmpty() ? Map.of() : registry.periods(unit, points, new Interval(from, to));
    }

    /** Every rule for every request; one that is refused does not touch the others. */
    public RequestedData judge(RequestedData requested) {
        int count = 0;
        for (RequestedData.Entry entry : requested.entries()) {
            List<Rejection> reasons = ++count > TRANSACTIONS_MAX
                    ? List.of(RejectionCode.GENERAL_ERROR.at(
                            "Series", "found more requests than a document may have, expected " + TRANSACTIONS_MAX))
                    : DataRequestRules.judge(entry.requested());
            if (reasons.isEmpty()) {
                requested.grant(entry);
            } else {
                requested.reject(entry, reasons);
            }
        }
        return requested;
    }

    /** Reads what is stored, portion by portion, and makes items of what each requester may see; where there is nothing, that is a reason too. */
    public RequestedData lookUp(RequestedData requested) {
        ItemGroup group = MeasureDataRenderer.answerGroup(
                requested.inbound().party(),
                answers.answerRole(requested.inbound()),
                requested.inbound().header().process().orElseThrow(),
                requested.inbound().header().messageId());
        byDays(requested.granted()).forEach((span, entries) -> {
            int atOnce = (int) Math.max(1, DAYS_AT_ONCE_MAX / ChronoUnit.DAYS.between(span.from(), span.to()));
            for (int i = 0; i < entries.size(); i += atOnce) {
                lookUp(requested, group, span, entries.subList(i, Math.min(entries.size(), i + atOnce)));
            }
        });
        return requested;
    }

    /** Market days from, inclusive, and to, exclusive. */
    private record Span(LocalDate from, LocalDate to) {}

    /** Requests for the same days are looked up together. */
    private Map<Span, List<RequestedData.Entry>> byDays(List<RequestedData.Entry> entries) {
        MarketCalendar calendar = profile.calendar();
        Map<Span, List<RequestedData.Entry>> grouped = new LinkedHashMap<>();
        for (RequestedData.Entry entry : entries) {
            Interval period = entry.requested().period().orElseThrow();
            Span span = new Span(
                    calendar.dayOf(period.from()),
                    calendar.dayOf(period.to().minusNanos(1)).plusDays(1));
            grouped.computeIfAbsent(span, none -> new ArrayList<>()).add(entry);
        }
        return grouped;
    }

    private void lookUp(RequestedData requested, ItemGroup group, Span span, List<RequestedData.Entry> entries) {
        Map<Gsrn, List<MergedDay>> stored = stored(requested.inbound().unit(), span, entries);
        List<OutboundItem> told = new ArrayList<>();
        for (RequestedData.Entry entry : entries) {
            List<MergedDay> ofPoint = stored.getOrDefault(entry.request().gsrn().orElseThrow(), List.of());
            List<AnsweredSeries> series = entry.request().kind() == DataRequest.Kind.VALUES
                    ? values.values(entry.request(), entry.requested().entitled(), ofPoint)
                    : values.sums(entry.request(), entry.requested().entitled(), ofPoint);
            series.forEach(one -> told.add(OutboundItem.waitingForNobody(group, one.pack(), points(one))));
            if (series.isEmpty()) {
                requested.reject(entry, List.of(DataRequestRules.nothingThere()));
            }
        }
        if (!told.isEmpty()) {
            items.add(requested.inbound().unit(), told);
        }
    }

    private static int points(AnsweredSeries answered) {
        return answered.series().values().size();
    }

    private Map<Gsrn, List<MergedDay>> stored(UnitOfWork unit, Span span, List<RequestedData.Entry> entries) {
        Set<Gsrn> points = new LinkedHashSet<>();
        entries.forEach(entry -> points.add(entry.request().gsrn().orElseThrow()));
        List<MergedDay> all = new ArrayList<>(days.read(unit, points, span.from(), span.to(), KnownAt.LATEST));
        all.addAll(MergedDay.merge(days.monthVersions(unit, points, span.from(), span.to(), KnownAt.LATEST)));
        Map<Gsrn, List<MergedDay>> byPoint = new HashMap<>();
        all.forEach(day -> byPoint.computeIfAbsent(day.meteringPoint(), none -> new ArrayList<>())
                .add(day));
        return byPoint;
    }

    /** One document for each refused request, since these are not bundled (docs/internals/message-log.md#items-and-bundles), and the decision in the log. */
    public void answer(RequestedData requested) {
        InboundMessage inbound = requested.inbound();
        requested
                .rejected()
                .forEach((entry, reasons) -> answers.answer(
                        inbound,
                        DocumentType.VALIDATED_MEASURE_DATA_REJECTION,
                        header -> DocumentWriter.write(RejectRequestValidatedMeasureData.of(
                                header,
                                List.of(new RejectRequestValidatedMeasureData.Transaction(
                                        answers.newId(),
                                        entry.transaction().transactionId(),
                                        Reason.of(reasons),
                                        entry.transaction().meteringPointId()))))));
        int refused = requested.rejected().size();
        MessageOutcome outcome = refused == 0
                ? MessageOutcome.ACCEPTED
                : refused == requested.entries().size() ? MessageOutcome.REJECTED : MessageOutcome.PARTLY_ACCEPTED;
        intake.conclude(
                inbound,
                outcome,
                requested.rejected().values().stream()
                        .flatMap(Collection::stream)
                        .toList());
    }
}
