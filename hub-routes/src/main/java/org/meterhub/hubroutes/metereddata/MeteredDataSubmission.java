package org.meterhub.hubroutes.metereddata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.delivery.MeasureDataRenderer;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.intake.DocumentContent;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.UnchangedSeries;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messagelog.OutboundItem;
import org.meterhub.messagelog.OutboundItems;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.metereddata.AddressedSeries;
import org.meterhub.metereddata.DaySplitter;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.Forwarding;
import org.meterhub.metereddata.KnownDays;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.SubmittedSeries;
import org.meterhub.metereddata.rules.SaysSomethingNewRule;
import org.meterhub.metereddata.rules.SeriesRules;
import org.meterhub.supplierregistry.MeteringPoints;
import org.meterhub.supplierregistry.Parties;

/** The steps of a submission of metered data. All of one document happens in the transaction it came in. */
public final class MeteredDataSubmission {

    private static final String COMPARING = "metered-data.comparing-";

    private final Intake intake;
    private final Answers answers;
    private final RegistryPeriods registry;
    private final MeteredDays days;
    private final OutboundItems items;
    private final Authorities authorities;
    private final DaySplitter splitter;
    private final MarketProfile profile;
    private final MarketClock clock;

    public MeteredDataSubmission(
            Intake intake,
            Answers answers,
            MeteringPoints meteringPoints,
            Parties parties,
            MeteredDays days,
            OutboundItems items,
            MarketProfile profile,
            MarketClock clock) {
        this.intake = intake;
        this.answers = answers;
        this.registry = new RegistryPeriods(meteringPoints);
        this.days = days;
        this.items = items;
        this.authorities = new Authorities(profile, parties);
        this.splitter = new DaySplitter(profile.calendar());
        this.profile = profile;
        this.clock = clock;
    }

    /** Asks once what will be asked about all documents of a batch, so that a batch of small ones costs as little as one large one. */
    public List<InboundMessage> lookUpBatch(List<InboundMessage> batch) {
        List<InboundMessage> submissions = batch.stream()
                .filter(inbound -> inbound.rejections().isEmpty()
                        && inbound.type()
                                .filter(DocumentType.VALIDATED_MEASURE_DATA::equals)
                                .isPresent())
                .toList();
        if (!submissions.isEmpty()) {
            UnitOfWork unit = submissions.get(0).unit();
            List<MeasureSeries> read = new ArrayList<>();
            submissions.forEach(inbound -> read.addAll(seriesOf(inbound)));
            registry.lookUp(
                    unit, pointsOf(read), intervalOf(read, submissions.get(0).receivedAt()));
            if (profile.meteredData().unchanged() != UnchangedSeries.STORE) {
                lookUpDays(unit, submissions);
            }
        }
        return batch;
    }

    /**
     * Finds out what is stored of the days of a batch. A point's values come from one party; what one party sends is compared one transaction after the
     * other, or two corrections at the same time would each seem to change nothing.
     */
    private void lookUpDays(UnitOfWork unit, List<InboundMessage> submissions) {
        submissions.stream()
                .map(inbound -> COMPARING + inbound.party())
                .distinct()
                .sorted()
                .forEach(unit::holdAlone);
        List<SubmittedSeries> series = new ArrayList<>();
        for (InboundMessage inbound : submissions) {
            seriesOf(inbound)
                    .forEach(each ->
                            series.add(ReadSeries.submitted(each, inbound.party(), inbound.receivedAt(), profile)));
        }
        knownDays(unit).lookUp(unit, series);
    }

    private static List<MeasureSeries> seriesOf(InboundMessage inbound) {
        return inbound.content(DocumentContent.MeasureData.class).series();
    }

    /** All metering points of the document. */
    public Submission findMeteringPoints(InboundMessage inbound) {
        List<MeasureSeries> read = seriesOf(inbound);
        List<Submission.Entry> entries = new ArrayList<>(read.size());
        for (MeasureSeries series : read) {
            entries.add(entryOf(inbound, entries.size(), series));
        }
        return new Submission(
                inbound,
                entries,
                registry.periods(inbound.unit(), pointsOf(read), intervalOf(read, inbound.receivedAt())));
    }

    private static Set<Gsrn> pointsOf(List<MeasureSeries> read) {
        Set<Gsrn> points = new LinkedHashSet<>();
        read.forEach(series -> ReadSeries.meteringPoint(series).ifPresent(points::add));
        return points;
    }

    /** The rules also look at who owns the point now, so the present is part of what is asked for. */
    private static Interval intervalOf(List<MeasureSeries> read, Instant now) {
        Instant from = now;
        Instant to = now.plusSeconds(1);
        for (MeasureSeries series : read) {
            for (Instant end : List.of(series.start(), series.end())) {
                if (MarketCalendar.NAMEABLE.contains(end)) {
                    from = earlier(from, end);
                    to = later(to, end);
                }
            }
        }
        return new Interval(from, to);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Submission.Entry entryOf(InboundMessage inbound, int ordinal, MeasureSeries series) {
        SubmittedSeries submitted = ReadSeries.submitted(series, inbound.party(), inbound.receivedAt(), profile);
        return new Submission.Entry(ordinal, submitted, ReadSeries.unreadable(series));
    }

    /** Every rule for every series; one that is refused does not touch the others. */
    public Submission judge(Submission submission) {
        Instant now = submission.inbound().receivedAt();
        for (Submission.Entry entry : submission.entries()) {
            List<Rejection> reasons = new ArrayList<>(entry.unreadable());
            reasons.addAll(SeriesRules.judge(entry.series(), submission.periodsOf(entry.series()), now, profile));
            if (reasons.isEmpty()) {
                submission.accept(entry);
            } else {
                submission.reject(entry, reasons);
            }
        }
        return submission;
    }

    /** Leaves out the series that say nothing new, or refuses them, where the market wants that; elsewhere nothing is looked up. */
    public Submission leaveOutUnchanged(Submission submission) {
        UnchangedSeries wanted = profile.meteredData().unchanged();
        if (wanted == UnchangedSeries.STORE) {
            return submission;
        }
        KnownDays known = knownDays(submission.inbound().unit());
        known.lookUp(
                submission.inbound().unit(),
                submission.accepted().stream().map(Submission.Entry::series).toList());
        SaysSomethingNewRule rule = new SaysSomethingNewRule(known);
        for (Submission.Entry entry : submission.takeAccepted()) {
            List<DayVersion> versions = versions(submission, entry);
            List<Rejection> reasons = rule.check(versions);
            if (reasons.isEmpty()) {
                known.add(versions);
                submission.accept(entry);
            } else if (wanted == UnchangedSeries.REFUSE) {
                submission.reject(entry, reasons);
            } else {
                // That it was said again later counts against whatever was registered in between and arrives after it.
                List<DayVersion> kept = known.withoutRepetitions(versions);
                known.add(kept);
                submission.keep(kept);
            }
        }
        return submission;
    }

    /** Shared by the documents of a batch, so that each sees what those before it have added. */
    private KnownDays knownDays(UnitOfWork unit) {
        return unit.resource(KnownDays.class, same -> new KnownDays(days, profile.calendar()));
    }

    private List<DayVersion> versions(Submission submission, Submission.Entry entry) {
        return splitter.split(entry.series(), submission.inbound().recordId(), entry.ordinal());
    }

    /** A new version of every day of every accepted series. */
    public Submission store(Submission submission) {
        List<DayVersion> versions = new ArrayList<>(submission.kept());
        for (Submission.Entry entry : submission.accepted()) {
            versions.addAll(versions(submission, entry));
        }
        if (!versions.isEmpty()) {
            days.append(submission.inbound().unit(), versions);
        }
        return submission;
    }

    /** Items for every receiver, cut where master data or supplier change; the bundler makes documents of them. */
    public Submission forward(Submission submission) {
        Instant now = clock.now();
        Forwarding forwarding = authorities.forwarding(submission.inbound().unit());
        List<OutboundItem> forwarded = new ArrayList<>();
        for (Submission.Entry entry : submission.accepted()) {
            for (AddressedSeries addressed : forwarding.cut(entry.series(), submission.periodsOf(entry.series()))) {
                int points = addressed.series().resolution().isFixed()
                        ? addressed
                                .series()
                                .resolution()
                                .steps(addressed.series().period())
                        : addressed.series().values().size();
                forwarded.add(new OutboundItem(
                        MeasureDataRenderer.groupOf(addressed),
                        addressed.series().pack(),
                        points,
                        now));
            }
        }
        if (!forwarded.isEmpty()) {
            items.add(submission.inbound().unit(), forwarded);
        }
        return submission;
    }

    /** One RSM-009 for all refused series of the document, and the decision in the log. */
    public void answer(Submission submission) {
        Map<String, List<Rejection>> rejected = submission.rejected();
        if (!rejected.isEmpty()) {
            answers.rejectTransactions(submission.inbound(), rejected);
        }
        MessageOutcome outcome = rejected.isEmpty()
                ? MessageOutcome.ACCEPTED
                : rejected.size() == submission.entries().size()
                        ? MessageOutcome.REJECTED
                        : MessageOutcome.PARTLY_ACCEPTED;
        List<Rejection> reasons =
                rejected.values().stream().flatMap(Collection::stream).toList();
        intake.conclude(submission.inbound(), outcome, reasons);
    }
}
