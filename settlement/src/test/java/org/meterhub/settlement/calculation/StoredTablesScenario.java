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
    /** Begins the names of tables of another system, which no view reads. */
    private static final String OTHER_SYSTEM = "electricity_market__";

    private final Map<String, DataTable> stored = new HashMap<>();

    /** @param when its tables: {@code <database>.<table>.csv}, or {@code <table>.csv} in a folder of the database */
    StoredTablesScenario(Path when) {
        try (Stream<Path> files = Files.walk(when)) {
            files.filter(file -> file.toString().endsWith(CSV)).sorted().forEach(file -> {
                String path =
                        when.relativize(file).toString().replace('\\', '/').replace('/', '.');
                stored.put(path.substring(0, path.length() - CSV.length()), stored(CsvTable.read(file)));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        stored.keySet().stream()
                .filter(name -> !name.contains(".") && !name.startsWith(OTHER_SYSTEM))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(name + CSV + " is no stored table, which has a database in its"
                            + " name, and there is no " + ScenarioArguments.FILE + " to calculate by");
                });
    }

    private static DataTable stored(CsvTable file) {
        DataTable.Builder table = DataTable.of(file.columns());
        for (CsvTable.Row row : file.rows()) {
            table.row(file.columns().stream().map(column -> cell(column, row)).toArray());
        }
        return table.build();
    }

    private static @Nullable String cell(String column, CsvTable.Row row) {
        return TIMES.contains(column)
                ? row.readOrNull(column, text -> CsvTable.time(text).toString())
                : row.textOrNull(column);
    }

    SortedMap<String, DataTable> outputs() {
        return new ReadViews(stored, new MarketCalendar(ZoneId.of("Europe/Copenhagen")), "DKK").all();
    }
}
