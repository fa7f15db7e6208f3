package org.meterhub.settlement.calculation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Resolution;

/**
 * Adds metered days, as they come, to the sums of a calculation. One thread; to use several, give each its own set of metering points and add the
 * {@link EnergyPartial parts}.
 *
 * <p>What is added (docs/concepts/settlement.md#from-readings-to-energy): readings inside a period of their point and inside the calculation's period.
 * Readings of grid-loss
 * points and of points without a period vanish, and so do readings in another resolution than the period has: its steps are then missing, which
 * shows, while spreading or dropping energy would not.
 */
public final class EnergyAccumulation implements MeteredDaySink {

    private final SettlementPoints points;
    private final EnergyScope scope;
    private final List<KeySums> sums;
    private final EnergyPartial partial;
    private final StepSums.Care care = new StepSums.Care();
    /** Places of the last point and of the one after it: streams come in order of points or of days. */
    private int current;

    private int next;
    private long readings;

    /** Of points with what is known of them before any reading. */
    public EnergyAccumulation(SettlementPoints points) {
        this(points, new EnergyPartial(points));
    }

    private EnergyAccumulation(SettlementPoints points, EnergyPartial partial) {
        this.points = points;
        this.partial = partial;
        scope = points.scope();
        sums = new ArrayList<>(points.keys.size());
        for (SumKey key : points.keys) {
            sums.add(partial.sumsOf(key));
        }
    }

    /** Of readings alone: to be added to {@link EnergyPartial#EnergyPartial(SettlementPoints) what is known of the points} before any reading. */
    public static EnergyAccumulation ofReadings(SettlementPoints points) {
        return new EnergyAccumulation(points, new EnergyPartial(points.scope()));
    }

    /** How many readings have gone into the sums. */
    public long readings() {
        return readings;
    }

    /** What has been added so far, and goes on growing with every day that is added. */
    public EnergyPartial partial() {
        return partial;
    }

    /** @throws IllegalArgumentException when the readings do not fill whole hours: the source broke its contract */
    @Override
    public void day(
            long meteringPoint,
            Instant from,
            Resolution resolution,
            int steps,
            long[] quantityWh,
            byte @Nullable [] qualities) {
        EnergyScope.requireWholeHours(meteringPoint, from, resolution, steps);
        int place = points.isOf(current, meteringPoint) ? current : points.find(meteringPoint, next);
        if (place < 0) {
            return;
        }
        current = place;
        if (StepSums.needsCare(steps, quantityWh)) {
            int reported = place;
            care.copy(
                    steps,
                    quantityWh,
                    qualities,
                    from,
                    resolution.step().toSeconds(),
                    (time, quantity) -> reportTooLarge(reported, meteringPoint, resolution, time, quantity));
            next = addToPeriods(place, meteringPoint, from, resolution, steps, care.wh, care.qualities);
        } else {
            next = addToPeriods(place, meteringPoint, from, resolution, steps, quantityWh, qualities);
        }
    }

    /**
     * Adds what of the readings lies in periods of the point that have their resolution.
     *
     * @param firstPlace of the point's first period
     * @return place after its last
     */
    private int addToPeriods(
            int firstPlace,
            long meteringPoint,
            Instant from,
            Resolution resolution,
            int steps,
            long[] wh,
            byte @Nullable [] qualities) {
        boolean hourly = resolution == Resolution.HOUR;
        long firstQuarter =
                (from.getEpochSecond() - scope.period().from().getEpochSecond()) / EnergyScope.SECONDS_PER_QUARTER;
        long endQuarter = firstQuarter + (long) steps * (hourly ? EnergyScope.QUARTERS_PER_HOUR : 1);
        int place = firstPlace;
        while (points.isOf(place, meteringPoint)) {
            int begin = (int) Math.max(firstQuarter, points.fromQuarter(place));
            int end = (int) Math.min(endQuarter, points.toQuarter(place));
            if (begin < end && points.sum(place) >= 0 && points.isHourly(place) == hourly) {
                addRun(place, begin, end, (int) (begin - firstQuarter), wh, qualities);
            }
            place++;
        }
        return place;
    }

    /**
     * Adds readings that lie inside one period.
     *
     * @param begin first quarter, counted from the start of the calculation
     * @param end quarter after the last
     * @param offset of the first quarter from the start of the arrays, in quarters
     */
    private void addRun(int place, int begin, int end, int offset, long[] wh, byte @Nullable [] qualities) {
        KeySums target = sums.get(points.sum(place));
        int perHour = EnergyScope.QUARTERS_PER_HOUR;
        if (points.isHourly(place)) {
            int hours = (end - begin) / perHour;
            target.hours().add(begin / perHour, offset / perHour, hours, wh, qualities);
            readings += hours;
        } else if (scope.isQuarterly()) {
            target.quarters().add(begin, offset, end - begin, wh, qualities);
            readings += end - begin;
        } else {
            target.hours().addHoursOfQuarters(begin / perHour, offset, (end - begin) / perHour, wh, qualities);
            readings += end - begin;
        }
    }

    private void reportTooLarge(
            int firstPlace, long meteringPoint, Resolution resolution, Instant time, long quantityWh) {
        long quarter =
                (time.getEpochSecond() - scope.period().from().getEpochSecond()) / EnergyScope.SECONDS_PER_QUARTER;
        for (int place = firstPlace; points.isOf(place, meteringPoint); place++) {
            boolean inside = quarter >= points.fromQuarter(place) && quarter < points.toQuarter(place);
            boolean counts = points.sum(place) >= 0 && points.isHourly(place) == (resolution == Resolution.HOUR);
            if (inside && counts) {
                partial.reportTooLarge(points.keys.get(points.sum(place)), meteringPoint, time, quantityWh);
            }
        }
    }
}
