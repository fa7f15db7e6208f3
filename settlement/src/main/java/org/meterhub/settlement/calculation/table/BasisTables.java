package org.meterhub.settlement.calculation.table;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Quality;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.EnergyResults;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.calculation.basis.MeteredSeries;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeSelection;

/** Lays out what a calculation used, so that its results can be checked (docs/concepts/settlement.md#how-it-is-checked). */
public final class BasisTables {

    private static final List<String> PERIOD_COLUMNS = List.of(
            "calculation_id",
            "metering_point_id",
            "metering_point_type",
            "settlement_method",
            "grid_area_code",
            "resolution",
            "from_grid_area_code",
            "to_grid_area_code",
            "parent_metering_point_id",
            "energy_supplier_id",
            "balance_responsible_party_id",
            "from_date",
            "to_date");
    private static final List<String> SERIES_COLUMNS = List.of(
            "calculation_id",
            "metering_point_id",
            "quantity",
            "quality",
            "observation_time",
            "metering_point_type",
            "resolution",
            "grid_area_code",
            "energy_supplier_id");
    /** The columns that name a charge, with which every table of charges begins. */
    private static final List<String> CHARGE_COLUMNS =
            List.of("calculation_id", "charge_key", "charge_code", "charge_type", "charge_owner_id");

    private static final List<String> LINK_COLUMNS =
            chargeColumnsAnd("metering_point_id", "quantity", "from_date", "to_date");
    private static final List<String> INFORMATION_COLUMNS =
            chargeColumnsAnd("resolution", "is_tax", "from_date", "to_date");
    private static final List<String> PRICE_COLUMNS = chargeColumnsAnd("charge_price", "charge_time");

    private BasisTables() {}

    /**
     * All tables by name. Those of charges are empty for types that do not charge.
     *
     * @param periods as {@link org.meterhub.settlement.calculation.PeriodSelection} gives them
     * @param metered the readings in those periods
     * @param results whose grid loss is the series of the grid-loss points
     */
    public static SortedMap<String, DataTable> of(
            CalculationHeader header,
            Collection<SettlementPointPeriod> periods,
            Collection<MeteredSeries> metered,
            EnergyResults results,
            ChargeSelection charges) {
        SortedMap<String, DataTable> tables = new TreeMap<>();
        tables.put("metering_point_periods", periods(header, periods));
        tables.put("time_series_points", series(header, metered, results));
        tables.put("grid_loss_metering_points", gridLossPoints(header, periods, results));
        ChargeSelection used =
                header.type().isWholesale() ? charges : new ChargeSelection(List.of(), List.of(), List.of());
        tables.put("charge_link_periods", links(header, used));
        tables.put("charge_price_information_periods", information(header, used));
        tables.put("charge_price_points", prices(header, used));
        return tables;
    }

    private static DataTable periods(CalculationHeader header, Collection<SettlementPointPeriod> periods) {
        DataTable.Builder table = DataTable.of(PERIOD_COLUMNS);
        for (SettlementPointPeriod period : periods) {
            Long parent = period.parent();
            table.row(
                    header.id(),
                    header.meteringPoint(period.meteringPoint()),
                    ResultNames.of(period.type()),
                    ResultNames.of(period.settlementMethod()),
                    period.gridArea(),
                    period.resolution().code(),
                    period.fromGridArea(),
                    period.toGridArea(),
                    parent == null ? null : header.meteringPoint(parent),
                    period.supplier(),
                    period.balanceResponsible(),
                    period.from(),
                    period.to());
        }
        return table.build();
    }

    private static DataTable series(
            CalculationHeader header, Collection<MeteredSeries> metered, EnergyResults results) {
        DataTable.Builder table = DataTable.of(SERIES_COLUMNS);
        for (MeteredSeries series : metered) {
            SettlementPointPeriod period = series.period();
            String point = header.meteringPoint(period.meteringPoint());
            for (int i = 0; i < series.steps(); i++) {
                table.row(
                        header.id(),
                        point,
                        EnergyTables.kwh(series.quantityWh(i)),
                        ResultNames.of(series.quality(i)),
                        series.timeOf(i),
                        ResultNames.of(period.type()),
                        period.resolution().code(),
                        period.gridArea(),
                        period.supplier());
            }
        }
        for (AreaEnergy area : results.areas().values()) {
            area.series(EnergyKind.POSITIVE_GRID_LOSS, EnergyLevel.METERING_POINT)
                    .forEach(loss -> addGridLoss(header, loss, table));
            area.series(EnergyKind.NEGATIVE_GRID_LOSS, EnergyLevel.METERING_POINT)
                    .forEach(loss -> addGridLoss(header, loss, table));
        }
        return table.build();
    }

    private static void addGridLoss(CalculationHeader header, EnergySeries loss, DataTable.Builder table) {
        Long number = loss.key().meteringPoint();
        @Nullable String point = number == null ? null : header.meteringPoint(number);
        String type = loss.key().kind().meteringPointType().map(ResultNames::of).orElseThrow();
        for (int i = 0; i < loss.steps(); i++) {
            if (loss.hasRow(i)) {
                table.row(
                        header.id(),
                        point,
                        EnergyTables.kwh(loss.quantityWh(i)),
                        ResultNames.of(Quality.CALCULATED),
                        loss.timeOf(i),
                        type,
                        loss.resolution().code(),
                        loss.key().gridArea(),
                        loss.key().supplier());
            }
        }
    }

    private static DataTable gridLossPoints(
            CalculationHeader header, Collection<SettlementPointPeriod> periods, EnergyResults results) {
        TreeSet<Long> numbers = new TreeSet<>();
        for (SettlementPointPeriod period : periods) {
            if (period.gridLoss() && results.scope().gridAreas().contains(period.gridArea())) {
                numbers.add(period.meteringPoint());
            }
        }
        DataTable.Builder table = DataTable.of(List.of("calculation_id", "metering_point_id"));
        numbers.forEach(number -> table.row(header.id(), header.meteringPoint(number)));
        return table.build();
    }

    private static DataTable links(CalculationHeader header, ChargeSelection charges) {
        DataTable.Builder table = DataTable.of(LINK_COLUMNS);
        charges.links()
                .forEach(link -> addRow(
                        table,
                        header,
                        link.charge(),
                        header.meteringPoint(link.meteringPoint()),
                        link.quantity(),
                        link.from(),
                        link.to()));
        return table.build();
    }

    private static DataTable information(CalculationHeader header, ChargeSelection charges) {
        DataTable.Builder table = DataTable.of(INFORMATION_COLUMNS);
        charges.periods()
                .forEach(period -> addRow(
                        table,
                        header,
                        period.charge(),
                        period.resolution().code(),
                        period.tax(),
                        period.from(),
                        period.to()));
        return table.build();
    }

    private static DataTable prices(CalculationHeader header, ChargeSelection charges) {
        DataTable.Builder table = DataTable.of(PRICE_COLUMNS);
        charges.prices()
                .forEach(price ->
                        addRow(table, header, price.charge(), price.price().toPlainString(), price.time()));
        return table.build();
    }

    private static List<String> chargeColumnsAnd(String... columns) {
        return Stream.concat(CHARGE_COLUMNS.stream(), Stream.of(columns)).toList();
    }

    /** @param cells of the columns after those that name the charge */
    private static void addRow(
            DataTable.Builder table, CalculationHeader header, Charge charge, @Nullable Object... cells) {
        Stream<@Nullable Object> named = Stream.of(
                header.id(), charge.key(), charge.code(), charge.type().resultName(), charge.owner());
        table.row(Stream.concat(named, Stream.of(cells)).toArray());
    }
}
