package org.meterhub.settlement.calculation.table;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.EnergyResults;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.EnergySeriesKey;
import org.meterhub.settlement.calculation.ResultIds;

/** Lays out energy results, one table for each kind of result and level (docs/processes/balance-fixing.md#the-account-of-an-area). */
public final class EnergyTables {

    private static final List<String> COLUMNS = List.of(
            "grid_area_code",
            "energy_supplier_id",
            "balance_responsible_party_id",
            "quantity",
            "quantity_qualities",
            "time",
            "time_series_type",
            "calculation_id",
            "calculation_type",
            "calculation_execution_time_start",
            "neighbor_grid_area_code",
            "result_id",
            "metering_point_id",
            "resolution");
    private static final int ENERGY_SCALE = 3;
    private static final Map<String, Wanted> TABLES = tables();

    private record Wanted(EnergyKind kind, EnergyLevel level) {}

    private EnergyTables() {}

    private static Map<String, Wanted> tables() {
        Map<String, Wanted> tables = new LinkedHashMap<>();
        tables.put("exchange_per_neighbor", new Wanted(EnergyKind.EXCHANGE_PER_NEIGHBOUR, EnergyLevel.NEIGHBOUR));
        tables.put("exchange", new Wanted(EnergyKind.EXCHANGE, EnergyLevel.GRID_AREA));
        tables.put("temporary_production", new Wanted(EnergyKind.TEMPORARY_PRODUCTION, EnergyLevel.GRID_AREA));
        tables.put(
                "temporary_flex_consumption", new Wanted(EnergyKind.TEMPORARY_FLEX_CONSUMPTION, EnergyLevel.GRID_AREA));
        tables.put("grid_loss", new Wanted(EnergyKind.GRID_LOSS, EnergyLevel.GRID_AREA));
        tables.put("total_consumption", new Wanted(EnergyKind.TOTAL_CONSUMPTION, EnergyLevel.GRID_AREA));
        tables.put("positive_grid_loss", new Wanted(EnergyKind.POSITIVE_GRID_LOSS, EnergyLevel.METERING_POINT));
        tables.put("negative_grid_loss", new Wanted(EnergyKind.NEGATIVE_GRID_LOSS, EnergyLevel.METERING_POINT));
        for (EnergyKind kind :
                List.of(EnergyKind.PRODUCTION, EnergyKind.FLEX_CONSUMPTION, EnergyKind.NON_PROFILED_CONSUMPTION)) {
            tables.put(kind.seriesName(), new Wanted(kind, EnergyLevel.GRID_AREA));
            tables.put(kind.seriesName() + "_per_brp", new Wanted(kind, EnergyLevel.BALANCE_RESPONSIBLE));
            tables.put(kind.seriesName() + "_per_es", new Wanted(kind, EnergyLevel.SUPPLIER));
        }
        return tables;
    }

    /** All tables by name; those of results that the type does not produce are empty. */
    public static SortedMap<String, DataTable> of(CalculationHeader header, EnergyResults results) {
        SortedMap<String, DataTable> tables = new TreeMap<>();
        TABLES.forEach((name, wanted) -> tables.put(name, table(header, results, wanted)));
        return tables;
    }

    private static DataTable table(CalculationHeader header, EnergyResults results, Wanted wanted) {
        DataTable.Builder table = DataTable.of(COLUMNS);
        if (header.type().produces(wanted.level())) {
            for (AreaEnergy area : results.areas().values()) {
                area.series(wanted.kind(), wanted.level()).forEach(series -> addRows(header, series, table));
            }
        }
        return table.build();
    }

    private static void addRows(CalculationHeader header, EnergySeries series, DataTable.Builder table) {
        EnergySeriesKey key = series.key();
        String resultId = ResultIds.of(header.id(), key).toString();
        Long point = key.meteringPoint();
        for (int i = 0; i < series.steps(); i++) {
            if (series.hasRow(i)) {
                table.row(
                        key.gridArea(),
                        key.supplier(),
                        key.balanceResponsible(),
                        kwh(series.quantityWh(i)),
                        ResultNames.ofSet(series.qualityMask(i)),
                        series.timeOf(i),
                        key.kind().seriesName(),
                        header.id(),
                        header.type().code(),
                        header.executionStart(),
                        key.neighbour(),
                        resultId,
                        point == null ? null : header.meteringPoint(point),
                        series.resolution().code());
            }
        }
    }

    /** Watt-hours as kilowatt-hours with three decimals. */
    static String kwh(long wh) {
        return BigDecimal.valueOf(wh, ENERGY_SCALE).toPlainString();
    }
}
