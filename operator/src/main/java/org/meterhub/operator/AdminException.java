package org.meterhub.operator;

import org.meterhub.operator.AdminData.Problem;

/** The hub did not do what a command asked for, or could not be asked. The message is for the person at the keyboard. */
public final class AdminException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why there is no answer. */
    private enum Cause {
        NO_HUB,
        NOT_UNDERSTOOD,
        NOT_DONE
    }

    private final Cause cause;

    private AdminException(String message, Cause cause) {
        super(message);
        this.cause = cause;
    }

    static AdminException absent(String message) {
        return new AdminException(message, Cause.NO_HUB);
    }

    static AdminException of(Problem problem) {
        return new AdminException(
                problem.hint().isEmpty() ? problem.what() : problem.what() + ". " + problem.hint(),
                problem.error().equals(AdminRefusal.BAD_REQUEST) ? Cause.NOT_UNDERSTOOD : Cause.NOT_DONE);
    }

    public static AdminException failed(String message) {
        return new AdminException(message, Cause.NOT_DONE);
    }

    /** Whether no hub answered at all. */
    public boolean isHubAbsent() {
        return cause == Cause.NO_HUB;
    }

    /** Whether the hub did not understand what was asked of it. */
    public boolean isNotUnderstood() {
        return cause == Cause.NOT_UNDERSTOOD;
    }
}
