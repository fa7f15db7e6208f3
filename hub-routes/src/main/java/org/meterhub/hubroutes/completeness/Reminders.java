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
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.database.DatabaseException;
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
 * forgets nothing, and a hub that was away for days catches up without reminding twice. Where that fails, the points are taken one by one; one that fails
 * alone is tried once more that morning and then on the next one, and holds up no other.
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
        boolean took = takeStep(turn);
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

    /** @return false when nothing is left to do, or another process has the job */
    private boolean takeStep(Turn turn) {
        try {
            return under(turn, this::takeStep);
        } catch (RuntimeException failure) {
            giveUpInOutage(failure);
            LOG.warn(
                    "reminders of several points failed together, so they are written one by one: {}",
                    failure.toString());
            return takeOneByOne(turn, failure);
        }
    }

    private boolean under(Turn turn, Predicate<UnitOfWork> work) {
        return database.inTransaction(unit -> turn.confirm(unit) && work.test(unit));
    }

    private static void giveUpInOutage(RuntimeException failure) {
        if (DatabaseException.isOutage(failure)) {
            throw failure;
        }
    }

    /** @param together why several failed: where there is no point to take alone, that is what the job has to rest for */
    private boolean takeOneByOne(Turn turn, RuntimeException together) {
        ReminderProgress progress =
                database.inTransaction(unit -> journal.progress(unit)).orElseThrow();
        LocalDate running = progress.running();
        LocalDate day = progress.day();
        if (running == null) {
            throw together;
        }
        if (day == null) {
            return takeOpenGapsOneByOne(turn, running, together);
        }
        for (int taken = 0; taken < pointsAtOnceMax; taken++) {
            ReminderProgress here = progress;
            Optional<GsrnRange> next = database.inTransaction(unit -> expected.next(unit, here.after(), 1));
            if (next.isEmpty()) {
                if (taken == 0) {
                    throw together;
                }
                return true;
            }
            Gsrn point = next.get().last();
            if (!takePoint(turn, here, running, day, point)) {
                return false;
            }
            progress = here.upTo(point);
        }
        return true;
    }

    /** @return false when another process has the job */
    private boolean takePoint(Turn turn, ReminderProgress before, LocalDate running, LocalDate day, Gsrn point) {
        try {
            return under(turn, unit -> {
                journal.save(unit, remindOfDay(unit, before, running, day, 1));
                return true;
            });
        } catch (RuntimeException failure) {
            giveUpInOutage(failure);
            LOG.error(
                    "metering point {} cannot be reminded of {}; it is tried again when the others are done",
                    point,
                    day,
                    failure);
            return under(turn, unit -> {
                // Not reminded this morning, so it comes up again with the days that are no longer watched.
                journal.open(unit, List.of(new OpenGap(day, point, running.minusDays(1))));
                journal.save(unit, before.upTo(point));
                return true;
            });
        }
    }

    private boolean takeOpenGapsOneByOne(Turn turn, LocalDate running, RuntimeException together) {
        List<OpenGap> due =
                database.inTransaction(unit -> journal.due(unit, running, MeteringPoints.POINTS_PER_QUESTION_MAX));
        if (due.isEmpty()) {
            throw together;
        }
        for (OpenGap gap : due) {
            if (!takeOpenGap(turn, gap, running)) {
                return false;
            }
        }
        return true;
    }

    /** @return false when another process has the job */
    private boolean takeOpenGap(Turn turn, OpenGap gap, LocalDate running) {
        try {
            return under(turn, unit -> {
                remindOfOpenGaps(unit, List.of(gap), running);
                return true;
            });
        } catch (RuntimeException failure) {
            giveUpInOutage(failure);
            LOG.error(
                    "metering point {} cannot be reminded of {} this morning", gap.meteringPoint(), gap.day(), failure);
            return under(turn, unit -> {
                keepUntilNextMorning(unit, List.of(gap), running);
                return true;
            });
        }
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
            journal.save(unit, remindOfDay(unit, progress, running, day, pointsAtOnceMax));
        } else if (!remindOfOpenGaps(unit, running)) {
            journal.save(unit, progress.end());
            LOG.info("reminders of {} are written", running);
        }
        return true;
    }

    private ReminderProgress remindOfDay(
            UnitOfWork unit, ReminderProgress progress, LocalDate running, LocalDate day, int pointsMax) {
        Optional<GsrnRange> range = expected.next(unit, progress.after(), pointsMax);
        if (range.isEmpty()) {
            return progress.nextDay();
        }
        List<Gap> gaps = new ArrayList<>();
        expected.compare(unit, day, range.get(), gaps::add);
        remind(unit, gaps);
        if (!isWatchedAfter(day, running)) {
            journal.open(
                    unit,
                    gaps.stream()
                            .map(gap -> new OpenGap(gap.day(), gap.meteringPoint(), running))
                            .toList());
        }
        return progress.upTo(range.get().last());
    }

    /** Whether the day is looked at again on the morning after this one. */
    private boolean isWatchedAfter(LocalDate day, LocalDate morning) {
        return day.isAfter(morning.minusDays(profile.meteredData().daysWatched()));
    }

    /** @return false when none is left */
    private boolean remindOfOpenGaps(UnitOfWork unit, LocalDate running) {
        List<OpenGap> due = journal.due(unit, running, MeteringPoints.POINTS_PER_QUESTION_MAX);
        if (due.isEmpty()) {
            return false;
        }
        remindOfOpenGaps(unit, due, running);
        return true;
    }

    private void remindOfOpenGaps(UnitOfWork unit, List<OpenGap> due, LocalDate running) {
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
        keepUntilNextMorning(unit, stillOpen, running);
    }

    /** Days that are watched tomorrow come up by themselves then, and must not come up twice. */
    private void keepUntilNextMorning(UnitOfWork unit, List<OpenGap> gaps, LocalDate running) {
        Map<Boolean, List<OpenGap>> byWatch =
                gaps.stream().collect(Collectors.partitioningBy(gap -> isWatchedAfter(gap.day(), running)));
        journal.close(unit, byWatch.getOrDefault(true, List.of()));
        journal.reminded(unit, byWatch.getOrDefault(false, List.of()), running);
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
