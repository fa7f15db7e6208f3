package org.meterhub.settlement.run.report;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts rows in order, also when they are more than memory holds: full batches are sorted and laid aside in files, and the files are merged at the end.
 * Memory is bounded by one batch, disk by the rows.
 */
final class RowSorter implements AutoCloseable {

    static final int ROWS_IN_MEMORY_MAX = 100_000;

    private static final int BUFFER_BYTES = 1 << 16;

    /** Below every character of a field, so that a field comes before its continuations. */
    private static final String BETWEEN_FIELDS = "\u0001";

    private record Row(String key, String text) implements Comparable<Row> {

        private static final Comparator<Row> ORDER =
                Comparator.comparing(Row::key).thenComparing(Row::text);

        @Override
        public int compareTo(Row other) {
            return ORDER.compare(this, other);
        }
    }

    private final Path folder;
    private final int rowsInMemoryMax;
    private final List<Row> batch = new ArrayList<>();
    private final List<Path> aside = new ArrayList<>();

    /** @param folder for batches laid aside */
    RowSorter(Path folder) {
        this(folder, ROWS_IN_MEMORY_MAX);
    }

    RowSorter(Path folder, int rowsInMemoryMax) {
        this.folder = folder;
        this.rowsInMemoryMax = rowsInMemoryMax;
    }

    /** What rows are ordered by: field by field as text, nothing before everything. */
    static String key(@Nullable Object... fields) {
        return Stream.of(fields)
                .map(field -> field == null ? "" : field.toString())
                .collect(Collectors.joining(BETWEEN_FIELDS));
    }

    void add(String key, String text) throws IOException {
        batch.add(new Row(key, text));
        if (batch.size() >= rowsInMemoryMax) {
            layAside();
        }
    }

    boolean isEmpty() {
        return batch.isEmpty() && aside.isEmpty();
    }

    private void layAside() throws IOException {
        batch.sort(null);
        Path file = Files.createTempFile(folder, "rows-", ".tmp");
        aside.add(file);
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(new DeflaterOutputStream(Files.newOutputStream(file), fast), BUFFER_BYTES))) {
            for (Row row : batch) {
                out.writeBoolean(true);
                out.writeUTF(row.key());
                out.writeUTF(row.text());
            }
            out.writeBoolean(false);
        } finally {
            fast.end();
        }
        batch.clear();
    }

    /** Takes a row in its turn. */
    interface Receiver {
        void row(String text) throws IOException;
    }

    /** Gives all rows in the order of their keys, rows with the same key in the order of their texts. To be called once. */
    void inOrder(Receiver receiver) throws IOException {
        if (aside.isEmpty()) {
            batch.sort(null);
            for (Row row : batch) {
                receiver.row(row.text());
            }
            return;
        }
        if (!batch.isEmpty()) {
            layAside();
        }
        merge(receiver);
    }

    private void merge(Receiver receiver) throws IOException {
        PriorityQueue<Batch> next = new PriorityQueue<>(Comparator.comparing(Batch::first));
        List<Batch> all = new ArrayList<>();
        try {
            for (Path file : aside) {
                Batch opened = new Batch(file);
                all.add(opened);
                if (opened.advance()) {
                    next.add(opened);
                }
            }
            while (!next.isEmpty()) {
                Batch first = next.remove();
                receiver.row(first.first().text());
                if (first.advance()) {
                    next.add(first);
                }
            }
        } finally {
            for (Batch one : all) {
                one.close();
            }
        }
    }

    /** A batch that was laid aside, read row by row. */
    private static final class Batch implements AutoCloseable {

        private final DataInputStream in;
        private @Nullable Row row;

        Batch(Path file) throws IOException {
            in = new DataInputStream(
                    new BufferedInputStream(new InflaterInputStream(Files.newInputStream(file)), BUFFER_BYTES));
        }

        boolean advance() throws IOException {
            row = in.readBoolean() ? new Row(in.readUTF(), in.readUTF()) : null;
            return row != null;
        }

        Row first() {
            if (row == null) {
                throw new IllegalStateException("a batch that has ended has no first row");
            }
            return row;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    /** Removes what was laid aside. */
    @Override
    public void close() throws IOException {
        for (Path file : aside) {
            Files.deleteIfExists(file);
        }
    }
}
