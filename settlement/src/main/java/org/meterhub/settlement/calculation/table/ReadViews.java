package org.meterhub.settlement.calculation.table;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.settlement.calculation.EnergyKind;

/**
 * The views that are read from stored tables (docs/concepts/settlement.md#how-it-is-checked): the results and basis data of calculations that succeeded,
 * for market parties without
 * the internal ones. A view has the columns of docs/concepts/settlement.md#how-it-is-checked; each is the stored column of its name, comes from the
 * calculation's row, or
 * follows from the name of the series.
 */
public final class ReadViews {

    private static final String UNIT = "kWh";

    private final Map<String, DataTable> stored;
    private final Map<String, StoredCalculation> calculations;
    private final MarketCalendar calendar;
    private final String currency;

    /**
     * @param stored tables by name, {@code <database>.<table>}; an absent one is empty
     * @param currency of amounts, for example {@code NOK}
     */
    public ReadViews(Map<String, DataTable> stored, MarketCalendar calendar, String currency) {
        this.stored = Map.copyOf(stored);
        this.calendar = calendar;
        this.currency = currency;
        DataTable table = table("wholesale_internal.calculations");
        calculations = table.rows().stream()
                .map(row -> StoredCalculation.of(table, row))
                .collect(Collectors.toMap(StoredCalculation::id, one -> one, (first, again) -> first, TreeMap::new));
    }

    private DataTable table(String name) {
        return stored.getOrDefault(name, new DataTable(List.of(), List.of()));
    }

    /** Every view by its name, {@code <database>.<view>}. */
    public SortedMap<String, DataTable> all() {
        SortedMap<String, DataTable> views = new TreeMap<>();
        for (ViewDefinition view : ViewDefinition.values()) {
            DataTable.Builder rows = DataTable.of(view.columns());
            view.sources().forEach(source -> addRows(view, source, rows));
            views.put(view.viewName(), rows.build());
        }
        LatestCalculations latest = new LatestCalculations(
                calculations.values(), table("wholesale_internal.calculation_grid_areas"), calendar);
        views.put("wholesale_results.latest_calculations_by_day_v1", latest.byDay());
        views.put("wholesale_sap.latest_calculations_history_v1", latest.history());
        return views;
    }

    private void addRows(ViewDefinition view, String source, DataTable.Builder rows) {
        DataTable from = table(source);
        Predicate<StoredCalculation> isShown =
                view.showsInternal() ? StoredCalculation::hasSucceeded : StoredCalculation::hasSucceededExternally;
        for (List<@Nullable String> row : from.rows()) {
            StoredCalculation calculation = calculations.get(
                    Optional.ofNullable(from.cell(row, "calculation_id")).orElse(""));
            if (calculation != null && isShown.test(calculation) && view.shows(calculation, from, row)) {
                rows.row(view.columns().stream()
                        .map(column -> cell(column, calculation, source, from, row))
                        .toArray());
            }
        }
    }

    private @Nullable Object cell(
            String column, StoredCalculation calculation, String source, DataTable from, List<@Nullable String> row) {
        return switch (column) {
            case "calculation_type" -> calculation.type();
            case "calculation_version" -> calculation.version();
            case "calculation_period_start" -> calculation.period().from();
            case "calculation_period_end" -> calculation.period().to();
            case "calculation_succeeded_time" -> calculation.succeeded();
            case "aggregation_level" -> aggregationLevel(source);
            case "currency" -> currency;
            case "quantity_unit" -> from.has(column) ? from.cell(row, column) : UNIT;
            case "time_series_type" -> seriesName(source, from, row);
            case "metering_point_type" ->
                from.has(column)
                        ? from.cell(row, column)
                        : series(source, from, row)
                                .flatMap(EnergyKind::meteringPointType)
                                .map(ResultNames::of)
                                .orElse(null);
            case "settlement_method" ->
                from.has(column)
                        ? from.cell(row, column)
                        : series(source, from, row)
                                .flatMap(EnergyKind::settlementMethod)
                                .map(ResultNames::of)
                                .orElse(null);
            default -> from.cell(row, column);
        };
    }

    private static String aggregationLevel(String source) {
        return switch (source) {
            case ViewDefinition.Tables.ENERGY_PER_SUPPLIER -> "es";
            case ViewDefinition.Tables.ENERGY_PER_BALANCE_RESPONSIBLE -> "brp";
            default -> "total";
        };
    }

    /** The name of a row's series: as stored, or what the whole table holds. */
    private static @Nullable String seriesName(String source, DataTable from, List<@Nullable String> row) {
        return switch (source) {
            case ViewDefinition.Tables.EXCHANGE_PER_NEIGHBOUR -> EnergyKind.EXCHANGE_PER_NEIGHBOUR.seriesName();
            case ViewDefinition.Tables.GRID_LOSS -> {
                boolean production = EnergyKind.NEGATIVE_GRID_LOSS
                        .meteringPointType()
                        .map(ResultNames::of)
                        .equals(Optional.ofNullable(from.cell(row, "metering_point_type")));
                yield (production ? EnergyKind.NEGATIVE_GRID_LOSS : EnergyKind.POSITIVE_GRID_LOSS).seriesName();
            }
            default -> from.cell(row, "time_series_type");
        };
    }

    private static Optional<EnergyKind> series(String source, DataTable from, List<@Nullable String> row) {
        String name = seriesName(source, from, row);
        return Arrays.stream(EnergyKind.values())
                .filter(kind -> kind.seriesName().equals(name))
                .findFirst();
    }
}
