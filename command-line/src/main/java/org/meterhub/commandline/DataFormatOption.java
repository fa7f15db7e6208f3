package org.meterhub.commandline;

import picocli.CommandLine.Option;

/** The option of commands that print rows of data, also for a spreadsheet. */
final class DataFormatOption {

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "How to print: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private DataFormat format = DataFormat.table;

    DataFormat format() {
        return format;
    }
}
