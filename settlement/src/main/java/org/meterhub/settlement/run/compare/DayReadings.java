package org.meterhub.settlement.run.compare;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.MeteredDaySink;

/** The readings of one metering point on one day, as two runs knew them. */
final class DayReadings {

    private final Interval day;
    private final Map<Resolution, Known> before = new EnumMap<>(Resolution.class);
    private final Map<Resolution, Known> after = new EnumMap<>(Resolution.class);

    DayReadings(Interval day) {
        this.day = day;
    }

    /** Readings in one resolution; absent and missing where there is none. */
    private record Known(long[] wh, byte[] qualities) {

        static Known none(int steps) {
            Known none = new Known(new long[steps], new byte[steps]);
            Arrays.fill(none.wh, MeteredDaySink.ABSENT);
            Arrays.fill(none.qualities, (byte) Quality.MISSING.ordinal());
            return none;
        }
    }

    Interval day() {
        return day;
    }

    private Known known(boolean isAfter, Resolution resolution) {
        return (isAfter ? after : before).computeIfAbsent(resolution, one -> Known.none(one.steps(day)));
    }

    void put(boolean isAfter, Resolution resolution, int step, long wh, byte quality) {
        Known known = known(isAfter, resolution);
        known.wh()[step] = wh;
        known.qualities()[step] = quality;
    }

    /** What was read in a part of the day. */
    long wh(boolean isAfter, Resolution resolution, Interval part) {
        long sum = 0;
        Known known = known(isAfter, resolution);
        int begin = part.from().equals(day.from()) ? 0 : resolution.steps(new Interval(day.from(), part.from()));
        for (int i = begin; i < begin + resolution.steps(part); i++) {
            sum = Math.addExact(sum, known.wh()[i] == MeteredDaySink.ABSENT ? 0 : known.wh()[i]);
        }
        return sum;
    }

    /** Whether values came, or were replaced or withdrawn, in these resolutions. */
    Set<Cause> changes(Set<Resolution> resolutions) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        for (Resolution resolution : resolutions) {
            Known was = known(false, resolution);
            Known is = known(true, resolution);
            for (int i = 0; i < was.wh().length; i++) {
                if (was.wh()[i] != is.wh()[i] || was.qualities()[i] != is.qualities()[i]) {
                    causes.add(was.wh()[i] == MeteredDaySink.ABSENT ? Cause.LATE_VALUE : Cause.CORRECTION);
                }
            }
        }
        return causes;
    }
}
