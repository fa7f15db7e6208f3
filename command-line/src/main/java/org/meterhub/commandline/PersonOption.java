package org.meterhub.commandline;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who does it. Whoever may operate the hub is trusted to say who he is: the token is the machine's, not a person's. */
final class PersonOption {

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "The person who does this. Default: the user of this machine.")
    private @Nullable String name;

    String name() {
        return name == null ? System.getProperty("user.name", "") : name;
    }
}
