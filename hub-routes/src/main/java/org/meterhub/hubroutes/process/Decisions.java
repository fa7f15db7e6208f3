package org.meterhub.hubroutes.process;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.supplierregistry.process.Outcome;

/**
 * A request document between the steps of its route: each transaction with what was decided on it. Each is a request of its own; one that is refused does
 * not touch the others.
 */
public record Decisions(InboundMessage inbound, List<Decision> decisions) {

    public Decisions {
        decisions = List.copyOf(decisions);
    }

    /**
     * What was decided on one transaction.
     *
     * @param transactionId the sender's id of it
     * @param meteringPointId as the request names it
     */
    public record Decision(String transactionId, CodedId meteringPointId, Outcome outcome) {}

    /** Decides on the transactions of a document, one after the other. */
    public static <T> Decisions on(InboundMessage inbound, List<T> transactions, Function<T, Decision> decide) {
        return new Decisions(inbound, transactions.stream().map(decide).toList());
    }

    /** Decides by the instant that a time names; one that names none is refused with D66, since the schema lets a time without a zone pass. */
    public static Outcome at(DocumentTime time, String field, Function<Instant, Outcome> decide) {
        return time.instant()
                .map(decide)
                .orElseGet(() -> new Outcome.Rejected(List.of(RejectionCode.FORMAT_ILLEGAL.at(
                        field, "'" + time.text() + "' names no instant: a zone is missing"))));
    }

    /** The registry knows what a document does not name as null. */
    public static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }

    /** When the document was made, by its own account; when it came, if that cannot be read. */
    public static Instant madeAt(InboundMessage inbound) {
        return inbound.header().createdAt().instant().orElse(inbound.receivedAt());
    }
}
