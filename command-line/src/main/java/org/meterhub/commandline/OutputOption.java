package org.meterhub.commandline;

import picocli.CommandLine.Option;

/** The option of commands that print data. */
final class OutputOption {

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "How to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private OutputFormat format = OutputFormat.table;

    boolean isJson() {
        return format == OutputFormat.json;
    }
}
