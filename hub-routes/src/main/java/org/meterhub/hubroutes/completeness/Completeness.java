package org.meterhub.hubroutes.completeness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.GsrnRange;
import org.meterhub.metereddata.completeness.AreaCompleteness;
import org.meterhub.metereddata.completeness.DayComparison;

/** Answers how complete market days are. The points are dealt with range by range, each in a transaction of its own, so that memory has a bound. */
public final class Completeness {

    /** A million points of a day need some 33 MB. */
    private static final int POINTS_AT_ONCE_MAX = 1_000_000;

    private final Database database;
    private final ExpectedDays expected;

    public Completeness(Database database, ExpectedDays expected) {
        this.database = database;
        this.expected = expected;
    }

    /** Days and the gaps in them. */
    public record Found(List<AreaCompleteness> areas, List<DayComparison.Gap> gaps) {}

    /**
     * How complete some days are.
     *
     * @param from first market day
     * @param to market day after the last
     * @param area null for all
     * @param gapsMax so many gaps are listed at most, in order of day and metering point
     * @return by day and area
     */
    public Found of(LocalDate from, LocalDate to, @Nullable GridAreaCode area, int gapsMax) {
        List<AreaCompleteness> areas = new ArrayList<>();
        List<DayComparison.Gap> gaps = new ArrayList<>();
        Predicate<GridAreaCode> wanted = code -> area == null || code.equals(area);
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            Map<GridAreaCode, AreaCompleteness> ofDay = new TreeMap<>();
            Consumer<DayComparison.Gap> listed = gap -> {
                if (gaps.size() < gapsMax && wanted.test(gap.gridArea())) {
                    gaps.add(gap);
                }
            };
            Optional<Gsrn> last = compareNext(day, null, ofDay, listed);
            while (last.isPresent()) {
                last = compareNext(day, last.get(), ofDay, listed);
            }
            ofDay.values().stream().filter(one -> wanted.test(one.area())).forEach(areas::add);
        }
        return new Found(areas, gaps);
    }

    /** @return the last point that was compared; empty when there was none */
    private Optional<Gsrn> compareNext(
            LocalDate day,
            @Nullable Gsrn after,
            Map<GridAreaCode, AreaCompleteness> sum,
            Consumer<DayComparison.Gap> gaps) {
        return database.inTransaction(unit -> {
            Optional<GsrnRange> range = expected.next(unit, after, POINTS_AT_ONCE_MAX);
            range.ifPresent(points -> expected.compare(unit, day, points, gaps)
                    .forEach((code, part) -> sum.merge(code, part, AreaCompleteness::plus)));
            return range.map(GsrnRange::last);
        });
    }
}
