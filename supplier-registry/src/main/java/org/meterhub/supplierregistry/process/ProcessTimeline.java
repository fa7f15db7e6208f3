package org.meterhub.supplierregistry.process;

import java.time.Instant;
import java.util.List;
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
 * @param entries what happened, in order
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

    /** The same with what had happened by a moment; where it stands is said as of now. */
    public ProcessTimeline until(Instant moment) {
        return new ProcessTimeline(
                processId,
                kind,
                state,
                gsrn,
                requester,
                transactionId,
                effectiveFrom,
                deadline,
                dueAt,
                concerns,
                entries.stream().filter(entry -> !entry.at().isAfter(moment)).toList());
    }

    /**
     * One thing that happened.
     *
     * @param at when
     * @param what a {@link ProcessEvent} by its name, or what {@code noteMessage} was told
     * @param messageId the message that was taken or sent; null for none
     */
    public record Entry(Instant at, String what, @Nullable String messageId) {}
}
