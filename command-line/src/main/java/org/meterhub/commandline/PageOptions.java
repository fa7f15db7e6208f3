package org.meterhub.commandline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part is shown of a list of what waits for somebody, the oldest first. */
final class PageOptions {

    @Option(names = "--all", description = "Also what does not wait any more.")
    private boolean all;

    @Option(names = "--after", paramLabel = "NUMBER", description = "After the one of this number: the next page.")
    private @Nullable Long after;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most so many. Default: ${DEFAULT-VALUE}.")
    private int limit;

    Map<String, String> conditions() {
        Map<String, String> conditions = new HashMap<>();
        Words.put(conditions, "all", all);
        Words.put(conditions, "after", after);
        Words.put(conditions, "limit", limit);
        return conditions;
    }

    /** Says how to go on, when the page is full. */
    <T> void sayWhatIsNext(Console console, List<T> shown, ToLongFunction<T> number) {
        if (shown.size() == limit) {
            console.err()
                    .println("There may be later ones: --after " + number.applyAsLong(shown.get(shown.size() - 1)));
        }
    }
}
