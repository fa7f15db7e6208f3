package org.meterhub.messagelog;

/** What a log record tells. */
public enum LogKind {
    /** The bytes of a message came in. */
    RECEIVED,
    /** The message of a "received" record was read and decided on. */
    JUDGED,
    /** A document of the hub was written and waits for the relay. */
    ISSUED,
    /** The document of an "issued" record is with the broker. */
    SENT
}
