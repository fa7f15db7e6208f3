package org.meterhub.supplierregistry.process;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.PartyId;

/**
 * The life of a process so far.
 *
 * @param processId the hub's id of it
 * @param kind which process
 * @param state where it stands
 * @param gsrn the metering point
 * @param requester who asked for it
 * @param transactionId the requester's id of it
 * @param effectiveFrom the date it is about
 * @param deadline until when, exclusive, the requester may withdraw it
 * @param dueAt when it next does something by itself; null when nothing is left to do
 * @param concerns the process that it undoes; null for all but undoings
 * @param entries what happened, in order; the first is that it was confirmed
 */
public record ProcessTimeline(
        long processId,
        ProcessKind kind,
        ProcessState state,
        Gsrn gsrn,
        PartyId requester,
        String transactionId,
        Instant effectiveFrom,
        Instant deadline,
        @Nullable Instant dueAt,
        @Nullable Long concerns,
        List<Entry> entries) {

    public ProcessTimeline {
        entries = List.copyOf(entries);
    }

    /** When its request was accepted. */
    public Instant openedAt() {
        return entries.get(0).at();
    }

    /** The same as it was known at a moment: what had happened by then, and where that left it. */
    public ProcessTimeline until(Instant moment) {
        List<Entry> happened =
                entries.stream().filter(entry -> !entry.at().isAfter(moment)).toList();
        ProcessState then = happened.stream()
                .flatMap(entry -> entry.event().stream())
                .reduce(ProcessState.AWAITING_DEADLINE, (before, event) -> before.after(event, kind), (a, b) -> b);
        return new ProcessTimeline(
                processId,
                kind,
                then,
                gsrn,
                requester,
                transactionId,
                effectiveFrom,
                deadline,
                // Both waits have one end, which is known from their beginning.
                then == ProcessState.AWAITING_DEADLINE ? deadline : then == state ? dueAt : null,
                concerns,
                happened);
    }

    /**
     * One thing that happened.
     *
     * @param at when
     * @param what a {@link ProcessEvent} by its name, or what {@code noteMessage} was told
     * @param messageId the message that was taken or sent; null for none
     */
    public record Entry(Instant at, String what, @Nullable String messageId) {

        /** The step that the process took; empty when the entry notes a message. */
        public Optional<ProcessEvent> event() {
            return messageId != null
                    ? Optional.empty()
                    : Arrays.stream(ProcessEvent.values())
                            .filter(event -> event.name().equals(what))
                            .findFirst();
        }
    }
}
