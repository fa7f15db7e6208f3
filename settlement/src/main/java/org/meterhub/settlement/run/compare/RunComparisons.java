package org.meterhub.settlement.run.compare;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.settlement.MeteredDaysSource;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.EnergyCorrection;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.EnergySeriesKey;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.store.ChargeStore;
import org.meterhub.settlement.run.store.RunStore;

/**
 * Compares two runs and explains the difference. What a run used is known for ever: its cut-off gives the same readings whenever it is asked, and the
 * periods of its metering points are kept with its results.
 */
public final class RunComparisons {

    /** At most so many days of points are looked at closely in one area, so that a comparison fits in memory. */
    public static final int POINT_DAYS_MAX = 50_000;

    private final Database database;
    private final MeteredDaysSource days;
    private final MarketCalendar calendar;
    private final RunStore store = new RunStore();
    private final ChargeStore chargeStore = new ChargeStore();

    public RunComparisons(Database database, MeteredDaysSource days, MarketCalendar calendar) {
        this.database = database;
        this.days = days;
        this.calendar = calendar;
    }

    /** What one run had for an area. */
    private record Known(
            SettlementRun run, AreaEnergy energy, List<SettlementPointPeriod> periods, Optional<AreaCharges> charges) {}

    /**
     * Compares the areas in which both runs succeeded over the days both have.
     *
     * @param before version of the one run, usually the earlier
     * @param after version of the other
     */
    public ComparisonOutcome compare(long before, long after) {
        Optional<SettlementRun> one = database.inTransaction(unit -> store.find(unit, before));
        Optional<SettlementRun> other = database.inTransaction(unit -> store.find(unit, after));
        List<Rejection> reasons = new ArrayList<>();
        if (one.isEmpty()) {
            reasons.add(RejectionCode.VALUE_INCORRECT.at("before", "there is no run " + before));
        }
        if (other.isEmpty()) {
            reasons.add(RejectionCode.VALUE_INCORRECT.at("after", "there is no run " + after));
        }
        if (reasons.isEmpty()) {
            return compare(one.orElseThrow(), other.orElseThrow());
        }
        return new ComparisonOutcome.Refused(reasons);
    }

    private ComparisonOutcome compare(SettlementRun before, SettlementRun after) {
        Optional<Interval> shared = before.period().intersection(after.period());
        List<Rejection> reasons = new ArrayList<>();
        if (shared.isEmpty()) {
            reasons.add(RejectionCode.PERIOD_INVALID.at("period", "the runs have no day in common"));
        }
        if (before.resolution() != after.resolution()) {
            reasons.add(RejectionCode.PERIOD_INVALID.at(
                    "resolution",
                    "one run has results by " + before.resolution().code() + ", the other by "
                            + after.resolution().code()));
        }
        if (!reasons.isEmpty()) {
            return new ComparisonOutcome.Refused(reasons);
        }
        SortedSet<GridAreaCode> all = new TreeSet<>();
        before.areas().forEach(area -> all.add(area.gridArea()));
        after.areas().forEach(area -> all.add(area.gridArea()));
        List<AreaComparison> compared = new ArrayList<>();
        SortedSet<GridAreaCode> notCompared = new TreeSet<>();
        for (GridAreaCode area : all) {
            Optional<Known> was = known(before, area, shared.get());
            Optional<Known> is = known(after, area, shared.get());
            if (was.isPresent() && is.isPresent()) {
                compared.add(compare(area, shared.get(), was.get(), is.get()));
            } else {
                notCompared.add(area);
            }
        }
        return new ComparisonOutcome.Compared(
                new RunComparison(before.version(), after.version(), shared.get(), compared, notCompared));
    }

    /** Empty when the area has no results in the run, or was settled before periods were kept. */
    private Optional<Known> known(SettlementRun run, GridAreaCode area, Interval period) {
        return database.inTransaction(unit -> {
            Optional<AreaEnergy> energy = store.results(unit, run.version(), area);
            Optional<List<SettlementPointPeriod>> periods = store.basis(unit, run.version(), area);
            if (energy.isEmpty() || periods.isEmpty()) {
                return Optional.empty();
            }
            Optional<AreaCharges> charges = run.type().isWholesale()
                    ? Optional.of(chargeStore.read(unit, run, area, calendar))
                    : Optional.empty();
            return Optional.of(new Known(run, energy.get().during(period), periods.get(), charges));
        });
    }

    private AreaComparison compare(GridAreaCode area, Interval period, Known before, Known after) {
        PointComparison.Found found = new PointComparison(period, calendar, before.periods(), after.periods())
                .compare(readings(area, period, before), readings(area, period, after), POINT_DAYS_MAX);
        List<PointDifference> points = new ArrayList<>(found.differences());
        List<PointDifference> losses = gridLoss(before.energy(), after.energy(), period);
        points.addAll(losses);
        points.sort(null);
        EnergyCorrection correction = EnergyCorrection.between(before.energy(), after.energy());
        return new AreaComparison(
                area,
                differences(correction, EnergyLevel.GRID_AREA, before, after, points),
                differences(correction, EnergyLevel.SUPPLIER, before, after, points),
                charges(before, after, points),
                points,
                found.pointDays() + losses.size());
    }

    private PointComparison.Readings readings(GridAreaCode area, Interval period, Known known) {
        SortedSet<GridAreaCode> only = new TreeSet<>(Set.of(area));
        return sink -> days.read(period, only, known.run().knownAt(), sink);
    }

    private static List<SeriesDifference> differences(
            EnergyCorrection correction,
            EnergyLevel level,
            Known before,
            Known after,
            Collection<PointDifference> points) {
        List<SeriesDifference> differences = new ArrayList<>();
        for (EnergySeriesKey key : correction.keys()) {
            if (key.level() != level) {
                continue;
            }
            Set<Cause> causes = EnumSet.noneOf(Cause.class);
            points.stream()
                    .filter(point -> level == EnergyLevel.GRID_AREA || point.concerns(key.supplier()))
                    .forEach(point -> causes.addAll(point.causes()));
            differences.add(new SeriesDifference(key, total(before.energy(), key), total(after.energy(), key), causes));
        }
        return differences;
    }

    private static List<ChargeDifference> charges(Known before, Known after, List<PointDifference> points) {
        return before.charges().isPresent() && after.charges().isPresent()
                ? ChargeComparison.of(before.charges().get(), after.charges().get(), points)
                : List.of();
    }

    private static long total(AreaEnergy energy, EnergySeriesKey key) {
        return energy.find(key).map(EnergySeries::totalWh).orElse(0L);
    }

    /** The days on which grid-loss points took another loss. */
    private List<PointDifference> gridLoss(AreaEnergy before, AreaEnergy after, Interval period) {
        List<PointDifference> differences = new ArrayList<>();
        SortedMap<Long, List<EnergySeries>> was = lossByPoint(before);
        SortedMap<Long, List<EnergySeries>> is = lossByPoint(after);
        SortedSet<Long> points = new TreeSet<>(was.keySet());
        points.addAll(is.keySet());
        for (Long point : points) {
            List<EnergySeries> old = was.getOrDefault(point, List.of());
            List<EnergySeries> now = is.getOrDefault(point, List.of());
            for (LocalDate day : calendar.daysOf(period)) {
                Interval interval = calendar.intervalOf(day);
                List<EnergySeries> oldDay = during(old, interval);
                List<EnergySeries> nowDay = during(now, interval);
                if (!oldDay.equals(nowDay)) {
                    differences.add(new PointDifference(
                            point,
                            day,
                            suppliers(oldDay),
                            suppliers(nowDay),
                            total(oldDay),
                            total(nowDay),
                            Set.of(Cause.GRID_LOSS)));
                }
            }
        }
        return differences;
    }

    private static SortedMap<Long, List<EnergySeries>> lossByPoint(AreaEnergy energy) {
        SortedMap<Long, List<EnergySeries>> byPoint = new TreeMap<>();
        for (EnergyKind kind : List.of(EnergyKind.POSITIVE_GRID_LOSS, EnergyKind.NEGATIVE_GRID_LOSS)) {
            energy.series(kind, EnergyLevel.METERING_POINT).forEach(series -> {
                Long point = series.key().meteringPoint();
                if (point != null) {
                    byPoint.computeIfAbsent(point, unused -> new ArrayList<>(1)).add(series);
                }
            });
        }
        return byPoint;
    }

    private static List<EnergySeries> during(List<EnergySeries> series, Interval day) {
        return series.stream()
                .map(one -> one.during(day))
                .filter(one -> !one.stretches().isEmpty())
                .toList();
    }

    private static SortedSet<String> suppliers(List<EnergySeries> series) {
        SortedSet<String> suppliers = new TreeSet<>();
        for (EnergySeries one : series) {
            String supplier = one.key().supplier();
            if (supplier != null) {
                suppliers.add(supplier);
            }
        }
        return suppliers;
    }

    private static long total(List<EnergySeries> series) {
        return series.stream().mapToLong(EnergySeries::totalWh).reduce(0, Math::addExact);
    }
}
