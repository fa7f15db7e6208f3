package org.meterhub.hubapp.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds names that look like settings and are none: keys of the file, and variables of the environment, where a slip would otherwise leave the default
 * in force without a word.
 */
final class SettingNames {

    private static final String ENVIRONMENT_PREFIX = "METERHUB_";

    /** Variables of the project's scripts, which a hub started from them finds in its environment. */
    private static final List<String> SCRIPTS_PREFIXES =
            List.of("METERHUB_BENCHMARK_", "METERHUB_TEST_", "METERHUB_REQUIRE_");

    /** Further away than this share of its letters a name is not called the nearest: it would only mislead. */
    private static final double DISTANCE_SHARE_MAX = 0.4;

    private SettingNames() {}

    /** One sentence for each key that is no setting. */
    static List<String> problemsOfKeys(Collection<String> keys) {
        return problems(keys, Setting::key);
    }

    /** One sentence for each variable that begins as ours do, in whatever case, and is no setting. */
    static List<String> problemsOfVariables(Collection<String> variables) {
        List<String> ours = variables.stream()
                .filter(name -> name.toUpperCase(Locale.ROOT).startsWith(ENVIRONMENT_PREFIX))
                .filter(name -> SCRIPTS_PREFIXES.stream().noneMatch(name::startsWith))
                .toList();
        return problems(ours, Setting::environmentName);
    }

    private static List<String> problems(Collection<String> names, Function<Setting, String> nameOf) {
        List<String> known = Arrays.stream(Setting.values()).map(nameOf).toList();
        Set<String> unknown = new TreeSet<>(names);
        known.forEach(unknown::remove);
        List<String> problems = new ArrayList<>();
        for (String name : unknown) {
            String nearest = known.stream()
                    .min(Comparator.comparingInt(other -> distance(name, other)))
                    .orElseThrow();
            boolean isNear = distance(name, nearest) <= nearest.length() * DISTANCE_SHARE_MAX;
            problems.add(name + " is not a setting of the hub"
                    + (isNear ? "; the nearest is " + nearest : "")
                    + ": see docs/reference/settings.md");
        }
        return problems;
    }

    /** How many letters must be put in, left out or changed, upper and lower case apart from each other by nothing. */
    private static int distance(String one, String other) {
        String from = one.toLowerCase(Locale.ROOT);
        String to = other.toLowerCase(Locale.ROOT);
        int[] above = new int[to.length() + 1];
        Arrays.setAll(above, column -> column);
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int changed = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(changed, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
