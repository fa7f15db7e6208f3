package org.meterhub.settlement.calculation.charge;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;
import org.meterhub.settlement.calculation.Amounts;
import org.meterhub.settlement.calculation.Finding;

/**
 * The charges of a calculation with their prices (docs/concepts/settlement.md#what-is-charged). Does not change, and does not depend on
 * the order of what it is made from.
 *
 * <p>Prices dated before the calculation's period are not read, and a tariff's price holds for its own quarter, hour or day only: who keeps prices gives each
 * calculation what is in force at its start.
 */
public final class ChargeCatalogue {

    /** Something wrong with a charge, before it is known which grid areas it concerns. */
    record Problem(Finding.Kind kind, @Nullable Instant time, String detail) {}

    private record SeriesKey(ChargeResolution resolution, boolean tax) {}

    private final ChargeScope scope;
    private final Map<Charge, List<StepPrices>> series = new HashMap<>();
    private final Map<Charge, List<Problem>> problems = new HashMap<>();

    public ChargeCatalogue(ChargeScope scope, Collection<ChargePeriod> periods, Collection<ChargePrice> prices) {
        this.scope = scope;
        Map<Charge, NavigableMap<Instant, BigDecimal>> pricesOf = pricesByCharge(prices);
        Map<Charge, List<ChargePeriod>> periodsOf = new HashMap<>();
        for (ChargePeriod period : periods) {
            if (period.clamped(scope.period()).isPresent()) {
                periodsOf
                        .computeIfAbsent(period.charge(), unused -> new ArrayList<>())
                        .add(period);
            }
        }
        periodsOf.forEach((charge, ofCharge) ->
                series.put(charge, seriesOf(charge, ofCharge, pricesOf.getOrDefault(charge, new TreeMap<>()))));
    }

    public ChargeScope scope() {
        return scope;
    }

    /** The prices of a charge: one series for each resolution and tax flag it has had, usually one; none of an unknown charge. */
    public List<StepPrices> series(Charge charge) {
        return series.getOrDefault(charge, List.of());
    }

    /** The resolutions of a charge's amounts: one, unless its master data changed. */
    Set<ChargeResolution> resolutions(Charge charge) {
        Set<ChargeResolution> found = EnumSet.noneOf(ChargeResolution.class);
        series(charge).forEach(one -> found.add(one.resolution()));
        return found;
    }

    List<Problem> problems(Charge charge) {
        return problems.getOrDefault(charge, List.of());
    }

    private void report(Charge charge, Finding.Kind kind, Instant time, String detail) {
        problems.computeIfAbsent(charge, unused -> new ArrayList<>()).add(new Problem(kind, time, detail));
    }

    private Map<Charge, NavigableMap<Instant, BigDecimal>> pricesByCharge(Collection<ChargePrice> prices) {
        Map<Charge, NavigableMap<Instant, BigDecimal>> byCharge = new HashMap<>();
        for (ChargePrice price : prices) {
            if (!scope.period().contains(price.time())) {
                continue;
            }
            BigDecimal other = byCharge.computeIfAbsent(price.charge(), unused -> new TreeMap<>())
                    .merge(price.time(), price.price(), BigDecimal::min);
            if (other.compareTo(price.price()) != 0) {
                report(price.charge(), Finding.Kind.CHARGE_PRICE_DOUBLE, price.time(), "two prices for the same time");
            }
        }
        return byCharge;
    }

    private List<StepPrices> seriesOf(
            Charge charge, List<ChargePeriod> periods, NavigableMap<Instant, BigDecimal> prices) {
        Map<SeriesKey, StepPrices> found =
                new TreeMap<>(Comparator.comparing(SeriesKey::resolution).thenComparing(SeriesKey::tax));
        List<ChargePeriod> inOrder = new ArrayList<>(periods);
        inOrder.sort(Comparator.comparing(ChargePeriod::from)
                .thenComparing(ChargePeriod::to, Comparator.nullsLast(Comparator.naturalOrder())));
        Instant covered = Instant.MIN;
        for (ChargePeriod period : inOrder) {
            Interval inside = period.clamped(scope.period()).orElseThrow();
            if (inside.from().isBefore(covered)) {
                report(
                        charge,
                        Finding.Kind.CHARGE_PERIODS_OVERLAP,
                        inside.from(),
                        "two periods of its master data overlap");
            }
            covered = covered.isAfter(inside.to()) ? covered : inside.to();
            ChargeResolution resolution = period.resolution().ofAmounts();
            StepPrices target = found.computeIfAbsent(
                    new SeriesKey(resolution, period.tax()),
                    key -> new StepPrices(charge, resolution, period.tax(), scope.steps(resolution)));
            int end = scope.stepFrom(resolution, inside.to());
            for (int step = scope.stepFrom(resolution, inside.from()); step < end; step++) {
                target.put(step, priceAt(charge.type(), scope.timeOf(resolution, step), inside.from(), prices));
            }
        }
        return List.copyOf(found.values());
    }

    /**
     * @param since start of the period of master data: prices dated before it belong to another
     */
    private @Nullable BigDecimal priceAt(
            ChargeType type, Instant time, Instant since, NavigableMap<Instant, BigDecimal> prices) {
        if (type == ChargeType.TARIFF) {
            return prices.get(time);
        }
        Map.Entry<Instant, BigDecimal> last = prices.floorEntry(time);
        if (last == null || last.getKey().isBefore(since)) {
            return null;
        }
        return type == ChargeType.FEE
                ? last.getValue()
                : Amounts.pricePerDay(last.getValue(), scope.steps(ChargeResolution.DAY));
    }
}
