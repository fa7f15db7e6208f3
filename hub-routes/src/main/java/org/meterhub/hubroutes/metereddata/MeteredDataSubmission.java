package org.meterhub.hubroutes.metereddata;

import java.time.Instant;
import java.time.LocalDate;
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
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.UnchangedSeries;
import org.meterhub.messagelog.OutboundItem;
import org.meterhub.messagelog.OutboundItems;
import org.meterhub.messagelog.Outcome;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.metereddata.AddressedSeries;
import org.meterhub.metereddata.DaySplitter;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.Forwarding;
import org.meterhub.metereddata.MergedDay;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.SubmittedSeries;
import org.meterhub.metereddata.rules.SaysSomethingNewRule;
import org.meterhub.metereddata.rules.SeriesRules;
import org.meterhub.supplierregistry.MeteringPoints;
import org.meterhub.supplierregistry.Parties;

/** The steps of a submission of metered data. All of one document happens in the transaction it came in. */
public final class MeteredDataSubmission {

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

    /** Asks the registry once for all metering points of all documents of a batch, so that a batch of small ones costs as little as one large one. */
    public List<InboundMessage> findMeteringPointsOfBatch(List<InboundMessage> batch) {
        List<MeasureSeries> read = new ArrayList<>();
        for (InboundMessage inbound : batch) {
            if (inbound.rejections().isEmpty()
                    && inbound.type()
                            .filter(DocumentType.VALIDATED_MEASURE_DATA::equals)
                            .isPresent()) {
                read.addAll(inbound.content(DocumentContent.MeasureData.class).series());
            }
        }
        if (!read.isEmpty()) {
            registry.lookUp(
                    batch.get(0).unit(),
                    pointsOf(read),
                    intervalOf(read, batch.get(0).receivedAt()));
        }
        return batch;
    }

    /** All metering points of the document. */
    public Submission findMeteringPoints(InboundMessage inbound) {
        List<MeasureSeries> read =
                inbound.content(DocumentContent.MeasureData.class).series();
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
            from = earlier(from, earlier(series.start(), series.end()));
            to = later(to, later(series.start(), series.end()));
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
        SubmittedSeries submitted = ReadSeries.submitted(series, inbound.party(), inbound.receivedAt());
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
        if (wanted == UnchangedSeries.STORE || submission.accepted().isEmpty()) {
            return submission;
        }
        SaysSomethingNewRule rule = new SaysSomethingNewRule(known(submission));
        for (Submission.Entry entry : List.copyOf(submission.accepted())) {
            List<Rejection> reasons = rule.check(versions(submission, entry));
            if (!reasons.isEmpty()) {
                submission.leaveOut(entry);
                if (wanted == UnchangedSeries.REFUSE) {
                    submission.reject(entry, reasons);
                }
            }
        }
        return submission;
    }

    /** What is stored of the days that the accepted series touch, all at once: a document's series are mostly of the same days. */
    private List<MergedDay> known(Submission submission) {
        Set<Gsrn> points = new LinkedHashSet<>();
        LocalDate from = LocalDate.MAX;
        LocalDate to = LocalDate.MIN;
        for (Submission.Entry entry : submission.accepted()) {
            entry.series().gsrn().ifPresent(points::add);
            Interval period = entry.series().period().orElseThrow();
            LocalDate first = profile.calendar().dayOf(period.from());
            LocalDate last = profile.calendar().dayOf(period.to().minusNanos(1));
            from = first.isBefore(from) ? first : from;
            to = last.isAfter(to) ? last : to;
        }
        UnitOfWork unit = submission.inbound().unit();
        List<MergedDay> known = new ArrayList<>(days.read(unit, points, from, to.plusDays(1), KnownAt.LATEST));
        known.addAll(MergedDay.merge(days.monthVersions(unit, points, from, to.plusDays(1), KnownAt.LATEST)));
        return known;
    }

    private List<DayVersion> versions(Submission submission, Submission.Entry entry) {
        return splitter.split(entry.series(), submission.inbound().recordId(), entry.ordinal());
    }

    /** A new version of every day of every accepted series. */
    public Submission store(Submission submission) {
        List<DayVersion> versions = new ArrayList<>();
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
        Outcome outcome = rejected.isEmpty()
                ? Outcome.ACCEPTED
                : rejected.size() == submission.entries().size() ? Outcome.REJECTED : Outcome.PARTLY_ACCEPTED;
        List<Rejection> reasons =
                rejected.values().stream().flatMap(Collection::stream).toList();
        intake.conclude(submission.inbound(), outcome, reasons);
    }
}
