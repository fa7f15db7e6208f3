package org.meterhub.hubroutes.batch;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;

/**
 * A message that was delivered again and again in vain: by the hub to itself, when not even its quarantine worked, or to a party that returned it each time.
 *
 * @param id the broker's number of it; another than it had before
 * @param queue where it died; empty when the broker did not note it
 * @param sender the party whose address it was sent to; empty for the hub's own documents
 * @param sentAt when it was sent, by the sender's clock
 * @param length bytes of its body
 * @param documentType of a document of the hub; null for what parties sent, which nobody has read
 * @param messageId of a document of the hub; null for what parties sent
 */
public record DeadLetter(
        long id,
        String queue,
        Optional<PartyId> sender,
        Instant sentAt,
        long length,
        @Nullable String documentType,
        @Nullable String messageId) {

    /**
     * Stands for letters that the broker does not hand over: it cannot convert the first of them, and shows none behind it. Their number is 0, their length
     * unknown.
     */
    static DeadLetter unreadable(long count) {
        return new DeadLetter(
                0,
                "",
                Optional.empty(),
                Instant.EPOCH,
                -1,
                count + (count == 1 ? " letter that the broker" : " letters that the broker") + " cannot hand over",
                null);
    }

    /** The channel by which a party sent it; empty for the hub's own documents. */
    public Optional<Channel> channel() {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.hubQueue().equals(queue))
                .findFirst();
    }
}
