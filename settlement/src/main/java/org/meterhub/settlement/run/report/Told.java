package org.meterhub.settlement.run.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.settlement.calculation.SettlementPointPeriod;

/**
 * A time in which nothing changes at a point that the reader is told. Who is not told of suppliers cannot see from the dates that one changed, either.
 *
 * @param toArea null when it is not told, or there is none; so are the others
 */
record Told(
        long meteringPoint,
        @Nullable String toArea,
        @Nullable String fromArea,
        String type,
        @Nullable String method,
        @Nullable String supplier,
        Interval time) {

    /** All that is told of the same, without the time. */
    private record What(
            @Nullable String toArea,
            @Nullable String fromArea,
            String type,
            @Nullable String method,
            @Nullable String supplier) {}

    /** Equal times that touch or overlap put together, by point and in order. */
    static List<Told> of(List<BasisFiles.Seen> seen, boolean exchange, boolean suppliers) {
        SortedMap<Long, Map<What, List<Interval>>> byPoint = new TreeMap<>();
        for (BasisFiles.Seen one : seen) {
            for (SettlementPointPeriod period : one.periods()) {
                What what = new What(
                        exchange ? value(period.toGridArea()) : null,
                        exchange ? value(period.fromGridArea()) : null,
                        period.type().code(),
                        ResultFiles.code(period.settlementMethod()),
                        suppliers ? period.supplier() : null);
                byPoint.computeIfAbsent(period.meteringPoint(), unused -> new LinkedHashMap<>(2))
                        .computeIfAbsent(what, unused -> new ArrayList<>(1))
                        .add(period.clamped(one.part().days()).orElseThrow());
            }
        }
        List<Told> told = new ArrayList<>();
        byPoint.forEach((point, whats) -> whats.forEach((what, times) -> Times.merged(times)
                .forEach(time -> told.add(new Told(
                        point, what.toArea(), what.fromArea(), what.type(), what.method(), what.supplier(), time)))));
        return told;
    }

    private static @Nullable String value(@Nullable GridAreaCode area) {
        return area == null ? null : area.value();
    }
}
