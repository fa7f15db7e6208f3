package org.meterhub.messagelog;

import java.time.Instant;

/**
 * One series that waits to be bundled.
 *
 * @param content what the renderer needs, in a form of its own; not copied
 * @param points values in the series, for the limit of a document
 * @param createdAt the hub's time: the age counts from here
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: a carrier that must not copy.
public record OutboundItem(ItemGroup group, byte[] content, int points, Instant createdAt) {

    /** An item of a group that is complete once it is committed, as the series of an answer are: it has waited long enough from the first. */
    public static OutboundItem waitingForNobody(ItemGroup group, byte[] content, int points) {
        return new OutboundItem(group, content, points, Instant.EPOCH);
    }
}
