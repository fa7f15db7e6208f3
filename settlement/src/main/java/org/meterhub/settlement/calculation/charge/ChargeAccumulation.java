package org.meterhub.settlement.calculation.charge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.EnergyScope;
import org.meterhub.settlement.calculation.MeteredDaySink;
import org.meterhub.settlement.calculation.QualityMask;
import org.meterhub.settlement.calculation.Rounding;

/**
 * Adds metered days, as they come, to the energy of the tariffs that are linked to their points (docs/concepts/settlement.md#what-is-charged). One thread;
 * to use
 * several, give each its own set of metering points with their links and add the {@link ChargePartial parts}.
 *
 * <p>What is charged are the metered values, not rounded results: per point first the energy of the hour, over all its periods, then
 * that of the day. A tariff by the quarter takes quarters as they were metered; of an hour that was metered whole, each quarter gets a fourth ({@link
 * Rounding#quarterOfHour}).
 */
public final class ChargeAccumulation implements MeteredDaySink {

    private static final int QUARTERS_PER_HOUR = EnergyScope.QUARTERS_PER_HOUR;

    private final ChargePoints points;
    private final ChargeScope scope;
    private final ChargePartial partial;
    private final List<TariffSums> sums = new ArrayList<>();
    private final int hours;
    private int nextCoverage;
    private int nextTariff;
    /** What the day that is being added has in each of its hours. */
    private long[] hourWh = new long[0];

    private byte[] hourQualities = new byte[0];
    private int[] hourQuarters = new int[0];
    /** The same, quarter by quarter, of points with a tariff by the quarter. */
    private long[] quarterWh = new long[0];

    private byte[] quarterQualities = new byte[0];
    private int[] quarterRead = new int[0];

    /** Of points with what is known of them before any reading. */
    public ChargeAccumulation(ChargePoints points) {
        this(points, new ChargePartial(points));
    }

    private ChargeAccumulation(ChargePoints points, ChargePartial partial) {
        this.points = points;
        this.partial = partial;
        scope = points.catalogue.scope();
        hours = scope.steps(ChargeResolution.HOUR);
        points.slots.forEach(slot -> sums.add(partial.tariff(slot)));
    }

    /** Of readings alone: to be added to {@link ChargePartial#ChargePartial(ChargePoints) what is known of the points} before any reading. */
    public static ChargeAccumulation ofReadings(ChargePoints points) {
        return new ChargeAccumulation(points, new ChargePartial(points.catalogue));
    }

    /** What has been added so far, and goes on growing with every day that is added. */
    public ChargePartial partial() {
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
        int tariff = points.tariffs.find(meteringPoint, nextTariff);
        if (tariff < 0) {
            return;
        }
        long firstHour =
                (from.getEpochSecond() - scope.period().from().getEpochSecond()) / EnergyScope.SECONDS_PER_HOUR;
        int hoursOfRun = steps / resolution.stepsPerHour();
        int begin = (int) Math.max(0, Math.min(firstHour, hours));
        int end = (int) Math.max(0, Math.min(firstHour + hoursOfRun, hours));
        if (begin >= end) {
            return;
        }
        boolean byQuarter = hasQuarterTariff(tariff, meteringPoint);
        sumHours(meteringPoint, from, resolution, firstHour, begin, end, quantityWh, qualities, byQuarter);
        while (points.tariffs.isOf(tariff, meteringPoint)) {
            addTo(tariff, begin, end);
            tariff++;
        }
        nextTariff = tariff;
    }

    private boolean hasQuarterTariff(int firstTariff, long meteringPoint) {
        for (int tariff = firstTariff; points.tariffs.isOf(tariff, meteringPoint); tariff++) {
            if (resolutionOf(tariff) == ChargeResolution.QUARTER) {
                return true;
            }
        }
        return false;
    }

    private ChargeResolution resolutionOf(int tariff) {
        return points.slots
                .get(points.tariffs.intAt(tariff, ChargePoints.TARIFF_SLOT))
                .resolution();
    }

    /** Sums the readings that lie in periods of the point with their resolution, hour by hour, and quarter by quarter where that is wanted. */
    private void sumHours(
            long meteringPoint,
            Instant from,
            Resolution resolution,
            long firstHour,
            int begin,
            int end,
            long[] quantityWh,
            byte @Nullable [] qualities,
            boolean byQuarter) {
        clear(end - begin, byQuarter);
        boolean hourly = resolution == Resolution.HOUR;
        int quartersPerStep = hourly ? QUARTERS_PER_HOUR : 1;
        int coverage = points.coverage.find(meteringPoint, nextCoverage);
        for (; points.coverage.isOf(coverage, meteringPoint); coverage++) {
            if ((points.coverage.at(coverage, ChargePoints.COVERAGE_HOURLY) == 1) != hourly) {
                continue;
            }
            int fromQuarter =
                    Math.max(begin * QUARTERS_PER_HOUR, points.coverage.intAt(coverage, ChargePoints.COVERAGE_FROM));
            int toQuarter =
                    Math.min(end * QUARTERS_PER_HOUR, points.coverage.intAt(coverage, ChargePoints.COVERAGE_TO));
            for (int quarter = fromQuarter; quarter + quartersPerStep <= toQuarter; quarter += quartersPerStep) {
                int index = (int) (quarter - firstHour * QUARTERS_PER_HOUR) / quartersPerStep;
                int hour = quarter / QUARTERS_PER_HOUR - begin;
                long wh = reading(meteringPoint, from, resolution, index, quantityWh);
                byte mask = mask(index, quantityWh, qualities);
                hourWh[hour] += wh;
                hourQualities[hour] |= mask;
                hourQuarters[hour] += quartersPerStep;
                if (byQuarter) {
                    addQuarters(quarter - begin * QUARTERS_PER_HOUR, quartersPerStep, wh, mask);
                }
            }
        }
        nextCoverage = coverage;
    }

    private void clear(int count, boolean byQuarter) {
        if (hourWh.length < count) {
            hourWh = new long[count];
            hourQualities = new byte[count];
            hourQuarters = new int[count];
        }
        Arrays.fill(hourWh, 0, count, 0);
        Arrays.fill(hourQualities, 0, count, QualityMask.NONE);
        Arrays.fill(hourQuarters, 0, count, 0);
        if (byQuarter) {
            int quarters = count * QUARTERS_PER_HOUR;
            if (quarterWh.length < quarters) {
                quarterWh = new long[quarters];
                quarterQualities = new byte[quarters];
                quarterRead = new int[quarters];
            }
            Arrays.fill(quarterWh, 0, quarters, 0);
            Arrays.fill(quarterQualities, 0, quarters, QualityMask.NONE);
            Arrays.fill(quarterRead, 0, quarters, 0);
        }
    }

    /** @param quarters how many the reading is of: 1, or the 4 of an hour, which share it */
    private void addQuarters(int place, int quarters, long wh, byte mask) {
        for (int i = 0; i < quarters; i++) {
            quarterWh[place + i] += quarters == 1 ? wh : Rounding.quarterOfHour(wh, i);
            quarterQualities[place + i] |= mask;
            quarterRead[place + i]++;
        }
    }

    private long reading(long meteringPoint, Instant from, Resolution resolution, int index, long[] quantityWh) {
        long wh = quantityWh[index];
        if (wh == ABSENT) {
            return 0;
        }
        if (wh > QUANTITY_WH_MAX || wh < -QUANTITY_WH_MAX) {
            partial.reportTooLarge(
                    points, meteringPoint, from.plus(resolution.step().multipliedBy(index)), wh);
            return 0;
        }
        return wh;
    }

    private static byte mask(int index, long[] quantityWh, byte @Nullable [] qualities) {
        if (qualities != null) {
            return (byte) (1 << qualities[index]);
        }
        return quantityWh[index] == ABSENT ? QualityMask.MISSING : QualityMask.bit(Quality.MEASURED);
    }

    private void addTo(int tariff, int begin, int end) {
        int slot = points.tariffs.intAt(tariff, ChargePoints.TARIFF_SLOT);
        int from = points.tariffs.intAt(tariff, ChargePoints.TARIFF_FROM);
        int to = points.tariffs.intAt(tariff, ChargePoints.TARIFF_TO);
        ChargeResolution resolution = points.slots.get(slot).resolution();
        TariffSums target = sums.get(slot);
        if (resolution == ChargeResolution.QUARTER) {
            addQuartersTo(target, from, to, begin, end);
            return;
        }
        boolean hourly = resolution == ChargeResolution.HOUR;
        for (int hour = begin; hour < end; hour++) {
            int step = hourly ? hour : scope.dayOfHour(hour);
            int place = hour - begin;
            if (step >= from && step < to && hourQuarters[place] > 0) {
                target.add(step, hourWh[place], hourQualities[place], hourQuarters[place]);
            }
        }
    }

    private void addQuartersTo(TariffSums target, int from, int to, int begin, int end) {
        int first = begin * QUARTERS_PER_HOUR;
        int last = Math.min(to, end * QUARTERS_PER_HOUR);
        for (int step = Math.max(from, first); step < last; step++) {
            int place = step - first;
            if (quarterRead[place] > 0) {
                target.add(step, quarterWh[place], quarterQualities[place], quarterRead[place]);
            }
        }
    }
}
