package org.meterhub.settlement.calculation;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.calculation.basis.MeteredSeriesCollection;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeAccumulation;
import org.meterhub.settlement.calculation.charge.ChargeCatalogue;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePoints;
import org.meterhub.settlement.calculation.charge.ChargePrice;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeResults;
import org.meterhub.settlement.calculation.charge.ChargeScope;
import org.meterhub.settlement.calculation.charge.ChargeSelection;
import org.meterhub.settlement.calculation.charge.ChargeType;
import org.meterhub.settlement.calculation.table.BasisTables;
import org.meterhub.settlement.calculation.table.CalculationHeader;
import org.meterhub.settlement.calculation.table.ChargeTables;
import org.meterhub.settlement.calculation.table.DataTable;
import org.meterhub.settlement.calculation.table.EnergyTables;

/**
 * A scenario with calculation arguments: reads its input, calculates, and gives every result by the path of its expected file. Metering points are
 * plain text in scenarios, so each gets a number here.
 */
final class CalculationScenario {

    private final Path when;
    private final ScenarioArguments arguments;
    private final Map<String, Long> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();

    CalculationScenario(Path scenario) {
        when = scenario.resolve("when");
        arguments = ScenarioArguments.read(when.resolve(ScenarioArguments.FILE));
    }

    /** Every output, {@code energy_results/exchange} for example, with the findings and the faults of the arguments among them. */
    SortedMap<String, DataTable> outputs() {
        SortedMap<String, DataTable> outputs = new TreeMap<>();
        CalculationArguments checked = arguments.arguments();
        DataTable.Builder problems = DataTable.of(List.of("problem"));
        checked.problems(arguments.calendar()).forEach(problems::row);
        outputs.put("argument_checks", problems.build());
        boolean calculable = checked.gridAreas().stream().allMatch(GridAreaCode::isValid)
                && checked.periodStart().isBefore(checked.periodEnd())
                && !checked.gridAreas().isEmpty();
        if (calculable) {
            calculate(checked, outputs);
        }
        return outputs;
    }

    private void calculate(CalculationArguments checked, SortedMap<String, DataTable> outputs) {
        Interval within = new Interval(checked.periodStart(), checked.periodEnd());
        EnergyScope scope = new EnergyScope(
                within,
                EnergyScope.resolutionOf(within, checked.quarterlyFrom()),
                checked.gridAreas().stream().map(GridAreaCode::new).collect(Collectors.toCollection(TreeSet::new)));
        List<MeteringPointPeriod> periods =
                PeriodSelection.select(periods(), checked.type(), within, scope.gridAreas());
        ChargeSelection charges = ChargeSelection.select(within, periods, links(), information(), prices());

        SettlementPoints.Builder points = new SettlementPoints.Builder(scope);
        periods.forEach(points::add);
        EnergyAccumulation energy = new EnergyAccumulation(points.build());
        ChargeCatalogue catalogue =
                new ChargeCatalogue(new ChargeScope(scope, arguments.calendar()), charges.periods(), charges.prices());
        ChargePoints.Builder links = new ChargePoints.Builder(catalogue);
        charges.links().forEach(links::add);
        ChargeAccumulation tariffs = new ChargeAccumulation(links.build(periods));
        MeteredSeriesCollection metered = new MeteredSeriesCollection(periods, within);
        addReadings(List.of(energy, tariffs, metered));

        EnergyResults results = energy.partial().results();
        ChargeResults charged = checked.type().isWholesale()
                ? tariffs.partial().results(results)
                : new ChargeResults(new TreeMap<>(), List.of());
        CalculationHeader header = new CalculationHeader(
                arguments.id(),
                checked.type(),
                arguments.time("calculation-execution-time-start"),
                number -> ids.get((int) number));
        EnergyTables.of(header, results).forEach((name, table) -> outputs.put("energy_results/" + name, table));
        ChargeTables.of(header, charged.areas().values())
                .forEach((name, table) -> outputs.put("wholesale_results/" + name, table));
        BasisTables.of(header, periods, metered.series(), results, charges)
                .forEach((name, table) -> outputs.put("basis_data/" + name, table));
        outputs.put("findings", findings(results, charged));
    }

    private DataTable findings(EnergyResults results, ChargeResults charged) {
        DataTable.Builder table =
                DataTable.of(List.of("kind", "fails", "grid_area_code", "metering_point_id", "time", "detail"));
        List<Finding> all = new ArrayList<>(results.findings());
        all.addAll(charged.findings());
        for (Finding finding : all) {
            Long point = finding.meteringPoint();
            table.row(
                    finding.kind(),
                    finding.kind().fails(),
                    finding.gridArea(),
                    point == null ? null : ids.get(point.intValue()),
                    finding.time(),
                    finding.detail());
        }
        return table.build();
    }

    private CsvTable input(String name) {
        return CsvTable.read(when.resolve(name + ".csv"));
    }

    private List<MeteringPointPeriod> periods() {
        Set<String> gridLoss = input("grid_loss_metering_points").rows().stream()
                .map(row -> row.text("metering_point_id"))
                .collect(Collectors.toSet());
        return input("metering_point_periods").rows().stream()
                .map(row -> period(row, gridLoss))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<MeteringPointPeriod> period(CsvTable.Row row, Set<String> gridLoss) {
        String parent = row.text("parent_metering_point_id");
        return MarketCode.find(MeteringPointType.class, row.text("type"))
                .map(type -> new MeteringPointPeriod(
                        number(row.text("metering_point_id")),
                        type,
                        MarketCode.find(SettlementMethod.class, row.text("settlement_method"))
                                .orElse(null),
                        new GridAreaCode(row.text("grid_area_code")),
                        area(row.text("from_grid_area_code")),
                        area(row.text("to_grid_area_code")),
                        MarketCode.of(Resolution.class, row.text("resolution")),
                        parent.isEmpty() ? null : Long.valueOf(number(parent)),
                        orNull(row.text("energy_supplier_id")),
                        orNull(row.text("balance_responsible_party_id")),
                        gridLoss.contains(row.text("metering_point_id")),
                        CsvTable.time(row.text("from_date")),
                        end(row)));
    }

    private static Charge charge(CsvTable.Row row) {
        return new Charge(
                row.text("charge_code"),
                row.text("charge_owner_id"),
                ChargeType.valueOf(row.text("charge_type").toUpperCase(Locale.ROOT)));
    }

    private List<ChargeLink> links() {
        return input("charge_link_periods").rows().stream()
                .map(row -> new ChargeLink(
                        charge(row),
                        number(row.text("metering_point_id")),
                        new BigDecimal(row.text("quantity")).intValueExact(),
                        CsvTable.time(row.text("from_date")),
                        end(row)))
                .toList();
    }

    private List<ChargePeriod> information() {
        return input("charge_price_information_periods").rows().stream()
                .map(row -> new ChargePeriod(
                        charge(row),
                        MarketCode.of(ChargeResolution.class, row.text("resolution")),
                        Boolean.parseBoolean(row.text("is_tax")),
                        CsvTable.time(row.text("from_date")),
                        end(row)))
                .toList();
    }

    private List<ChargePrice> prices() {
        return input("charge_price_points").rows().stream()
                .map(row -> new ChargePrice(
                        charge(row), CsvTable.time(row.text("charge_time")), new BigDecimal(row.text("charge_price"))))
                .toList();
    }

    /**
     * One call per point, day of Greenwich and resolution. The files do not tell the resolution of a reading; it counts where a step of the
     * point's period begins, so each is given as a quarter, and as an hour where it stands on one.
     */
    private void addReadings(List<MeteredDaySink> sinks) {
        Map<String, List<CsvTable.Row>> byDay = new LinkedHashMap<>();
        for (CsvTable.Row row : input("time_series_points").rows()) {
            String day = CsvTable.time(row.text("observation_time")).toString().substring(0, 10);
            byDay.computeIfAbsent(row.text("metering_point_id") + "/" + day, unused -> new ArrayList<>())
                    .add(row);
        }
        byDay.forEach((key, rows) -> {
            long point = number(key.substring(0, key.indexOf('/')));
            Instant start = Instant.parse(key.substring(key.indexOf('/') + 1) + "T00:00:00Z");
            for (MeteredDaySink sink : sinks) {
                addDay(point, start, Resolution.QUARTER_HOUR, rows, sink);
                addDay(point, start, Resolution.HOUR, rows, sink);
            }
        });
    }

    private static void addDay(
            long point, Instant start, Resolution resolution, List<CsvTable.Row> rows, MeteredDaySink sink) {
        int steps = 24 * resolution.stepsPerHour();
        long[] wh = new long[steps];
        byte[] qualities = new byte[steps];
        Arrays.fill(wh, MeteredDaySink.ABSENT);
        for (CsvTable.Row row : rows) {
            long seconds = CsvTable.time(row.text("observation_time")).getEpochSecond() - start.getEpochSecond();
            if (seconds % resolution.step().toSeconds() != 0) {
                continue;
            }
            int step = (int) (seconds / resolution.step().toSeconds());
            String quality = row.text("quality").toUpperCase(Locale.ROOT);
            qualities[step] = (byte) Quality.valueOf(quality).ordinal();
            if (!row.text("quantity").isEmpty()) {
                wh[step] =
                        new BigDecimal(row.text("quantity")).movePointRight(3).longValueExact();
            }
        }
        sink.day(point, start, resolution, steps, wh, qualities);
    }

    private long number(String id) {
        return numbers.computeIfAbsent(id, unused -> {
            ids.add(id);
            return ids.size() - 1L;
        });
    }

    private static @Nullable Instant end(CsvTable.Row row) {
        return row.text("to_date").isEmpty() ? null : CsvTable.time(row.text("to_date"));
    }

    private static @Nullable GridAreaCode area(String code) {
        return code.isEmpty() ? null : new GridAreaCode(code);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
