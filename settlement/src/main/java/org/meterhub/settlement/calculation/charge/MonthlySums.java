package org.meterhub.settlement.calculation.charge;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * Adds amounts to monthly amounts, and those to totals (docs/concepts/settlement.md#what-is-charged). All sums are exact; amounts that are not known are
 * left out.
 */
final class MonthlySums {

    private MonthlySums() {}

    private record ChargeToSupplier(
            GridAreaCode gridArea, @Nullable String supplier, Charge charge, ChargeResolution resolution) {}

    private record OwnerToSupplier(
            GridAreaCode gridArea,
            @Nullable String supplier,
            @Nullable String owner) {}

    static List<MonthlyAmount> monthly(Collection<ChargeSeries> series, Instant time) {
        Map<ChargeToSupplier, MonthlyAmount> sums = new HashMap<>();
        for (ChargeSeries one : series) {
            ChargeSeriesKey key = one.key();
            MonthlyAmount added = new MonthlyAmount(
                    key.charge(),
                    key.resolution(),
                    key.gridArea(),
                    key.supplier(),
                    key.tax(),
                    time,
                    one.totalAmount().orElse(null));
            sums.merge(
                    new ChargeToSupplier(key.gridArea(), key.supplier(), key.charge(), key.resolution()),
                    added,
                    MonthlySums::add);
        }
        return sums.values().stream().sorted().toList();
    }

    private static MonthlyAmount add(MonthlyAmount one, MonthlyAmount other) {
        return new MonthlyAmount(
                one.charge(),
                one.resolution(),
                one.gridArea(),
                one.supplier(),
                one.tax() || other.tax(),
                one.time(),
                add(one.knownAmount(), other.knownAmount()));
    }

    /** The sum, in which an unknown amount counts nothing; unknown when both are. */
    private static @Nullable BigDecimal add(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.add(other);
    }

    /** What each supplier is charged in all, taxes included. */
    static List<TotalMonthlyAmount> totalsOfSuppliers(List<MonthlyAmount> monthly) {
        Map<OwnerToSupplier, TotalMonthlyAmount> totals = new HashMap<>();
        monthly.forEach(amount -> addTo(totals, amount, null));
        return totals.values().stream().sorted().toList();
    }

    /**
     * What each supplier is charged by each owner. The grid company collects the taxes: they are added to the total of every owner but the one who owns
     * them, and an owner of taxes only has no total. Several owners of taxes, which no market has, give one total with all taxes but the owner's
     * own; the Danish hub gives several, which could not be told apart.
     */
    static List<TotalMonthlyAmount> totalsOfOwners(List<MonthlyAmount> monthly) {
        Map<OwnerToSupplier, TotalMonthlyAmount> untaxed = new HashMap<>();
        Map<OwnerToSupplier, TotalMonthlyAmount> taxes = new HashMap<>();
        for (MonthlyAmount amount : monthly) {
            addTo(amount.tax() ? taxes : untaxed, amount, amount.charge().owner());
        }
        List<TotalMonthlyAmount> totals = new ArrayList<>();
        Set<TotalMonthlyAmount> inOrder = new TreeSet<>(taxes.values());
        for (TotalMonthlyAmount total : untaxed.values()) {
            BigDecimal sum = total.knownAmount();
            for (TotalMonthlyAmount tax : inOrder) {
                boolean sameSupplier =
                        tax.gridArea().equals(total.gridArea()) && Objects.equals(tax.supplier(), total.supplier());
                if (sameSupplier && !Objects.equals(tax.owner(), total.owner())) {
                    sum = add(sum, tax.knownAmount());
                }
            }
            totals.add(new TotalMonthlyAmount(total.gridArea(), total.supplier(), total.owner(), total.time(), sum));
        }
        return totals.stream().sorted().toList();
    }

    private static void addTo(
            Map<OwnerToSupplier, TotalMonthlyAmount> totals, MonthlyAmount amount, @Nullable String owner) {
        totals.merge(
                new OwnerToSupplier(amount.gridArea(), amount.supplier(), owner),
                new TotalMonthlyAmount(
                        amount.gridArea(), amount.supplier(), owner, amount.time(), amount.knownAmount()),
                (one, other) -> new TotalMonthlyAmount(
                        one.gridArea(),
                        one.supplier(),
                        one.owner(),
                        one.time(),
                        add(one.knownAmount(), other.knownAmount())));
    }
}
