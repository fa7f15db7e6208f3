package org.meterhub.settlement.calculation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.settlement.calculation.table.DataTable;
import org.meterhub.settlement.calculation.table.ReadViews;

/** A scenario without arguments: its input is stored tables, its outputs are the views that are read from them. */
final class StoredTablesScenario {

    private static final Set<String> TIMES = Set.of(
            "calculation_period_start",
            "calculation_period_end",
            "calculation_execution_time_start",
            "calculation_succeeded_time");
    private static final String CSV = ".csv";

    private final Map<String, DataTable> stored = new HashMap<>();

    StoredTablesScenario(Path scenario) {
        try (Stream<Path> files = Files.list(scenario.resolve("when"))) {
            files.filter(file -> file.toString().endsWith(CSV)).forEach(file -> {
                String name = file.getFileName().toString();
                stored.put(name.substring(0, name.length() - CSV.length()), stored(CsvTable.read(file)));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static DataTable stored(CsvTable file) {
        DataTable.Builder table = DataTable.of(file.columns());
        for (CsvTable.Row row : file.rows()) {
            table.row(file.columns().stream()
                    .map(column -> cell(column, row.text(column)))
                    .toArray());
        }
        return table.build();
    }

    private static @Nullable String cell(String column, String text) {
        if (text.isEmpty()) {
            return null;
        }
        return TIMES.contains(column) ? CsvTable.time(text).toString() : text;
    }

    SortedMap<String, DataTable> outputs() {
        return new ReadViews(stored, new MarketCalendar(ZoneId.of("Europe/Copenhagen")), "DKK").all();
    }
}
