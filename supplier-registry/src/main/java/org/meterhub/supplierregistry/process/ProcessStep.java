package org.meterhub.supplierregistry.process;

import java.time.Instant;
import java.util.List;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.PartyId;

/**
 * One step of a process: what happened and what follows from it. The registry has changed already; the caller sends the notices and lets values be
 * forwarded anew, in the same transaction.
 *
 * @param processId the hub's id of the process
 * @param kind which process
 * @param event what happened to it
 * @param gsrn the metering point
 * @param requester the party that asked for the process
 * @param effectiveFrom the date the process is about
 * @param notices what is due to whom, in the order in which it should be sent
 * @param reforwardings days whose values belong to another supplier than was known
 * @param corrections days whose settlement must be corrected; marked in the registry, too
 */
public record ProcessStep(
        long processId,
        ProcessKind kind,
        ProcessEvent event,
        Gsrn gsrn,
        PartyId requester,
        Instant effectiveFrom,
        List<Notice> notices,
        List<Reforwarding> reforwardings,
        List<CorrectedDays> corrections) {

    public ProcessStep {
        notices = List.copyOf(notices);
        reforwardings = List.copyOf(reforwardings);
        corrections = List.copyOf(corrections);
    }

    /** A step that concerns nobody but the requester. */
    public static ProcessStep silent(
            long processId, ProcessKind kind, ProcessEvent event, Gsrn gsrn, PartyId requester, Instant effectiveFrom) {
        return new ProcessStep(processId, kind, event, gsrn, requester, effectiveFrom, List.of(), List.of(), List.of());
    }
}
