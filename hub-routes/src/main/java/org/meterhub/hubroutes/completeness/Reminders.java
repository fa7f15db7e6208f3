package org.meterhub.hubroutes.completeness;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.delivery.ReminderRenderer;
import org.meterhub.hubroutes.job.Turn;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.GsrnRange;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.OutboundItem;
import org.meterhub.messagelog.OutboundItems;
import org.meterhub.metereddata.completeness.DayComparison.Gap;
import org.meterhub.metereddata.completeness.ReminderJournal;
import org.meterhub.metereddata.completeness.ReminderJournal.OpenGap;
import org.meterhub.metereddata.completeness.ReminderProgress;
import org.meterhub.supplierregistry.MeteringPoints;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds grid companies of values that are due and have not come (RSM-018), once each morning for each metering point and day, until they come. A range
 * of points is compared, its reminders become items beside all others, and how far this has come is noted, all in one transaction: a crash repeats and
 * forgets nothing, and a hub that was away for days catches up without reminding twice.
 */
public final class Reminders {

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);

    private final Database database;
    private final ReminderJournal journal;
    private final ExpectedDays expected;
    private final MeteringPoints registry;
    private final OutboundItems items;
    private final MarketProfile profile;
    private final MarketClock clock;
    private final int pointsAtOnceMax;

    /** The morning whose reminders are known to be written, so that nothing is asked until the next. */
    private volatile @Nullable LocalDate doneFor;

    /** @param pointsAtOnceMax metering points in one transaction; when nothing has come at all, each has a reminder in memory */
    public Reminders(
            Database database,
            ReminderJournal journal,
            ExpectedDays expected,
            MeteringPoints registry,
            OutboundItems items,
            MarketProfile profile,
            MarketClock clock,
            int pointsAtOnceMax) {
        this.database = database;
        this.journal = journal;
        this.expected = expected;
        this.registry = registry;
        this.items = items;
        this.profile = profile;
        this.clock = clock;
        this.pointsAtOnceMax = pointsAtOnceMax;
    }

    /** Notes, on the first start ever, from which day on this hub looks after values; days before it are nobody's business. */
    public void begin() {
        database.run(unit -> {
            if (journal.progress(unit).isEmpty()) {
                journal.save(unit, ReminderProgress.from(lastMorning()));
            }
        });
    }

    /**
     * Takes the next step of what is due, in one transaction.
     *
     * @return 1; 0 when all is done
     */
    public int remindDue(Turn turn) {
        LocalDate morning = lastMorning();
        if (!profile.meteredData().reminders() || morning.equals(doneFor)) {
            return 0;
        }
        boolean took = database.inTransaction(unit -> turn.confirm(unit) && takeStep(unit));
        doneFor = took || !isUpToDate() ? null : morning;
        return took ? 1 : 0;
    }

    /** Whether all reminders are written that are due by now. */
    public boolean isUpToDate() {
        LocalDate morning = lastMorning();
        return !profile.meteredData().reminders()
                || database.inTransaction(unit -> journal.progress(unit)
                        .filter(progress ->
                                progress.running() == null && !progress.done().isBefore(morning))
                        .isPresent());
    }

    /** The date of the last deadline that has passed. */
    private LocalDate lastMorning() {
        ZonedDateTime now = clock.now().atZone(profile.calendar().zone());
        boolean passed = !now.toLocalTime().isBefore(profile.meteredData().dueAt());
        return passed ? now.toLocalDate() : now.toLocalDate().minusDays(1);
    }

    /** @return false when nothing is left to do */
    private boolean takeStep(UnitOfWork unit) {
        LocalDate morning = lastMorning();
        ReminderProgress progress = journal.progress(unit).orElseGet(() -> ReminderProgress.from(morning));
        LocalDate running = progress.running();
        LocalDate day = progress.day();
        if (running == null) {
            if (!progress.done().isBefore(morning)) {
                return false;
            }
            journal.save(unit, progress.begin(morning, profile.meteredData().daysWatched()));
        } else if (day != null) {
            journal.save(unit, remindOfDay(unit, progress, running, day));
        } else if (!remindOfOpenGaps(unit, running)) {
            journal.save(unit, progress.end());
            LOG.info("reminders of {} are written", running);
        }
        return true;
    }

    private ReminderProgress remindOfDay(UnitOfWork unit, ReminderProgress progress, LocalDate running, LocalDate day) {
        Optional<GsrnRange> range = expected.next(unit, progress.after(), pointsAtOnceMax);
        if (range.isEmpty()) {
            return progress.nextDay();
        }
        List<Gap> gaps = new ArrayList<>();
        expected.compare(unit, day, range.get(), gaps::add);
        remind(unit, gaps);
        boolean watchedNoMore =
                !day.isAfter(running.minusDays(profile.meteredData().daysWatched()));
        if (watchedNoMore) {
            journal.open(
                    unit,
                    gaps.stream()
                            .map(gap -> new OpenGap(gap.day(), gap.meteringPoint(), running))
                            .toList());
        }
        return progress.upTo(range.get().last());
    }

    /** @return false when none is left */
    private boolean remindOfOpenGaps(UnitOfWork unit, LocalDate running) {
        List<OpenGap> due = journal.due(unit, running, MeteringPoints.POINTS_PER_QUESTION_MAX);
        if (due.isEmpty()) {
            return false;
        }
        LocalDate acceptedFrom = running.minusYears(profile.meteredDataAgeMaxYears());
        Map<LocalDate, List<OpenGap>> byDay = due.stream().collect(Collectors.groupingBy(OpenGap::day));
        List<OpenGap> closed = new ArrayList<>();
        List<OpenGap> stillOpen = new ArrayList<>();
        List<Gap> reminded = new ArrayList<>();
        byDay.forEach((day, ofDay) -> {
            List<Gap> missing = day.isBefore(acceptedFrom)
                    ? List.of()
                    : expected.compare(
                            unit,
                            day,
                            ofDay.stream().map(OpenGap::meteringPoint).toList());
            Set<Gsrn> open = new HashSet<>();
            missing.forEach(gap -> open.add(gap.meteringPoint()));
            ofDay.forEach(gap -> (open.contains(gap.meteringPoint()) ? stillOpen : closed).add(gap));
            reminded.addAll(missing);
        });
        remind(unit, reminded);
        journal.close(unit, closed);
        journal.reminded(unit, stillOpen, running);
        return true;
    }

    /** To the grid company of today, which is who can still send the values. A point that is nobody's today is nobody's to be reminded of. */
    private void remind(UnitOfWork unit, List<Gap> gaps) {
        Instant now = clock.now();
        List<OutboundItem> reminders = new ArrayList<>();
        for (int from = 0; from < gaps.size(); from += MeteringPoints.POINTS_PER_QUESTION_MAX) {
            List<Gap> portion =
                    gaps.subList(from, Math.min(gaps.size(), from + MeteringPoints.POINTS_PER_QUESTION_MAX));
            Map<Gsrn, PartyId> companies =
                    gridCompanies(unit, portion.stream().map(Gap::meteringPoint).toList(), now);
            for (Gap gap : portion) {
                @Nullable PartyId company = companies.get(gap.meteringPoint());
                if (company != null) {
                    reminders.add(ReminderRenderer.item(company, gap.meteringPoint(), gap.day(), now));
                }
            }
        }
        if (!reminders.isEmpty()) {
            items.add(unit, reminders);
        }
    }

    private Map<Gsrn, PartyId> gridCompanies(UnitOfWork unit, Collection<Gsrn> points, Instant now) {
        Map<Gsrn, PartyId> companies = new HashMap<>();
        registry.periods(unit, new HashSet<>(points), new Interval(now, now.plusSeconds(1)))
                .forEach((point, periods) ->
                        companies.put(point, periods.get(0).masterData().gridCompany()));
        return companies;
    }
}
