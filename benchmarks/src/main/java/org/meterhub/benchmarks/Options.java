package org.meterhub.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a benchmark is told, each option with its standard unless given. */
public final class Options {

    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * Reads {@code --name value} pairs.
     *
     * @throws IllegalArgumentException that lists the options when one is unknown or has no value
     */
    public static Options of(Collection<Option> known, List<String> arguments) {
        Options options = new Options();
        known.forEach(option -> options.values.put(option.name(), option.standard()));
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i).startsWith("--") ? arguments.get(i).substring(2) : "";
            if (!options.values.containsKey(name)) {
                problems.add(arguments.get(i) + " is no option of this benchmark");
            } else if (i + 1 == arguments.size()) {
                problems.add(arguments.get(i) + " needs a value");
            } else {
                options.values.put(name, arguments.get(i + 1));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.stream().collect(Collectors.joining("; ", "", ". "))
                    + "It takes "
                    + known.stream()
                            .map(option -> "--" + option.name() + " (" + option.standard() + ")")
                            .collect(Collectors.joining(", ")));
        }
        return options;
    }

    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("the benchmark does not name its option " + name);
        }
        return value;
    }

    /** A count of at least {@code min}. */
    public int count(String name, int min) {
        int value;
        try {
            value = Integer.parseInt(text(name).replace("_", ""));
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("--" + name + " is a whole number, not " + text(name), notANumber);
        }
        if (value < min) {
            throw new IllegalArgumentException("--" + name + " is at least " + min);
        }
        return value;
    }

    /** One of some words. */
    public String oneOf(String name, String... words) {
        String value = text(name);
        if (!List.of(words).contains(value)) {
            throw new IllegalArgumentException("--" + name + " is one of " + String.join(", ", words));
        }
        return value;
    }

    /** All of them, for the result. */
    public Map<String, String> all() {
        return new LinkedHashMap<>(values);
    }
}
