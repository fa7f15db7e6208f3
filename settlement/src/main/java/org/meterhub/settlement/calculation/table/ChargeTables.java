package org.meterhub.settlement.calculation.table;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.settlement.calculation.ResultIds;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.ChargeSeriesKey;
import org.meterhub.settlement.calculation.charge.ChargeType;
import org.meterhub.settlement.calculation.charge.MonthlyAmount;
import org.meterhub.settlement.calculation.charge.TotalMonthlyAmount;

/** Lays out what is charged: amounts, monthly amounts and totals (docs/concepts/settlement.md#what-is-charged). */
public final class ChargeTables {

    private static final List<String> AMOUNT_COLUMNS = List.of(
            "calculation_id",
            "result_id",
            "grid_area_code",
            "energy_supplier_id",
            "quantity",
            "quantity_unit",
            "quantity_qualities",
            "time",
            "resolution",
            "metering_point_type",
            "settlement_method",
            "price",
            "amount",
            "is_tax",
            "charge_code",
            "charge_type",
            "charge_owner_id");
    private static final List<String> MONTHLY_COLUMNS = List.of(
            "calculation_id",
            "result_id",
            "grid_area_code",
            "energy_supplier_id",
            "quantity_unit",
            "time",
            "amount",
            "is_tax",
            "charge_code",
            "charge_type",
            "charge_owner_id");
    private static final List<String> TOTAL_COLUMNS = List.of(
            "calculation_id", "result_id", "grid_area_code", "energy_supplier_id", "time", "amount", "charge_owner_id");

    /** The names of one kind of charge: of the table with its amounts, and of the one with its monthly amounts. */
    private enum Kind {
        QUARTERLY_TARIFF(
                "quarterly_tariff", "monthly_tariff_from_quarterly", ChargeType.TARIFF, ChargeResolution.QUARTER),
        HOURLY_TARIFF("hourly_tariff", "monthly_tariff_from_hourly", ChargeType.TARIFF, ChargeResolution.HOUR),
        DAILY_TARIFF("daily_tariff", "monthly_tariff_from_daily", ChargeType.TARIFF, ChargeResolution.DAY),
        SUBSCRIPTION("subscription", "monthly_subscription", ChargeType.SUBSCRIPTION, ChargeResolution.DAY),
        FEE("fee", "monthly_fee", ChargeType.FEE, ChargeResolution.DAY);

        private final String amounts;
        private final String monthly;
        private final ChargeType type;
        private final ChargeResolution resolution;

        Kind(String amounts, String monthly, ChargeType type, ChargeResolution resolution) {
            this.amounts = amounts;
            this.monthly = monthly;
            this.type = type;
            this.resolution = resolution;
        }
    }

    private ChargeTables() {}

    /** All tables by name; empty where nothing is charged. */
    public static SortedMap<String, DataTable> of(CalculationHeader header, Collection<AreaCharges> areas) {
        SortedMap<String, DataTable> tables = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            DataTable.Builder amounts = DataTable.of(AMOUNT_COLUMNS);
            DataTable.Builder monthly = DataTable.of(MONTHLY_COLUMNS);
            for (AreaCharges area : areas) {
                area.series(kind.type, kind.resolution).forEach(series -> addAmounts(header, series, amounts));
                area.monthlyAmounts(kind.type, kind.resolution).forEach(amount -> addMonthly(header, amount, monthly));
            }
            tables.put(kind.amounts + "_per_co_es", amounts.build());
            tables.put(kind.monthly + "_per_co_es", monthly.build());
        }
        tables.put("total_monthly_amounts_per_co_es", totals(header, areas, AreaCharges::totalsOfOwners));
        tables.put("total_monthly_amounts_per_es", totals(header, areas, AreaCharges::totalsOfSuppliers));
        return tables;
    }

    private static void addAmounts(CalculationHeader header, ChargeSeries series, DataTable.Builder table) {
        ChargeSeriesKey key = series.key();
        Charge charge = key.charge();
        String type = ResultNames.of(key.type());
        String method = ResultNames.of(key.settlementMethod());
        String resultId = ResultIds.of(
                        "amounts_per_charge",
                        header.id(),
                        key.resolution().code(),
                        charge.type().resultName(),
                        charge.owner(),
                        charge.code(),
                        key.gridArea().value(),
                        key.supplier(),
                        type,
                        method)
                .toString();
        for (int row = 0; row < series.rows(); row++) {
            table.row(
                    header.id(),
                    resultId,
                    key.gridArea(),
                    key.supplier(),
                    series.quantity(row).setScale(ChargeSeries.QUANTITY_SCALE).toPlainString(),
                    unit(charge),
                    ResultNames.ofSet(series.qualityMask(row)),
                    series.timeOf(row),
                    key.resolution().code(),
                    type,
                    method,
                    plain(series.price(row)),
                    plain(series.amount(row)),
                    key.tax(),
                    charge.code(),
                    charge.type().resultName(),
                    charge.owner());
        }
    }

    private static void addMonthly(CalculationHeader header, MonthlyAmount amount, DataTable.Builder table) {
        Charge charge = amount.charge();
        table.row(
                header.id(),
                ResultIds.of(
                        "monthly_amounts_per_charge",
                        header.id(),
                        charge.type().resultName(),
                        charge.code(),
                        charge.owner(),
                        amount.gridArea().value(),
                        amount.supplier()),
                amount.gridArea(),
                amount.supplier(),
                unit(charge),
                amount.time(),
                plain(amount.amount()),
                amount.tax(),
                charge.code(),
                charge.type().resultName(),
                charge.owner());
    }

    private static DataTable totals(
            CalculationHeader header,
            Collection<AreaCharges> areas,
            Function<AreaCharges, List<TotalMonthlyAmount>> which) {
        DataTable.Builder table = DataTable.of(TOTAL_COLUMNS);
        Stream<TotalMonthlyAmount> totals = areas.stream().flatMap(area -> which.apply(area).stream());
        totals.forEach(total -> table.row(
                header.id(),
                ResultIds.of(
                        "total_monthly_amounts",
                        header.id(),
                        total.owner(),
                        total.gridArea().value(),
                        total.supplier()),
                total.gridArea(),
                total.supplier(),
                total.time(),
                plain(total.amount()),
                total.owner()));
        return table.build();
    }

    /** Tariffs are charged by the kilowatt-hour, all else by the piece. */
    private static String unit(Charge charge) {
        return charge.type() == ChargeType.TARIFF ? "kWh" : "pcs";
    }

    private static @Nullable String plain(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse(null);
    }
}
