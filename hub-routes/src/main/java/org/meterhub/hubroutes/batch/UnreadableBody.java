package org.meterhub.hubroutes.batch;

/** The body of one message could not be had from the broker, or not be kept: there is no room for it, or it is broken. Others are not concerned. */
final class UnreadableBody extends Exception {

    private static final long serialVersionUID = 1L;

    private final long id;

    /** @param id the broker's number of the message */
    UnreadableBody(long id, Throwable cause) {
        super("the body of message " + id + " cannot be read", cause);
        this.id = id;
    }

    long id() {
        return id;
    }
}
