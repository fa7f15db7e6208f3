package org.meterhub.acceptance.simulation;

import org.jspecify.annotations.Nullable;
import org.meterhub.acceptance.simulation.Machine.Job;

/**
 * What keeps one party's fault its own, or an outage an outage. A control takes one away, at the statement, the setting or the call that it consists of, and
 * the simulation must notice.
 */
enum Mend {
    /** The broker drops the second copy of a document. */
    DUPLICATE_IDS(Fault.FAILED_COMMIT, Job.RELAY),
    /** The inbox knows a message that comes again. */
    INBOX(Fault.LOST_COMMIT, null),
    /** A full disk is an outage and no fault of the message at hand. */
    FULL_DISK_IS_AN_OUTAGE(Fault.FULL_DISK, null),
    /** A message that fails is done alone, its neighbours without it. */
    ONE_BY_ONE(null, null),
    /** A message whose body cannot be had is set aside after some attempts. */
    UNREADABLE_ASIDE(Fault.FULL_TEMPORARY_FOLDER, null),
    /** A document that the broker refuses is set aside. */
    REFUSED_DOCUMENT_ASIDE(Fault.REFUSED_DOCUMENT, null),
    /** An item that cannot be rendered is set aside. */
    BROKEN_ITEM_ASIDE(Fault.BROKEN_ITEM, null),
    /** A notice that cannot be written is put off. */
    BROKEN_NOTICE_ASIDE(Fault.BROKEN_NOTICE, null),
    /** What was written before the clock was set back is due all the same. */
    DUE_AFTER_A_STEP_BACK(Fault.CLOCK_SET, null),
    /** Parties have their turns. */
    FAIR_TURNS(Fault.FLOOD, null),
    /** What is no document does not come in. */
    DOOR(Fault.FORBIDDEN, null),
    /** A document goes to the party that it is for. */
    RIGHT_MAILBOX(null, null);

    private final @Nullable Fault against;
    private final @Nullable Job of;

    Mend(@Nullable Fault against, @Nullable Job of) {
        this.against = against;
        this.of = of;
    }

    /** Its control makes this fault often; null where poisoned letters, or nothing, are enough. */
    @Nullable
    Fault against() {
        return against;
    }

    /** The job that the fault is made in; null for whatever comes. */
    @Nullable
    Job of() {
        return of;
    }
}
