package org.meterhub.messagelog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.RejectionCode;

/**
 * The decision on a received message.
 *
 * @param recordId the log record "received" it is about
 * @param judgedAt the hub's time
 * @param party the owner of the address; null when unknown
 * @param head what the document says of itself, as far as it could be read
 * @param outcome the decision
 * @param codes why it or some of its transactions were refused; repeats are dropped
 */
public record Judgement(
        long recordId,
        Instant judgedAt,
        @Nullable PartyId party,
        DocumentHead head,
        MessageOutcome outcome,
        List<RejectionCode> codes) {

    public Judgement {
        codes = List.copyOf(codes);
    }
}
