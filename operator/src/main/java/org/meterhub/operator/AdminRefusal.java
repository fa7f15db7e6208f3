package org.meterhub.operator;

import org.meterhub.operator.AdminData.Problem;

/** Ends a request of the admin port with a {@link Problem} as its answer. */
final class AdminRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The kind of problem of a request that cannot be understood. */
    static final String BAD_REQUEST = "bad-request";

    private final int status;
    private final transient Problem problem;

    AdminRefusal(int status, String error, String what, String hint) {
        super(what, null, false, false);
        this.status = status;
        this.problem = new Problem(error, what, hint);
    }

    /** What was sent cannot be understood. */
    static AdminRefusal badRequest(String what, String hint) {
        return new AdminRefusal(400, BAD_REQUEST, what, hint);
    }

    static AdminRefusal notFound(String what, String hint) {
        return new AdminRefusal(404, "not-found", what, hint);
    }

    /** Understood, and the rules of the market say no. */
    static AdminRefusal refused(String what, String hint) {
        return new AdminRefusal(422, "refused", what, hint);
    }

    int status() {
        return status;
    }

    Problem problem() {
        return problem;
    }
}
