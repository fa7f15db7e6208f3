package org.meterhub.settlement.run.compare;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.calculation.MeteredDaySink;
import org.meterhub.settlement.calculation.SettlementPointPeriod;

/**
 * Finds the metering points and days in which two runs differ, and why. Readings are read twice as each run knew them: first only to see where they differ,
 * eight bytes per point and day, then to keep those that do.
 */
final class PointComparison {

    private final Interval period;
    private final List<LocalDate> days;
    private final List<Interval> intervals = new ArrayList<>();
    private final long[] points;
    private final List<Versions> versions;
    /** For each point and day a sum over what the one run knew, less the same over what the other knew: zero when they are the same. */
    private final long[] fingerprints;

    /** The periods of one point in both runs, cut to the compared time. */
    private record Versions(List<SettlementPointPeriod> before, List<SettlementPointPeriod> after) {

        Versions() {
            this(new ArrayList<>(1), new ArrayList<>(1));
        }

        List<SettlementPointPeriod> of(boolean isAfter) {
            return isAfter ? after : before;
        }
    }

    /** Reads days as a run knew them. */
    @FunctionalInterface
    interface Readings extends Consumer<MeteredDaySink> {}

    PointComparison(
            Interval period,
            MarketCalendar calendar,
            List<SettlementPointPeriod> before,
            List<SettlementPointPeriod> after) {
        this.period = period;
        days = calendar.daysOf(period);
        days.forEach(day -> intervals.add(calendar.intervalOf(day)));
        TreeMap<Long, Versions> byPoint = new TreeMap<>();
        for (boolean isAfter : new boolean[] {false, true}) {
            for (SettlementPointPeriod one : isAfter ? after : before) {
                one.clamped(period)
                        .ifPresent(inside -> byPoint.computeIfAbsent(one.meteringPoint(), unused -> new Versions())
                                .of(isAfter)
                                .add(one.during(inside)));
            }
        }
        points = byPoint.keySet().stream().mapToLong(Long::longValue).toArray();
        versions = List.copyOf(byPoint.values());
        fingerprints = new long[Math.multiplyExact(points.length, days.size())];
    }

    /** What differs, in order of point and day, and how much there is in all. */
    record Found(List<PointDifference> differences, long pointDays) {}

    /** @param pointDaysMax at most so many are looked at closely */
    Found compare(Readings before, Readings after, int pointDaysMax) {
        before.accept(sink(
                (place, resolution, step, wh, quality) -> fingerprints[place] -= mix(resolution, step, wh, quality)));
        after.accept(sink(
                (place, resolution, step, wh, quality) -> fingerprints[place] += mix(resolution, step, wh, quality)));
        Map<Integer, DayReadings> kept = new HashMap<>();
        List<Integer> places = new ArrayList<>();
        long candidates = 0;
        for (int place = 0; place < fingerprints.length; place++) {
            if (fingerprints[place] != 0 || !periodCauses(place).isEmpty()) {
                candidates++;
                if (places.size() < pointDaysMax) {
                    places.add(place);
                    kept.put(place, new DayReadings(intervals.get(place % days.size())));
                }
            }
        }
        before.accept(sink(
                (place, resolution, step, wh, quality) -> keep(kept, place, false, resolution, step, wh, quality)));
        after.accept(
                sink((place, resolution, step, wh, quality) -> keep(kept, place, true, resolution, step, wh, quality)));
        List<PointDifference> differences = new ArrayList<>();
        for (int place : places) {
            PointDifference difference = difference(place, Objects.requireNonNull(kept.get(place)));
            if (difference != null) {
                differences.add(difference);
            }
        }
        return new Found(differences, differences.size() + candidates - places.size());
    }

    private static void keep(
            Map<Integer, DayReadings> kept,
            int place,
            boolean isAfter,
            Resolution resolution,
            int step,
            long wh,
            byte quality) {
        DayReadings readings = kept.get(place);
        if (readings != null) {
            readings.put(isAfter, resolution, step, wh, quality);
        }
    }

    /** Takes one reading. */
    private interface Visitor {
        void reading(int place, Resolution resolution, int step, long wh, byte quality);
    }

    /** Gives the readings of known points inside the compared time one by one; what is absent and missing is as if it had not come. */
    private MeteredDaySink sink(Visitor visitor) {
        return (point, from, resolution, steps, quantityWh, qualities) -> {
            int found = Arrays.binarySearch(points, point);
            if (found < 0 || !resolution.isFixed()) {
                return;
            }
            int day = -1;
            Instant time = from;
            for (int i = 0; i < steps; i++, time = time.plus(resolution.step())) {
                if (!period.contains(time)) {
                    continue;
                }
                if (day < 0 || !intervals.get(day).contains(time)) {
                    day = dayOf(time);
                }
                boolean absent = quantityWh[i] == MeteredDaySink.ABSENT;
                byte quality = qualities == null
                        ? (byte) (absent ? Quality.MISSING : Quality.MEASURED).ordinal()
                        : qualities[i];
                if (!absent || quality != Quality.MISSING.ordinal()) {
                    long seconds =
                            time.getEpochSecond() - intervals.get(day).from().getEpochSecond();
                    int step = (int) (seconds / resolution.step().toSeconds());
                    visitor.reading(found * days.size() + day, resolution, step, quantityWh[i], quality);
                }
            }
        };
    }

    private int dayOf(Instant time) {
        int day = 0;
        while (!intervals.get(day).contains(time)) {
            day++;
        }
        return day;
    }

    private static long mix(Resolution resolution, int step, long wh, byte quality) {
        long mixed = wh * 0x9E3779B97F4A7C15L + (step * 8L + resolution.ordinal()) * 0xC2B2AE3D27D4EB4FL + quality;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private List<SettlementPointPeriod> periodsOf(int place, boolean isAfter) {
        Interval day = intervals.get(place % days.size());
        List<SettlementPointPeriod> ofDay = new ArrayList<>(1);
        for (SettlementPointPeriod one : versions.get(place / days.size()).of(isAfter)) {
            one.clamped(day).ifPresent(inside -> ofDay.add(one.during(inside)));
        }
        ofDay.sort(Comparator.comparing(SettlementPointPeriod::from));
        return ofDay;
    }

    private Set<Cause> periodCauses(int place) {
        Versions both = versions.get(place / days.size());
        if (both.before().equals(both.after())) {
            return Set.of();
        }
        List<SettlementPointPeriod> before = periodsOf(place, false);
        List<SettlementPointPeriod> after = periodsOf(place, true);
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        if (!supply(before).equals(supply(after))) {
            causes.add(Cause.SUPPLY_CHANGE);
        }
        if (!before.isEmpty() && !after.isEmpty() && !masterData(before).equals(masterData(after))) {
            causes.add(Cause.MASTER_DATA);
        }
        return causes;
    }

    /** Who was responsible. */
    private record Parties(
            @Nullable String supplier, @Nullable String balanceResponsible) {}

    /** What the registry said of the point. */
    private record MasterData(
            MeteringPointType type,
            @Nullable SettlementMethod method,
            Resolution resolution,
            GridAreaCode area,
            @Nullable GridAreaCode from,
            @Nullable GridAreaCode to,
            @Nullable Long parent,
            boolean gridLoss) {}

    /** Since when something held. */
    private record Since<T>(Instant from, T what) {}

    private static List<Since<Parties>> supply(List<SettlementPointPeriod> periods) {
        return history(periods, one -> new Parties(one.supplier(), one.balanceResponsible()));
    }

    private static List<Since<MasterData>> masterData(List<SettlementPointPeriod> periods) {
        return history(
                periods,
                one -> new MasterData(
                        one.type(),
                        one.settlementMethod(),
                        one.resolution(),
                        one.gridArea(),
                        one.fromGridArea(),
                        one.toGridArea(),
                        one.parent(),
                        one.gridLoss()));
    }

    /** Times that follow each other with the same are one: where a period was cut for another reason does not matter. */
    private static <T> List<Since<T>> history(
            List<SettlementPointPeriod> periods, Function<SettlementPointPeriod, T> what) {
        List<Since<T>> history = new ArrayList<>();
        for (SettlementPointPeriod one : periods) {
            T next = what.apply(one);
            if (history.isEmpty() || !history.get(history.size() - 1).what().equals(next)) {
                history.add(new Since<>(one.from(), next));
            }
        }
        return history;
    }

    private @Nullable PointDifference difference(int place, DayReadings readings) {
        List<SettlementPointPeriod> before = periodsOf(place, false);
        List<SettlementPointPeriod> after = periodsOf(place, true);
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        causes.addAll(periodCauses(place));
        Set<Resolution> resolutions = EnumSet.noneOf(Resolution.class);
        before.forEach(one -> addResolution(one, resolutions));
        after.forEach(one -> addResolution(one, resolutions));
        causes.addAll(readings.changes(resolutions));
        if (causes.isEmpty()) {
            return null;
        }
        return new PointDifference(
                points[place / days.size()],
                days.get(place % days.size()),
                suppliers(before),
                suppliers(after),
                energy(before, readings, false),
                energy(after, readings, true),
                causes);
    }

    /** Readings of grid-loss points do not count, so they explain nothing. */
    private static void addResolution(SettlementPointPeriod period, Set<Resolution> resolutions) {
        if (!period.gridLoss() && period.resolution().isFixed()) {
            resolutions.add(period.resolution());
        }
    }

    private static SortedSet<String> suppliers(List<SettlementPointPeriod> periods) {
        SortedSet<String> suppliers = new TreeSet<>();
        for (SettlementPointPeriod one : periods) {
            String supplier = one.supplier();
            if (supplier != null) {
                suppliers.add(supplier);
            }
        }
        return suppliers;
    }

    private static @Nullable Long energy(List<SettlementPointPeriod> periods, DayReadings readings, boolean isAfter) {
        Long sum = null;
        for (SettlementPointPeriod one : periods) {
            if (!one.gridLoss() && one.resolution().isFixed()) {
                Interval part = one.clamped(readings.day()).orElseThrow();
                sum = Math.addExact(sum == null ? 0 : sum, readings.wh(isAfter, one.resolution(), part));
            }
        }
        return sum;
    }
}
