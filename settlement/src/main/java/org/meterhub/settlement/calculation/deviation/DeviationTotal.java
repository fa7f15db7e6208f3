package org.meterhub.settlement.calculation.deviation;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.settlement.calculation.Amounts;

/**
 * What a party's deviations come to over days and intervals in one grid area.
 *
 * @param quantityWh net consumption beyond what was settled
 * @param knownAmount the exact sum of the amounts that are known; null when none is
 */
public record DeviationTotal(
        GridAreaCode gridArea,
        DeviationKey key,
        long quantityWh,
        @Nullable BigDecimal knownAmount) {

    private record Place(GridAreaCode gridArea, DeviationKey key) {}

    /** One total per area and party, in order. */
    public static List<DeviationTotal> of(Collection<AreaDeviation> deviations) {
        TreeMap<Place, DeviationTotal> totals =
                new TreeMap<>(Comparator.comparing(Place::gridArea).thenComparing(Place::key));
        for (AreaDeviation deviation : deviations) {
            for (DeviationSeries series : deviation.series()) {
                totals.merge(
                        new Place(deviation.gridArea(), series.key()),
                        new DeviationTotal(
                                deviation.gridArea(),
                                series.key(),
                                series.totalWh(),
                                series.totalAmount().orElse(null)),
                        DeviationTotal::add);
            }
        }
        return List.copyOf(totals.values());
    }

    private static DeviationTotal add(DeviationTotal one, DeviationTotal other) {
        BigDecimal sum = one.knownAmount == null
                ? other.knownAmount
                : other.knownAmount == null ? one.knownAmount : one.knownAmount.add(other.knownAmount);
        return new DeviationTotal(one.gridArea, one.key, Math.addExact(one.quantityWh, other.quantityWh), sum);
    }

    public Optional<BigDecimal> amount() {
        return Optional.ofNullable(knownAmount);
    }

    /** What the party is billed, with two decimals. */
    public Optional<BigDecimal> billed() {
        return amount().map(Amounts::billingTotal);
    }
}
