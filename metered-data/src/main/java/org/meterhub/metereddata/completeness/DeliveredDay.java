package org.meterhub.metereddata.completeness;

import java.time.LocalDate;
import java.util.Arrays;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.GsrnRange;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.SeriesValues;

/**
 * Which steps of one market day have a quantity, for a set of metering points: a bit a step, so that a million points need 33 MB. Points come in the order
 * of their numbers and are asked for in that order. Not thread safe.
 */
public final class DeliveredDay {

    private static final int CAPACITY = 1_024;
    private static final int QUARTER_HOURS = 0;
    private static final int HOURS = 1;

    private long[] points = new long[CAPACITY];
    private long[] firstSteps = new long[CAPACITY];
    private long[] laterSteps = new long[CAPACITY];
    private byte[] kinds = new byte[CAPACITY];
    private int count;
    private int next;

    private DeliveredDay() {}

    /** Reads the day of all points of the range. */
    public static DeliveredDay read(
            UnitOfWork unit, MeteredDays days, LocalDate day, GsrnRange range, KnownAt knownAt) {
        DeliveredDay delivered = new DeliveredDay();
        days.forEachDay(
                unit,
                new MeteredDays.Selection(
                        day,
                        day.plusDays(1),
                        range.first().toLong(),
                        range.last().toLong() + 1,
                        knownAt),
                (point, date, resolution, values) -> delivered.add(point, resolution, values));
        return delivered;
    }

    /** Without any value yet, for whoever has the days at hand; see {@link #add}. */
    public static DeliveredDay empty() {
        return new DeliveredDay();
    }

    /** @param point not less than the one before */
    public void add(long point, Resolution resolution, SeriesValues values) {
        if (count == points.length) {
            points = Arrays.copyOf(points, count * 2);
            firstSteps = Arrays.copyOf(firstSteps, count * 2);
            laterSteps = Arrays.copyOf(laterSteps, count * 2);
            kinds = Arrays.copyOf(kinds, count * 2);
        }
        points[count] = point;
        kinds[count] = (byte) kind(resolution);
        firstSteps[count] = present(values, 0);
        laterSteps[count] = present(values, Long.SIZE);
        count++;
    }

    private static int kind(Resolution resolution) {
        return resolution == Resolution.QUARTER_HOUR ? QUARTER_HOURS : HOURS;
    }

    private static long present(SeriesValues values, int from) {
        long steps = 0;
        for (int i = from; i < Math.min(values.size(), from + Long.SIZE); i++) {
            if (values.isPresent(i)) {
                steps |= 1L << (i - from);
            }
        }
        return steps;
    }

    /**
     * How many of some steps have a quantity.
     *
     * @param point not less than the one asked for before
     * @param from first step of the day, from 0
     * @param to step after the last
     */
    public int count(Gsrn point, Resolution resolution, int from, int to) {
        long number = point.toLong();
        while (next < count && points[next] < number) {
            next++;
        }
        int kind = kind(resolution);
        for (int i = next; i < count && points[i] == number; i++) {
            if (kinds[i] == kind) {
                return Long.bitCount(firstSteps[i] & steps(from, to))
                        + Long.bitCount(laterSteps[i] & steps(from - Long.SIZE, to - Long.SIZE));
            }
        }
        return 0;
    }

    /** The bits from, inclusive, to, exclusive, as far as a long has them. */
    private static long steps(int from, int to) {
        int first = Math.max(0, from);
        int last = Math.min(Long.SIZE, to);
        if (first >= last) {
            return 0;
        }
        return (-1L << first) & (-1L >>> (Long.SIZE - last));
    }
}
