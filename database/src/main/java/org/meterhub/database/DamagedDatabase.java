package org.meterhub.database;

import java.nio.file.Path;

/** The database's file cannot be read: its message is one sentence for the operator, with what to do. */
public final class DamagedDatabase extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    DamagedDatabase(Path file, String what) {
        super(sentence(file, what));
    }

    DamagedDatabase(Path file, Throwable failure) {
        super(sentence(file, "H2 says: " + reason(failure)), failure);
    }

    private static String sentence(Path file, String what) {
        return "the database file " + file + " is damaged (" + what
                + "); put it aside and restore the data folder from a backup"
                + " (docs/operating/running.md), or, if there was nothing in it yet, remove it";
    }

    /** The innermost reason, without H2's own positions and versions in brackets. */
    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String message = innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
        return message.lines().findFirst().orElse("").replaceFirst("\\s*\\[[^\\]]*\\]$", "");
    }
}
