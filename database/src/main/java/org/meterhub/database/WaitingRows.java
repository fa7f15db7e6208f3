package org.meterhub.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rows that wait within a unit of work, so that a batch of messages writes each table once: until the transaction is about to commit, or {@link #write}
 * is called by somebody who must read them back. Made by {@link UnitOfWork#waitingRows}.
 */
public final class WaitingRows<T> {

    private final Consumer<List<T>> writer;
    private List<T> rows = new ArrayList<>();

    WaitingRows(Consumer<List<T>> writer) {
        this.writer = writer;
    }

    public void add(T row) {
        rows.add(row);
    }

    public void addAll(Collection<T> more) {
        rows.addAll(more);
    }

    /** What waits, in the order in which it came. */
    public List<T> rows() {
        return Collections.unmodifiableList(rows);
    }

    /** Writes what waits. */
    public void write() {
        if (!rows.isEmpty()) {
            List<T> due = rows;
            rows = new ArrayList<>();
            writer.accept(due);
        }
    }

    /** Forgets what came since the last writing: it is undone. */
    void discard() {
        rows.clear();
    }
}
