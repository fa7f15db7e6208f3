package org.meterhub.hubroutes.request;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.messageschemas.CodedId;
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

    /** Decides on what the registry is asked by the transactions of a document, one after the other. */
    public static <R> Decisions on(InboundMessage inbound, List<Asked<R>> transactions, Function<R, Outcome> decide) {
        return new Decisions(
                inbound,
                transactions.stream()
                        .map(asked -> new Decision(
                                asked.transactionId(),
                                asked.meteringPointId(),
                                asked.request().map(decide).orElseGet(() -> new Outcome.Rejected(asked.unreadable()))))
                        .toList());
    }

    /** The registry knows what a document does not name as null. */
    public static @Nullable String given(String text) {
        return text.isEmpty() ? null : text;
    }
}
