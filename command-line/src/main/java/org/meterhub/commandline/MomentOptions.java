package org.meterhub.commandline;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of questions that can be asked of the past. */
final class MomentOptions {

    @Option(
            names = "--as-known-at",
            paramLabel = "TIME",
            description =
                    "Answer with what the hub knew at this time: a moment such as 2026-10-24T13:00:00Z, or a market"
                            + " day, which stands for its beginning. Default: now.")
    private @Nullable String knownAt;

    void addTo(Map<String, String> conditions) {
        if (knownAt != null) {
            conditions.put("as-known-at", knownAt);
        }
    }
}
