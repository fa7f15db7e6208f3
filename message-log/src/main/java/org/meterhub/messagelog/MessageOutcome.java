package org.meterhub.messagelog;

/** How it ended for a message, as far as its log record knows. */
public enum MessageOutcome {
    /** In the log, not yet judged. */
    RECEIVED,
    /** All of it had its effect. */
    ACCEPTED,
    /** Some of its transactions had their effect, the others were refused. */
    PARTLY_ACCEPTED,
    /** Nothing of it had an effect; the sender was told why. */
    REJECTED,
    /** The same bytes under an id that was accepted before: no new effect, no new answer. */
    RESENT,
    /** The hub could not process it; it waits for the operator. */
    QUARANTINED,
    /** Written by the hub, on its way to the broker. */
    ISSUED,
    /** With the broker. */
    SENT
}
