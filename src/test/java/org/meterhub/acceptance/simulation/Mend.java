package org.meterhub.acceptance.simulation;

import org.jspecify.annotations.Nullable;

/** What keeps one party's fault its own, or an outage an outage. A control takes one away and the simulation must notice. */
enum Mend {
    /** The broker drops the second copy of a document. */
    DUPLICATE_IDS(Fault.FAILED_COMMIT),
    /** The inbox knows a message that comes again. */
    INBOX(Fault.LOST_COMMIT),
    /** A full disk is an outage and no fault of the message at hand. */
    FULL_DISK_IS_AN_OUTAGE(Fault.FULL_DISK),
    /** A message that fails is done alone, its neighbours without it. */
    ONE_BY_ONE(null),
    /** A document that the broker refuses is set aside. */
    REFUSED_DOCUMENT_ASIDE(Fault.REFUSED_DOCUMENT),
    /** An item that cannot be rendered is set aside. */
    BROKEN_ITEM_ASIDE(Fault.BROKEN_ITEM),
    /** A notice that cannot be written is set aside. */
    BROKEN_NOTICE_ASIDE(Fault.BROKEN_NOTICE),
    /** A document goes to the party that it is for. */
    RIGHT_MAILBOX(null);

    private final @Nullable Fault against;

    Mend(@Nullable Fault against) {
        this.against = against;
    }

    /** Whether the simulation makes the fault that this is against; a poisoned message and a wrong address need none. */
    boolean isMade() {
        return against == null || against.isMended();
    }
}
