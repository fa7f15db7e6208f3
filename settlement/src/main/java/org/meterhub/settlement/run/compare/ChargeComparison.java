package org.meterhub.settlement.run.compare;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.ChargeSeriesKey;

/** Compares what two runs charge, row by row: where the price differs, and where the quantity. */
final class ChargeComparison {

    private ChargeComparison() {}

    static List<ChargeDifference> of(AreaCharges before, AreaCharges after, List<PointDifference> points) {
        SortedMap<ChargeSeriesKey, ChargeSeries> was = byKey(before);
        SortedMap<ChargeSeriesKey, ChargeSeries> is = byKey(after);
        SortedSet<ChargeSeriesKey> keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        List<ChargeDifference> differences = new ArrayList<>();
        for (ChargeSeriesKey key : keys) {
            Optional<ChargeSeries> old = Optional.ofNullable(was.get(key));
            Optional<ChargeSeries> now = Optional.ofNullable(is.get(key));
            Set<Cause> causes = causes(key, old, now, points);
            if (!causes.isEmpty()) {
                differences.add(new ChargeDifference(
                        key,
                        quantity(old),
                        quantity(now),
                        old.flatMap(ChargeSeries::totalAmount).orElse(null),
                        now.flatMap(ChargeSeries::totalAmount).orElse(null),
                        causes));
            }
        }
        return differences;
    }

    private static SortedMap<ChargeSeriesKey, ChargeSeries> byKey(AreaCharges charges) {
        SortedMap<ChargeSeriesKey, ChargeSeries> byKey = new TreeMap<>();
        charges.series().forEach(series -> byKey.put(series.key(), series));
        return byKey;
    }

    private static BigDecimal quantity(Optional<ChargeSeries> series) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int row = 0; series.isPresent() && row < series.get().rows(); row++) {
            sum = sum.add(series.get().quantity(row));
        }
        return sum;
    }

    private static Set<Cause> causes(
            ChargeSeriesKey key,
            Optional<ChargeSeries> before,
            Optional<ChargeSeries> after,
            List<PointDifference> points) {
        Map<Instant, ChargeSeries.Row> was = byTime(before);
        Map<Instant, ChargeSeries.Row> is = byTime(after);
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        boolean quantityDiffers = !was.keySet().equals(is.keySet());
        for (Map.Entry<Instant, ChargeSeries.Row> entry : was.entrySet()) {
            ChargeSeries.Row now = is.get(entry.getKey());
            if (now != null) {
                ChargeSeries.Row old = entry.getValue();
                if (!isSame(old.knownPrice(), now.knownPrice())) {
                    causes.add(Cause.PRICE);
                }
                quantityDiffers |= old.quantity() != now.quantity() || old.qualities() != now.qualities();
            }
        }
        if (quantityDiffers) {
            Set<Cause> ofPoints = EnumSet.noneOf(Cause.class);
            points.stream()
                    .filter(point -> point.concerns(key.supplier()))
                    .forEach(point -> ofPoints.addAll(point.causes()));
            causes.addAll(ofPoints.isEmpty() ? Set.of(Cause.CHARGE_LINK) : ofPoints);
        }
        return causes;
    }

    private static boolean isSame(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    private static Map<Instant, ChargeSeries.Row> byTime(Optional<ChargeSeries> series) {
        Map<Instant, ChargeSeries.Row> rows = new TreeMap<>();
        for (int row = 0; series.isPresent() && row < series.get().rows(); row++) {
            rows.put(series.get().timeOf(row), series.get().row(row));
        }
        return rows;
    }
}
