package org.meterhub.settlement.calculation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.meterhub.marketmodel.MarketCalendar;

/** The arguments of a scenario: a YAML list with one map of plain values and one list, as the Danish hub writes it. */
final class ScenarioArguments {

    static final String FILE = "calculation_arguments.yml";
    private static final String TRANSITION = "quarterly-resolution-transition-datetime";
    private static final String TRANSITION_DEFAULT = "2023-01-31 23:00:00";
    private static final String ZONE_DEFAULT = "Europe/Copenhagen";

    private final Map<String, List<String>> values = new HashMap<>();

    private ScenarioArguments(List<String> lines) {
        List<String> list = new ArrayList<>();
        for (String line : lines) {
            String text = line.replace("\uFEFF", "").replaceFirst("(^|\\s)#.*$", "");
            String item = text.trim().replaceFirst("^-\\s+", "");
            int colon = item.replaceFirst("^[\"'][^\"']*[\"']", "").indexOf(':');
            if (item.isEmpty()) {
                continue;
            }
            if (colon > 0) {
                String value = item.substring(colon + 1).trim();
                list = Arrays.stream(value.replaceAll("^\\[|]$", "").split(","))
                        .map(ScenarioArguments::unquoted)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.toCollection(ArrayList::new));
                values.put(item.substring(0, colon).trim().replace('_', '-'), list);
            } else {
                list.add(unquoted(item));
            }
        }
    }

    private static String unquoted(String text) {
        return text.trim().replaceAll("^[\"']|[\"']$", "");
    }

    static ScenarioArguments read(Path file) {
        try {
            return new ScenarioArguments(Files.readAllLines(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String text(String name, String otherwise) {
        List<String> list = values.getOrDefault(name, List.of());
        return list.isEmpty() ? otherwise : list.get(0);
    }

    String text(String name) {
        String text = text(name, "");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(FILE + " has no " + name);
        }
        return text;
    }

    String id() {
        return text("calculation-id");
    }

    private <T> T read(String name, String text, Function<String, T> meaning) {
        try {
            return meaning.apply(text);
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    FILE + ", " + name + ": '" + text + "': " + unreadable.getMessage(), unreadable);
        }
    }

    Instant time(String name) {
        return read(name, text(name), CsvTable::time);
    }

    MarketCalendar calendar() {
        return new MarketCalendar(read("time_zone", text("time-zone", ZONE_DEFAULT), ZoneId::of));
    }

    /** The arguments in the terms of the calculation. */
    CalculationArguments arguments() {
        return new CalculationArguments(
                read("calculation-type", text("calculation-type"), CalculationType::of),
                values.getOrDefault("grid-areas", List.of()),
                time("period-start-datetime"),
                time("period-end-datetime"),
                read(TRANSITION, text(TRANSITION, TRANSITION_DEFAULT), CsvTable::time),
                Boolean.parseBoolean(text("is-internal-calculation", "false")));
    }
}
