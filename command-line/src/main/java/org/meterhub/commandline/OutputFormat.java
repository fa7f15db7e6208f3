package org.meterhub.commandline;

/** How a command prints data. Named in lower case, as it is typed. */
enum OutputFormat {
    table,
    json
}
