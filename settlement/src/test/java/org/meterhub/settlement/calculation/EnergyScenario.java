package org.meterhub.settlement.calculation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
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

/** A scenario with calculation arguments: reads its input, calculates, and lays the results out in the columns of the expected files. */
final class EnergyScenario {

    private static final String TRANSITION_DEFAULT = "2023-01-31 23:00:00";
    private static final Map<String, SeriesOfFile> FILES = files();

    private final Path when;
    private final Map<String, String> arguments;
    private final Map<String, Long> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();
    private final CalculationType type;
    private final EnergyScope scope;

    private record SeriesOfFile(EnergyKind kind, EnergyLevel level) {}

    EnergyScenario(Path scenario) {
        when = scenario.resolve("when");
        arguments = arguments(when.resolve("calculation_arguments.yml"));
        type = CalculationType.of(argument("calculation-type"));
        Interval period = new Interval(
                CsvTable.time(argument("period-start-datetime")), CsvTable.time(argument("period-end-datetime")));
        Instant transition =
                CsvTable.time(arguments.getOrDefault("quarterly-resolution-transition-datetime", TRANSITION_DEFAULT));
        TreeSet<GridAreaCode> areas = Arrays.stream(
                        argument("grid-areas").replaceAll("[\\[\\]\"' ]", "").split(","))
                .map(GridAreaCode::new)
                .collect(Collectors.toCollection(TreeSet::new));
        scope = new EnergyScope(period, EnergyScope.resolutionOf(period, transition), areas);
    }

    private static Map<String, SeriesOfFile> files() {
        Map<String, SeriesOfFile> files = new LinkedHashMap<>();
        files.put("exchange_per_neighbor", new SeriesOfFile(EnergyKind.EXCHANGE_PER_NEIGHBOUR, EnergyLevel.NEIGHBOUR));
        files.put("exchange", new SeriesOfFile(EnergyKind.EXCHANGE, EnergyLevel.GRID_AREA));
        files.put("temporary_production", new SeriesOfFile(EnergyKind.TEMPORARY_PRODUCTION, EnergyLevel.GRID_AREA));
        files.put(
                "temporary_flex_consumption",
                new SeriesOfFile(EnergyKind.TEMPORARY_FLEX_CONSUMPTION, EnergyLevel.GRID_AREA));
        files.put("grid_loss", new SeriesOfFile(EnergyKind.GRID_LOSS, EnergyLevel.GRID_AREA));
        files.put("total_consumption", new SeriesOfFile(EnergyKind.TOTAL_CONSUMPTION, EnergyLevel.GRID_AREA));
        files.put("positive_grid_loss", new SeriesOfFile(EnergyKind.POSITIVE_GRID_LOSS, EnergyLevel.METERING_POINT));
        files.put("negative_grid_loss", new SeriesOfFile(EnergyKind.NEGATIVE_GRID_LOSS, EnergyLevel.METERING_POINT));
        for (EnergyKind kind :
                List.of(EnergyKind.PRODUCTION, EnergyKind.FLEX_CONSUMPTION, EnergyKind.NON_PROFILED_CONSUMPTION)) {
            files.put(kind.seriesName(), new SeriesOfFile(kind, EnergyLevel.GRID_AREA));
            files.put(kind.seriesName() + "_per_brp", new SeriesOfFile(kind, EnergyLevel.BALANCE_RESPONSIBLE));
            files.put(kind.seriesName() + "_per_es", new SeriesOfFile(kind, EnergyLevel.SUPPLIER));
        }
        return files;
    }

    /** The rows of every {@code energy_results} file; a failed area gives an error that says why. */
    Map<String, List<Map<String, String>>> energyFiles() {
        EnergyResults results = calculate();
        List<Finding> failures = results.findings().stream()
                .filter(finding -> finding.kind().fails())
                .toList();
        if (!failures.isEmpty()) {
            throw new AssertionError("the calculation failed: "
                    + failures.stream().map(Finding::text).collect(Collectors.joining("; ")));
        }
        Map<String, List<Map<String, String>>> files = new TreeMap<>();
        FILES.forEach((name, wanted) -> files.put(name, rows(results, wanted)));
        return files;
    }

    private EnergyResults calculate() {
        TreeSet<String> gridLossIds = CsvTable.read(when.resolve("grid_loss_metering_points.csv")).rows().stream()
                .map(row -> row.getOrDefault("metering_point_id", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        SettlementPoints.Builder points = new SettlementPoints.Builder(scope);
        for (Map<String, String> row :
                CsvTable.read(when.resolve("metering_point_periods.csv")).rows()) {
            period(row, gridLossIds).ifPresent(points::add);
        }
        EnergyAccumulation accumulation = new EnergyAccumulation(points.build());
        addReadings(accumulation);
        return accumulation.partial().results();
    }

    private Optional<MeteringPointPeriod> period(Map<String, String> row, TreeSet<String> gridLossIds) {
        return MarketCode.find(MeteringPointType.class, text(row, "type"))
                .map(pointType -> new MeteringPointPeriod(
                        number(text(row, "metering_point_id")),
                        pointType,
                        MarketCode.find(SettlementMethod.class, text(row, "settlement_method"))
                                .orElse(null),
                        new GridAreaCode(text(row, "grid_area_code")),
                        area(text(row, "from_grid_area_code")),
                        area(text(row, "to_grid_area_code")),
                        MarketCode.of(Resolution.class, text(row, "resolution")),
                        textOrNull(row, "energy_supplier_id"),
                        textOrNull(row, "balance_responsible_party_id"),
                        gridLossIds.contains(text(row, "metering_point_id")),
                        CsvTable.time(text(row, "from_date")),
                        text(row, "to_date").isEmpty() ? null : CsvTable.time(text(row, "to_date"))));
    }

    /**
     * One call per point, day of Greenwich and resolution. The files do not tell the resolution of a reading; it counts where a step of the
     * point's period begins, so each is given as a quarter, and as an hour where it stands on one.
     */
    private void addReadings(MeteredDaySink days) {
        Map<String, List<Map<String, String>>> byDay = new LinkedHashMap<>();
        for (Map<String, String> row :
                CsvTable.read(when.resolve("time_series_points.csv")).rows()) {
            String day = CsvTable.time(text(row, "observation_time")).toString().substring(0, 10);
            byDay.computeIfAbsent(text(row, "metering_point_id") + "/" + day, unused -> new ArrayList<>())
                    .add(row);
        }
        byDay.forEach((key, rows) -> {
            long point = number(key.substring(0, key.indexOf('/')));
            Instant start = Instant.parse(key.substring(key.indexOf('/') + 1) + "T00:00:00Z");
            addDay(point, start, Resolution.QUARTER_HOUR, rows, days);
            addDay(point, start, Resolution.HOUR, rows, days);
        });
    }

    private static void addDay(
            long point, Instant start, Resolution resolution, List<Map<String, String>> rows, MeteredDaySink days) {
        int steps = 24 * resolution.stepsPerHour();
        long[] wh = new long[steps];
        byte[] qualities = new byte[steps];
        Arrays.fill(wh, MeteredDaySink.ABSENT);
        for (Map<String, String> row : rows) {
            long seconds = CsvTable.time(text(row, "observation_time")).getEpochSecond() - start.getEpochSecond();
            if (seconds % resolution.step().toSeconds() != 0) {
                continue;
            }
            int step = (int) (seconds / resolution.step().toSeconds());
            qualities[step] = (byte) Quality.valueOf(text(row, "quality").toUpperCase(Locale.ROOT))
                    .ordinal();
            if (!text(row, "quantity").isEmpty()) {
                wh[step] =
                        new BigDecimal(text(row, "quantity")).movePointRight(3).longValueExact();
            }
        }
        days.day(point, start, resolution, steps, wh, qualities);
    }

    private List<Map<String, String>> rows(EnergyResults results, SeriesOfFile wanted) {
        List<Map<String, String>> rows = new ArrayList<>();
        if (!type.produces(wanted.level())) {
            return rows;
        }
        for (AreaEnergy area : results.areas().values()) {
            area.series(wanted.kind(), wanted.level()).forEach(series -> {
                for (int i = 0; i < series.steps(); i++) {
                    if (series.hasRow(i)) {
                        rows.add(row(series, i));
                    }
                }
            });
        }
        return rows;
    }

    private Map<String, String> row(EnergySeries series, int step) {
        EnergySeriesKey key = series.key();
        Map<String, String> row = new LinkedHashMap<>();
        row.put("grid_area_code", key.gridArea().value());
        row.put("energy_supplier_id", key.supplier() == null ? "" : key.supplier());
        row.put("balance_responsible_party_id", key.balanceResponsible() == null ? "" : key.balanceResponsible());
        row.put("quantity", BigDecimal.valueOf(series.quantityWh(step), 3).toPlainString());
        row.put(
                "quantity_qualities",
                QualityMask.toSet(series.qualityMask(step)).stream()
                        .map(quality -> "'" + quality.name().toLowerCase(Locale.ROOT) + "'")
                        .collect(Collectors.joining(", ", "[", "]")));
        row.put("time", series.timeOf(step).toString());
        row.put("time_series_type", key.kind().seriesName());
        row.put("calculation_id", argument("calculation-id"));
        row.put("calculation_type", type.code());
        row.put("calculation_execution_time_start", argument("calculation-execution-time-start"));
        row.put(
                "neighbor_grid_area_code",
                key.neighbour() == null ? "" : key.neighbour().value());
        row.put("result_id", ResultIds.of(argument("calculation-id"), key).toString());
        row.put(
                "metering_point_id",
                key.meteringPoint() == null ? "" : ids.get(key.meteringPoint().intValue()));
        row.put("resolution", series.resolution().code());
        return row;
    }

    private long number(String id) {
        return numbers.computeIfAbsent(id, unused -> {
            ids.add(id);
            return ids.size() - 1L;
        });
    }

    private String argument(String name) {
        String value = arguments.get(name);
        if (value == null) {
            throw new AssertionError("calculation_arguments.yml has no " + name);
        }
        return value;
    }

    private static @Nullable GridAreaCode area(String code) {
        return code.isEmpty() ? null : new GridAreaCode(code);
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static @Nullable String textOrNull(Map<String, String> row, String column) {
        String text = text(row, column);
        return text.isEmpty() ? null : text;
    }

    /** The one map of the arguments file: {@code key: value} lines, values with or without quotes. */
    private static Map<String, String> arguments(Path file) {
        Map<String, String> arguments = new HashMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0 && !line.trim().startsWith("#")) {
                String name = line.substring(0, colon)
                        .replace("\uFEFF", "")
                        .replaceFirst("^[\\s-]+", "")
                        .trim();
                String value = line.substring(colon + 1).trim();
                arguments.put(name, value.startsWith("[") ? value : value.replaceAll("^[\"']|[\"']$", ""));
            }
        }
        return arguments;
    }
}
