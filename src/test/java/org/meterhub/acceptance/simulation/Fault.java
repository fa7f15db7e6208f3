package org.meterhub.acceptance.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What can go wrong, by whom it concerns. */
enum Fault {
    /** Everybody: the database has no room to write. */
    FULL_DISK(1),
    /** Everybody: the database is not there. */
    DATABASE_AWAY(1),
    /** Everybody, once: a connection of the database breaks in the middle. */
    BROKEN_CONNECTION(3),
    /** Everybody, once: a commit is not done. */
    FAILED_COMMIT(3),
    /** Everybody, once: a commit is done, and its answer is lost. */
    LOST_COMMIT(3),
    /** Everybody, once: a statement hangs and goes on later; meanwhile others do their work. */
    STALL(2),
    /** Everybody: the hub's process ends at a commit, or between two steps, and is started again on what it has written. */
    KILLED(1),
    /** Everybody: the machine's clock is set, back as well as ahead. */
    CLOCK_SET(2),
    /** One document: the broker does not take it. */
    REFUSED_DOCUMENT(1),
    /** One item: no document can be made of it. */
    BROKEN_ITEM(1),
    /** One notice of a price list: it cannot be written. */
    BROKEN_NOTICE(1),
    /** Messages too long for memory: there is no room for the files that they go to. */
    FULL_TEMPORARY_FOLDER(1),
    /** One party sends more than the hub does in many batches. */
    FLOOD(1),
    /** One party: its line breaks while it sends. */
    BROKEN_LINE(2),
    /** One party sends what nobody may send, or where it may not. */
    FORBIDDEN(3);

    /** They last some steps. */
    static final Set<Fault> LASTING = EnumSet.of(FULL_DISK, DATABASE_AWAY);

    /** They need nothing but the broker, and come while the database is away, too. */
    static final Set<Fault> AT_ANY_TIME = EnumSet.of(CLOCK_SET, FLOOD, BROKEN_LINE, FORBIDDEN);

    private static final List<Fault> BY_WEIGHT = byWeight();

    private final int weight;

    Fault(int weight) {
        this.weight = weight;
    }

    private static List<Fault> byWeight() {
        List<Fault> all = new ArrayList<>();
        Arrays.stream(values()).forEach(fault -> {
            for (int i = 0; i < fault.weight; i++) {
                all.add(fault);
            }
        });
        return List.copyOf(all);
    }

    static Fault any(Random random) {
        return BY_WEIGHT.get(random.nextInt(BY_WEIGHT.size()));
    }
}
