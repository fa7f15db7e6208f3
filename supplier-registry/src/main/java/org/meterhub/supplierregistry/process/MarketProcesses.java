package org.meterhub.supplierregistry.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.supplierregistry.effect.Effects;
import org.meterhub.supplierregistry.request.ProcessContext;
import org.meterhub.supplierregistry.store.ProcessRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all processes share once they are under way: what falls due, what has happened, and the days that must be settled anew. */
public final class MarketProcesses {

    /** So much may be noted of a step: the name of an event or of a document. */
    public static final int NOTE_LENGTH_MAX = 60;

    private static final Logger LOG = LoggerFactory.getLogger(MarketProcesses.class);

    private final ProcessContext context;
    private final Effects effects;

    public MarketProcesses(ProcessContext context, Effects effects) {
        this.context = context;
        this.effects = effects;
    }

    /**
     * Finds out at once what a batch of requests will ask about metering points, so that judging them costs no further question. The points are held until
     * the end of the transaction.
     */
    public void lookUp(UnitOfWork unit, Collection<Gsrn> points) {
        context.lockedPoints().lookUp(unit, points);
    }

    /**
     * Does what has fallen due: processes whose deadline has passed take effect, those that waited for data in vain go on without. May be called at any time
     * and by several hub processes: each step is done once, and what an outage left behind is caught up with, in order of date.
     *
     * @param limit at most so many at once; call again while as many come back
     * @return what happened; its notices are to be sent in the same transaction
     */
    public List<ProcessStep> advanceDue(UnitOfWork unit, Instant now, int limit) {
        List<ProcessRecord> due = context.processes().due(unit, now, limit);
        // All locks before all work, so that two that do this at once cannot wait for each other.
        context.points().lock(unit, due.stream().map(ProcessRecord::gsrn).toList());
        List<ProcessStep> steps = new ArrayList<>();
        for (ProcessRecord found : due) {
            // Read under the lock: another may have done it, or cancelled it, between the two; or an earlier step of
            // this very list has overtaken it.
            stillDue(unit, found.id(), now).ifPresent(process -> steps.add(advance(unit, process, now)));
        }
        return steps;
    }

    /** The processes that must do something by now, in order of date, at most so many: for who takes them one by one. */
    public List<Long> due(UnitOfWork unit, Instant now, int limit) {
        return context.processes().due(unit, now, limit).stream()
                .map(ProcessRecord::id)
                .toList();
    }

    /**
     * Lets one process do what has fallen due.
     *
     * @return empty when nothing is due any more
     */
    public Optional<ProcessStep> advanceOne(UnitOfWork unit, long processId, Instant now) {
        context.processes().find(unit, processId).ifPresent(found -> context.points()
                .lock(unit, found.gsrn()));
        return stillDue(unit, processId, now).map(process -> advance(unit, process, now));
    }

    /** Puts off what a process must do, and the hub cannot: it holds up no other meanwhile. */
    public void putOff(UnitOfWork unit, long processId, Instant until, Instant now) {
        context.processes().putOff(unit, processId, until, now);
    }

    private Optional<ProcessRecord> stillDue(UnitOfWork unit, long processId, Instant now) {
        return context.processes()
                .find(unit, processId)
                .filter(process -> process.dueAt() != null && !process.dueAt().isAfter(now));
    }

    private ProcessStep advance(UnitOfWork unit, ProcessRecord process, Instant now) {
        ProcessStep step = process.state() == ProcessState.AWAITING_CUSTOMER_DATA
                ? effects.stopAwaitingCustomerData(unit, process, now)
                : effects.take(unit, process, now);
        LOG.info(
                "{} {} of {} for {}: {}",
                step.kind().id(),
                step.processId(),
                step.requester(),
                step.gsrn(),
                step.event());
        return step;
    }

    /** How many processes wait for something that should have happened by now. */
    public long overdue(UnitOfWork unit, Instant now) {
        return context.processes().countDue(unit, now);
    }

    /** The life of a process so far; empty when there is no such process. */
    public Optional<ProcessTimeline> timeline(UnitOfWork unit, long processId) {
        return timelines(
                        unit, context.processes().find(unit, processId).stream().toList())
                .stream()
                .findFirst();
    }

    /** The lives of the processes that match, the latest first, one page at a time. */
    public List<ProcessTimeline> search(UnitOfWork unit, ProcessQuery query) {
        return timelines(unit, context.processes().search(unit, query));
    }

    /** The lives of all processes about a point, in the order in which they were opened. */
    public List<ProcessTimeline> ofPoint(UnitOfWork unit, Gsrn gsrn) {
        return timelines(unit, context.processes().ofPoint(unit, gsrn));
    }

    private List<ProcessTimeline> timelines(UnitOfWork unit, List<ProcessRecord> found) {
        Map<Long, List<ProcessTimeline.Entry>> steps = context.processes()
                .steps(unit, found.stream().map(ProcessRecord::id).toList());
        return found.stream()
                .map(process -> timeline(process, steps.getOrDefault(process.id(), List.of())))
                .toList();
    }

    private static ProcessTimeline timeline(ProcessRecord process, List<ProcessTimeline.Entry> steps) {
        List<ProcessTimeline.Entry> entries = new ArrayList<>();
        entries.add(new ProcessTimeline.Entry(process.recordedAt(), ProcessEvent.CONFIRMED.name(), null));
        entries.addAll(steps);
        return new ProcessTimeline(
                process.id(),
                process.kind(),
                process.state(),
                process.gsrn(),
                process.requester(),
                process.transactionId(),
                process.start(),
                process.deadline(),
                process.dueAt(),
                process.concerns(),
                entries);
    }

    /**
     * Notes in the timeline that a message was taken or sent for the process.
     *
     * @param what for example {@code RSM-004 to 7080000020010}; longer than {@link #NOTE_LENGTH_MAX} is cut
     */
    public void noteMessage(UnitOfWork unit, long processId, String what, String messageId, Instant now) {
        String note = what.length() > NOTE_LENGTH_MAX ? what.substring(0, NOTE_LENGTH_MAX) : what;
        context.processes().note(unit, processId, note, messageId, now);
    }

    /** Days whose settlement must be corrected, as processes have marked them within a time. */
    public List<CorrectedDays> correctedDays(UnitOfWork unit, Interval recorded) {
        return context.correctedDays().marked(unit, recorded);
    }
}
