package org.meterhub.settlement.calculation.table;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergyKind;

/** What each read view shows, of which stored tables, in which columns (docs/concepts/settlement.md#how-it-is-checked). */
enum ViewDefinition {
    SUCCEEDED_EXTERNAL_CALCULATIONS(
            "wholesale_internal.succeeded_external_calculations_v1",
            List.of("wholesale_internal.calculations"),
            "calculation_id;calculation_type;calculation_period_start;calculation_period_end;calculation_version",
            ViewDefinition::everyRow),
    BASIS_METERING_POINT_PERIODS(
            "wholesale_basis_data.metering_point_periods_v1",
            List.of("wholesale_basis_data_internal.metering_point_periods"),
            "calculation_id;calculation_type;calculation_version;metering_point_id;metering_point_type;settlement_method;grid_area_code;"
                    + "resolution;from_grid_area_code;to_grid_area_code;parent_metering_point_id;energy_supplier_id;"
                    + "balance_responsible_party_id;from_date;to_date",
            ViewDefinition::everyRow),
    BASIS_TIME_SERIES_POINTS(
            "wholesale_basis_data.time_series_points_v1",
            List.of("wholesale_basis_data_internal.time_series_points"),
            "calculation_id;calculation_type;calculation_version;metering_point_id;quantity;quality;observation_time;"
                    + "metering_point_type;resolution;grid_area_code;energy_supplier_id",
            ViewDefinition::everyRow),
    BASIS_GRID_LOSS_METERING_POINTS(
            "wholesale_basis_data.grid_loss_metering_points_v1",
            List.of("wholesale_basis_data_internal.grid_loss_metering_points"),
            "calculation_id;calculation_type;calculation_version;metering_point_id",
            ViewDefinition::everyRow),
    BASIS_CHARGE_LINK_PERIODS(
            "wholesale_basis_data.charge_link_periods_v1",
            List.of("wholesale_basis_data_internal.charge_link_periods"),
            "calculation_id;calculation_type;calculation_version;charge_key;charge_code;charge_type;charge_owner_id;"
                    + "metering_point_id;quantity;from_date;to_date",
            ViewDefinition::everyRow),
    BASIS_CHARGE_PRICE_INFORMATION_PERIODS(
            "wholesale_basis_data.charge_price_information_periods_v1",
            List.of("wholesale_basis_data_internal.charge_price_information_periods"),
            "calculation_id;calculation_type;calculation_version;charge_key;charge_code;charge_type;charge_owner_id;"
                    + "resolution;is_tax;from_date;to_date",
            ViewDefinition::everyRow),
    BASIS_CHARGE_PRICE_POINTS(
            "wholesale_basis_data.charge_price_points_v1",
            List.of("wholesale_basis_data_internal.charge_price_points"),
            "calculation_id;calculation_type;calculation_version;charge_key;charge_code;charge_type;charge_owner_id;"
                    + "charge_price;charge_time",
            ViewDefinition::everyRow),
    ENERGY(
            "wholesale_results.energy_v1",
            List.of(Tables.ENERGY),
            "calculation_id;calculation_type;calculation_period_start;calculation_period_end;calculation_version;result_id;"
                    + "grid_area_code;metering_point_type;settlement_method;resolution;time;quantity;quantity_unit;"
                    + "quantity_qualities",
            ViewDefinition::ofTheArea),
    ENERGY_PER_ES(
            "wholesale_results.energy_per_es_v1",
            List.of(Tables.ENERGY_PER_SUPPLIER),
            "calculation_id;calculation_type;calculation_period_start;calculation_period_end;calculation_version;result_id;"
                    + "grid_area_code;energy_supplier_id;balance_responsible_party_id;metering_point_type;settlement_method;"
                    + "resolution;time;quantity;quantity_unit;quantity_qualities",
            ViewDefinition::ofParties),
    ENERGY_PER_BRP(
            "wholesale_results.energy_per_brp_v1",
            List.of(Tables.ENERGY_PER_BALANCE_RESPONSIBLE),
            "calculation_id;calculation_type;calculation_period_start;calculation_period_end;calculation_version;result_id;"
                    + "grid_area_code;balance_responsible_party_id;metering_point_type;settlement_method;resolution;time;"
                    + "quantity;quantity_unit;quantity_qualities",
            (calculation, table, row) -> fixesTheBalance(calculation) && ofParties(calculation, table, row)),
    EXCHANGE_PER_NEIGHBOR(
            "wholesale_results.exchange_per_neighbor_v1",
            List.of(Tables.EXCHANGE_PER_NEIGHBOUR),
            "calculation_id;calculation_type;calculation_period_start;calculation_period_end;calculation_version;grid_area_code;"
                    + "neighbor_grid_area_code;resolution;time;quantity;quantity_unit;quantity_qualities",
            ViewDefinition::everyRow),
    GRID_LOSS_METERING_POINT_TIME_SERIES(
            "wholesale_results.grid_loss_metering_point_time_series_v1",
            List.of(Tables.GRID_LOSS),
            "calculation_id;calculation_type;calculation_period_start;calculation_period_end;calculation_version;"
                    + "metering_point_id;metering_point_type;resolution;quantity_unit;time;quantity",
            ViewDefinition::everyRow),
    AMOUNTS_PER_CHARGE(
            "wholesale_results.amounts_per_charge_v1",
            List.of(Tables.AMOUNTS_PER_CHARGE),
            "calculation_id;calculation_type;calculation_version;result_id;grid_area_code;energy_supplier_id;charge_code;"
                    + "charge_type;charge_owner_id;resolution;quantity_unit;metering_point_type;settlement_method;is_tax;"
                    + "currency;time;quantity;quantity_qualities;price;amount",
            ViewDefinition::noSurplusProduction),
    MONTHLY_AMOUNTS_PER_CHARGE(
            "wholesale_results.monthly_amounts_per_charge_v1",
            List.of("wholesale_results_internal.monthly_amounts_per_charge"),
            "calculation_id;calculation_type;calculation_version;result_id;grid_area_code;energy_supplier_id;charge_code;"
                    + "charge_type;charge_owner_id;quantity_unit;is_tax;currency;time;amount",
            ViewDefinition::everyRow),
    TOTAL_MONTHLY_AMOUNTS(
            "wholesale_results.total_monthly_amounts_v1",
            List.of("wholesale_results_internal.total_monthly_amounts"),
            "calculation_id;calculation_type;calculation_version;result_id;grid_area_code;energy_supplier_id;"
                    + "charge_owner_id;currency;time;amount",
            ViewDefinition::everyRow),
    SAP_AMOUNTS_PER_CHARGE(
            "wholesale_sap.amounts_per_charge_v1",
            List.of(Tables.AMOUNTS_PER_CHARGE),
            "calculation_id;calculation_type;calculation_version;calculation_succeeded_time;grid_area_code;"
                    + "energy_supplier_id;charge_code;charge_type;charge_owner_id;resolution;quantity_unit;"
                    + "metering_point_type;settlement_method;is_tax;currency;time;quantity;quantity_qualities;price;amount",
            ViewDefinition::everyRow),
    SAP_ENERGY(
            "wholesale_sap.energy_v1",
            List.of(
                    Tables.ENERGY,
                    Tables.ENERGY_PER_SUPPLIER,
                    Tables.ENERGY_PER_BALANCE_RESPONSIBLE,
                    Tables.GRID_LOSS,
                    Tables.EXCHANGE_PER_NEIGHBOUR),
            "calculation_id;calculation_type;calculation_version;calculation_succeeded_time;aggregation_level;"
                    + "grid_area_code;resolution;energy_supplier_id;balance_responsible_party_id;neighbor_grid_area_code;"
                    + "time_series_type;metering_point_type;settlement_method;time;quantity;quantity_qualities;quantity_unit",
            ViewDefinition::everyRow);

    /** Names of the stored tables that more than one view reads. */
    static final class Tables {

        static final String ENERGY = "wholesale_results_internal.energy";
        static final String ENERGY_PER_SUPPLIER = "wholesale_results_internal.energy_per_es";
        static final String ENERGY_PER_BALANCE_RESPONSIBLE = "wholesale_results_internal.energy_per_brp";
        static final String EXCHANGE_PER_NEIGHBOUR = "wholesale_results_internal.exchange_per_neighbor_ga";
        static final String GRID_LOSS = "wholesale_results_internal.grid_loss_metering_point_time_series";
        static final String AMOUNTS_PER_CHARGE = "wholesale_results_internal.amounts_per_charge";

        private Tables() {}
    }

    private static final String INTERNAL_SHOWN_TO = "wholesale_sap.";
    private static final Set<String> BALANCE_TYPES =
            Set.of(CalculationType.BALANCE_FIXING.code(), CalculationType.AGGREGATION.code());
    private static final Set<String> PARTY_SERIES = Set.of(
            EnergyKind.PRODUCTION.seriesName(),
            EnergyKind.NON_PROFILED_CONSUMPTION.seriesName(),
            EnergyKind.FLEX_CONSUMPTION.seriesName());
    private static final Set<String> AREA_SERIES =
            Set.of(EnergyKind.EXCHANGE.seriesName(), EnergyKind.TOTAL_CONSUMPTION.seriesName());

    /** Chooses rows of the sources. */
    private interface Choice {
        boolean shows(StoredCalculation calculation, DataTable table, List<@Nullable String> row);
    }

    private final String viewName;
    private final List<String> sources;
    private final List<String> columns;
    private final Choice choice;

    ViewDefinition(String viewName, List<String> sources, String columns, Choice choice) {
        this.viewName = viewName;
        this.sources = sources;
        this.columns = List.of(columns.split(";", -1));
        this.choice = choice;
    }

    String viewName() {
        return viewName;
    }

    /** The stored tables whose rows it shows. */
    List<String> sources() {
        return sources;
    }

    List<String> columns() {
        return columns;
    }

    /** Whether internal calculations are shown too: to the accounts system, never to market parties. */
    boolean showsInternal() {
        return viewName.startsWith(INTERNAL_SHOWN_TO);
    }

    boolean shows(StoredCalculation calculation, DataTable table, List<@Nullable String> row) {
        return choice.shows(calculation, table, row);
    }

    private static boolean everyRow(StoredCalculation calculation, DataTable table, List<@Nullable String> row) {
        return true;
    }

    private static boolean ofParties(StoredCalculation calculation, DataTable table, List<@Nullable String> row) {
        return PARTY_SERIES.contains(String.valueOf(table.cell(row, "time_series_type")));
    }

    private static boolean ofTheArea(StoredCalculation calculation, DataTable table, List<@Nullable String> row) {
        return ofParties(calculation, table, row)
                || AREA_SERIES.contains(String.valueOf(table.cell(row, "time_series_type")));
    }

    private static boolean fixesTheBalance(StoredCalculation calculation) {
        return BALANCE_TYPES.contains(calculation.type());
    }

    private static boolean noSurplusProduction(
            StoredCalculation calculation, DataTable table, List<@Nullable String> row) {
        return !"surplus_production".equals(table.cell(row, "metering_point_type"));
    }
}
