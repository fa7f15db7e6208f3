package org.meterhub.hubapp.admin;

import org.meterhub.hubapp.admin.AdminData.Problem;

/** The hub did not do what a command asked for, or could not be asked. The message is for the person at the keyboard. */
public final class AdminException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean hubAbsent;

    private AdminException(String message, boolean hubAbsent) {
        super(message);
        this.hubAbsent = hubAbsent;
    }

    static AdminException absent(String message) {
        return new AdminException(message, true);
    }

    static AdminException of(Problem problem) {
        return new AdminException(
                problem.hint().isEmpty() ? problem.what() : problem.what() + ". " + problem.hint(), false);
    }

    static AdminException failed(String message) {
        return new AdminException(message, false);
    }

    /** Whether no hub answered at all. */
    public boolean isHubAbsent() {
        return hubAbsent;
    }
}
