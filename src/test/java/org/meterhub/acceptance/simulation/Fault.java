package org.meterhub.acceptance.simulation;

import java.util.EnumSet;
import java.util.Set;

/** What can go wrong, by whom it concerns. */
enum Fault {
    /** Everybody: the database has no room to write. */
    FULL_DISK,
    /** Everybody: the database is not there. */
    DATABASE_AWAY,
    /** Everybody, once: a connection of the database breaks in the middle. */
    BROKEN_CONNECTION,
    /** Everybody, once: a commit is not done. */
    FAILED_COMMIT,
    /** Everybody, once: a commit is done, and its answer is lost. */
    LOST_COMMIT,
    /** Parties send while one of these lasts; they need the broker only. */
    SENDING_IN_AN_OUTAGE,
    /** One document: the broker does not take it. */
    REFUSED_DOCUMENT,
    /** One item: no document can be made of it. */
    BROKEN_ITEM,
    /** One notice of a price list: it cannot be written. */
    BROKEN_NOTICE;

    static final Set<Fault> LASTING = EnumSet.of(FULL_DISK, DATABASE_AWAY);
    static final Set<Fault> ONCE = EnumSet.of(BROKEN_CONNECTION, FAILED_COMMIT, LOST_COMMIT);
    static final Set<Fault> OF_ONE = EnumSet.of(REFUSED_DOCUMENT, BROKEN_ITEM, BROKEN_NOTICE);

    /** The hub does not bear these yet. {@code -Dmeterhub.simulation.unmended=true} shows that they are found. */
    private static final Set<Fault> UNMENDED = Boolean.getBoolean("meterhub.simulation.unmended")
            ? EnumSet.noneOf(Fault.class)
            : EnumSet.of(FULL_DISK, SENDING_IN_AN_OUTAGE, REFUSED_DOCUMENT, BROKEN_ITEM, BROKEN_NOTICE);

    boolean isMended() {
        return !UNMENDED.contains(this);
    }
}
