package org.meterhub.messagelog;

/**
 * What the inbox says of a delivery.
 *
 * @param status whether the hub has seen this delivery before
 * @param recordId the log record "received": the new one, or that of the first delivery
 * @param sha256 over the raw bytes
 * @param lengthBytes of the raw bytes
 */
public record Receipt(Status status, long recordId, Sha256 sha256, long lengthBytes) {

    public boolean isNew() {
        return status == Status.NEW;
    }

    /** New, or delivered again by the broker. */
    public enum Status {
        /** Never seen: it is now in the log and is to be processed in this transaction. */
        NEW,
        /** Committed before under the same queue, broker message id and bytes: nothing is to be done. */
        REDELIVERED
    }
}
