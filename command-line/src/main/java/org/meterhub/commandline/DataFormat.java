package org.meterhub.commandline;

/** How rows of data can be printed. Named in lower case, as it is typed. */
enum DataFormat {
    table,
    json,
    csv
}
