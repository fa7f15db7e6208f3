package org.meterhub.settlement.calculation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;

/**
 * The metering points of a calculation with their periods, held in 25 bytes per period: the numbers in order, and for each period the quarters it
 * lasts and the sum it belongs to. Unchangeable once built.
 */
public final class SettlementPoints {

    /** Periods in one table; with {@link MeteredDaySink#QUANTITY_WH_MAX} it proves that no sum overflows. */
    public static final int PERIODS_MAX = 50_000_000;

    final EnergyScope scope;
    final List<SumKey> keys;
    final List<GridLossPeriod> gridLossPeriods;
    final FindingList findings;
    private final long[] meteringPoints;
    private final int[] fromQuarters;
    private final int[] toQuarters;
    /** Index into {@link #keys}; below zero for a grid-loss point, whose readings do not count: {@code -1 - index} of its period. */
    private final int[] sums;

    private final boolean[] hourly;

    private SettlementPoints(Builder builder, int[] order) {
        scope = builder.scope;
        keys = List.copyOf(builder.keys);
        gridLossPeriods = List.copyOf(builder.gridLossPeriods);
        findings = builder.findings;
        int count = builder.count;
        meteringPoints = new long[count];
        fromQuarters = new int[count];
        toQuarters = new int[count];
        sums = new int[count];
        hourly = new boolean[count];
        for (int i = 0; i < count; i++) {
            int source = order[i];
            meteringPoints[i] = builder.meteringPoints[source];
            fromQuarters[i] = builder.fromQuarters[source];
            toQuarters[i] = builder.toQuarters[source];
            sums[i] = builder.sums[source];
            hourly[i] = builder.hourly[source];
        }
    }

    public EnergyScope scope() {
        return scope;
    }

    /** Number of periods that matter to the calculation. */
    public int periods() {
        return meteringPoints.length;
    }

    /**
     * Place of the first period of a point, or -1 when it has none. Streams mostly come in order, so the place after the last one is tried first.
     */
    int find(long meteringPoint, int hint) {
        if (hint < meteringPoints.length && meteringPoints[hint] == meteringPoint && isFirst(hint)) {
            return hint;
        }
        int found = Arrays.binarySearch(meteringPoints, meteringPoint);
        if (found < 0) {
            return -1;
        }
        while (!isFirst(found)) {
            found--;
        }
        return found;
    }

    /**
     * The numbers at which to divide the points into shares with about as many periods each.
     *
     * @return one fewer than shares, in order; equal where there are not points enough
     */
    public long[] bounds(int shares) {
        long[] bounds = new long[shares - 1];
        for (int i = 1; i < shares; i++) {
            int place = (int) ((long) meteringPoints.length * i / shares);
            bounds[i - 1] = meteringPoints.length == 0 ? 0 : meteringPoints[place];
        }
        return bounds;
    }

    private boolean isFirst(int place) {
        return place == 0 || meteringPoints[place - 1] != meteringPoints[place];
    }

    boolean isOf(int place, long meteringPoint) {
        return place < meteringPoints.length && meteringPoints[place] == meteringPoint;
    }

    int fromQuarter(int place) {
        return fromQuarters[place];
    }

    int toQuarter(int place) {
        return toQuarters[place];
    }

    int sum(int place) {
        return sums[place];
    }

    boolean isHourly(int place) {
        return hourly[place];
    }

    /** A time in which a grid-loss point takes the loss of its area. */
    record GridLossPeriod(
            long meteringPoint,
            MeteringPointType type,
            GridAreaCode gridArea,
            @Nullable String supplier,
            @Nullable String balanceResponsible,
            int fromStep,
            int toStep) {}

    /** Collects periods in any order. */
    public static final class Builder {

        private static final int CAPACITY_INITIAL = 1024;

        private final EnergyScope scope;
        private final Map<SumKey, Integer> keyPlaces = new HashMap<>();
        private final List<SumKey> keys = new ArrayList<>();
        private final List<GridLossPeriod> gridLossPeriods = new ArrayList<>();
        private final FindingList findings = new FindingList();
        private int count;
        private long[] meteringPoints = new long[CAPACITY_INITIAL];
        private int[] fromQuarters = new int[CAPACITY_INITIAL];
        private int[] toQuarters = new int[CAPACITY_INITIAL];
        private int[] sums = new int[CAPACITY_INITIAL];
        private boolean[] hourly = new boolean[CAPACITY_INITIAL];

        public Builder(EnergyScope scope) {
            this.scope = scope;
        }

        /**
         * Adds a period; one that does not matter to the areas and the time of the calculation is passed over
         * (docs/concepts/settlement.md#from-readings-to-energy).
         */
        public Builder add(SettlementPointPeriod period) {
            Interval inside = period.within(scope.period());
            Set<GridAreaCode> areas = calculatedAreas(period);
            if (inside == null || areas.isEmpty()) {
                return this;
            }
            if (!isAligned(inside, period.resolution())) {
                report(areas, Finding.Kind.PERIOD_NOT_ALIGNED, period, inside, "the period " + inside + " cuts a step");
                return this;
            }
            if (period.gridLoss()) {
                addGridLoss(period, inside);
            } else {
                addReadings(period, inside, areas);
            }
            return this;
        }

        private void addReadings(SettlementPointPeriod period, Interval inside, Set<GridAreaCode> areas) {
            SumKey.Measure measure = measureOf(period);
            if (measure == null) {
                report(
                        areas,
                        Finding.Kind.SETTLEMENT_METHOD_MISSING,
                        period,
                        inside,
                        "consumption without a settlement method counts as grid loss");
                return;
            }
            SumKey key = measure == SumKey.Measure.EXCHANGE
                    ? new SumKey(
                            measure, Objects.requireNonNull(period.toGridArea()), period.fromGridArea(), null, null)
                    : new SumKey(measure, period.gridArea(), null, period.supplier(), period.balanceResponsible());
            Integer place = keyPlaces.get(key);
            if (place == null) {
                place = keys.size();
                keyPlaces.put(key, place);
                keys.add(key);
            }
            append(period, inside, place);
        }

        private void addGridLoss(SettlementPointPeriod period, Interval inside) {
            if (period.type() == MeteringPointType.EXCHANGE) {
                return;
            }
            long secondsPerStep = scope.resolution().step().toSeconds();
            long start = scope.period().from().getEpochSecond();
            gridLossPeriods.add(new GridLossPeriod(
                    period.meteringPoint(),
                    period.type(),
                    period.gridArea(),
                    period.supplier(),
                    period.balanceResponsible(),
                    Math.toIntExact((inside.from().getEpochSecond() - start) / secondsPerStep),
                    Math.toIntExact((inside.to().getEpochSecond() - start) / secondsPerStep)));
            append(period, inside, -gridLossPeriods.size());
        }

        private void append(SettlementPointPeriod period, Interval inside, int sum) {
            if (count == PERIODS_MAX) {
                throw new IllegalStateException(
                        "more than " + PERIODS_MAX + " periods; split the metering points and add the parts");
            }
            if (count == meteringPoints.length) {
                int capacity = Math.min(PERIODS_MAX, count + (count >> 1));
                meteringPoints = Arrays.copyOf(meteringPoints, capacity);
                fromQuarters = Arrays.copyOf(fromQuarters, capacity);
                toQuarters = Arrays.copyOf(toQuarters, capacity);
                sums = Arrays.copyOf(sums, capacity);
                hourly = Arrays.copyOf(hourly, capacity);
            }
            meteringPoints[count] = period.meteringPoint();
            fromQuarters[count] = scope.quarterOf(inside.from());
            toQuarters[count] = scope.quarterOf(inside.to());
            sums[count] = sum;
            hourly[count] = period.resolution() == Resolution.HOUR;
            count++;
        }

        /** How many periods matter so far. */
        public int count() {
            return count;
        }

        public SettlementPoints build() {
            int[] order = isInOrder()
                    ? IntStream.range(0, count).toArray()
                    : IntStream.range(0, count)
                            .boxed()
                            .sorted(this::compare)
                            .mapToInt(Integer::intValue)
                            .toArray();
            for (int i = 1; i < count; i++) {
                int before = order[i - 1];
                int after = order[i];
                if (meteringPoints[before] == meteringPoints[after] && fromQuarters[after] < toQuarters[before]) {
                    reportOverlap(before, after);
                }
            }
            return new SettlementPoints(this, order);
        }

        private boolean isInOrder() {
            for (int i = 1; i < count; i++) {
                if (compare(i - 1, i) > 0) {
                    return false;
                }
            }
            return true;
        }

        private int compare(int one, int other) {
            int byPoint = Long.compare(meteringPoints[one], meteringPoints[other]);
            return byPoint != 0 ? byPoint : Integer.compare(fromQuarters[one], fromQuarters[other]);
        }

        private void reportOverlap(int before, int after) {
            Set<GridAreaCode> areas = new LinkedHashSet<>(areasOf(sums[before]));
            areas.addAll(areasOf(sums[after]));
            for (GridAreaCode area : areas) {
                findings.add(new Finding(
                        Finding.Kind.PERIODS_OVERLAP,
                        area,
                        meteringPoints[after],
                        scope.period().from().plusSeconds(fromQuarters[after] * EnergyScope.SECONDS_PER_QUARTER),
                        "two periods of this metering point overlap from here"));
            }
        }

        private List<GridAreaCode> areasOf(int sum) {
            if (sum < 0) {
                return List.of(gridLossPeriods.get(-1 - sum).gridArea());
            }
            SumKey key = keys.get(sum);
            List<GridAreaCode> areas = new ArrayList<>();
            if (scope.gridAreas().contains(key.gridArea())) {
                areas.add(key.gridArea());
            }
            if (key.fromGridArea() != null && scope.gridAreas().contains(key.fromGridArea())) {
                areas.add(key.fromGridArea());
            }
            return areas;
        }

        private void report(
                Set<GridAreaCode> areas,
                Finding.Kind kind,
                SettlementPointPeriod period,
                Interval inside,
                String detail) {
            for (GridAreaCode area : areas) {
                findings.add(new Finding(kind, area, period.meteringPoint(), inside.from(), detail));
            }
        }

        private boolean isAligned(Interval inside, Resolution readings) {
            if (!readings.isFixed()) {
                return false;
            }
            Resolution longer = readings == Resolution.HOUR ? readings : scope.resolution();
            return EnergyScope.isAligned(inside.from(), longer) && EnergyScope.isAligned(inside.to(), longer);
        }

        /** The areas of the calculation that the point's energy belongs to. */
        private Set<GridAreaCode> calculatedAreas(SettlementPointPeriod period) {
            Set<GridAreaCode> areas = new LinkedHashSet<>(period.energyAreas());
            areas.retainAll(scope.gridAreas());
            return areas;
        }

        private static SumKey.@Nullable Measure measureOf(SettlementPointPeriod period) {
            if (period.type() == MeteringPointType.EXCHANGE) {
                return SumKey.Measure.EXCHANGE;
            }
            if (period.type() == MeteringPointType.PRODUCTION) {
                return SumKey.Measure.PRODUCTION;
            }
            SettlementMethod method = period.settlementMethod();
            if (method == null) {
                return null;
            }
            return method == SettlementMethod.FLEX
                    ? SumKey.Measure.FLEX_CONSUMPTION
                    : SumKey.Measure.NON_PROFILED_CONSUMPTION;
        }
    }
}
