package org.meterhub.commandline;

import picocli.CommandLine.Option;

/** Why somebody does what cannot be taken back. */
final class RemarkOption {

    @Option(
            names = "--remark",
            paramLabel = "TEXT",
            required = true,
            description = "Why, for whoever reads it later. It is kept with the message.")
    private String remark = "";

    String remark() {
        return remark;
    }
}
