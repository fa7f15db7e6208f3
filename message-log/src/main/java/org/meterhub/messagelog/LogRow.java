package org.meterhub.messagelog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PartyId;

/**
 * One record of the log.
 *
 * @param recordId its id; grows with time, but not without gaps
 * @param recordedAt the hub's time
 * @param party the sender of what comes in, the receiver of what goes out; null when unknown
 * @param queue where a message came from; null for other records
 * @param head what the document says of itself
 * @param rejectionCodes why it was refused, as codes
 * @param lengthBytes of the raw bytes; 0 for records without bytes of their own
 * @param digest HMAC-SHA-256 of the bytes under the payload's salt, in hexadecimal; null for records without bytes of their own
 * @param aboutRecordId the record this one follows: "received" for "judged", "issued" for "sent", the cause for "issued"
 */
public record LogRow(
        long recordId,
        Instant recordedAt,
        LogKind kind,
        Direction direction,
        @Nullable PartyId party,
        @Nullable String queue,
        DocumentHead head,
        MessageOutcome outcome,
        List<String> rejectionCodes,
        long lengthBytes,
        @Nullable String digest,
        @Nullable Long aboutRecordId) {

    public LogRow {
        rejectionCodes = List.copyOf(rejectionCodes);
    }
}
