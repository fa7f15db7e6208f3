package org.meterhub.database;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells those of this process who wait for work of one kind that a transaction has committed some ({@link UnitOfWork#raiseAfterCommit}). What another process
 * commits raises nothing here, so whoever waits also looks by itself, every few seconds.
 */
public final class CommitSignal {

    private final List<Runnable> woken = new CopyOnWriteArrayList<>();

    /** @param wake runs in the thread that committed, so it only notes that there is work */
    public void wakes(Runnable wake) {
        woken.add(wake);
    }

    /** Ends what {@link #wakes} began with the same object. */
    public void wakesNoMore(Runnable wake) {
        woken.remove(wake);
    }

    void raise() {
        woken.forEach(Runnable::run);
    }
}
