package org.meterhub.commandline;

/** How data can be printed that also make sense in a spreadsheet. Named in lower case, as it is typed. */
enum TextFormat {
    table,
    csv,
    json
}
