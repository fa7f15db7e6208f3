package org.meterhub.supplierregistry.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.meterhub.database.UnitOfWork;
import org.meterhub.supplierregistry.store.MeteringPointStore;
import org.meterhub.supplierregistry.store.MeteringPointStore.MeteringPointRow;

/**
 * Rows that say something of metering points for a time: taken a batch at a time, compared with what the registry and the rows before them say, and
 * written where they are new.
 *
 * @param <R> what a row says, equal to what the registry would say of the same
 */
abstract class PointRows<R> implements RowTaker {

    /** Large enough that COPY pays, small enough that memory does not grow with the file. */
    static final int ROWS_PER_BATCH = 10_000;

    private final UnitOfWork unit;
    private final MeteringPointStore points;
    private final List<Entry<R>> batch = new ArrayList<>();
    private long added;
    private long unchanged;

    /** A row that is right by itself. */
    record Entry<R>(CsvRow row, long gsrn, R said) {}

    PointRows(UnitOfWork unit, MeteringPointStore points) {
        this.unit = unit;
        this.points = points;
    }

    /** Takes a row that is right by itself. */
    final void add(CsvRow row, long gsrn, R said) {
        batch.add(new Entry<>(row, gsrn, said));
        if (batch.size() == ROWS_PER_BATCH) {
            write();
        }
    }

    /** What the registry says of these points, by number; map and lists can be added to. */
    abstract Map<Long, List<R>> current(List<Long> numbers, Map<Long, List<MeteringPointRow>> masterData);

    /** Notes what does not fit with what the registry knows of the point. */
    abstract void judge(Entry<R> entry, List<MeteringPointRow> masterData);

    /** Whether both cannot hold. */
    abstract boolean overlap(R one, R other);

    /** What is expected of a row that overlaps another. */
    abstract String withoutOverlap();

    /** Writes what is new. */
    abstract void write(List<Entry<R>> fresh);

    private void write() {
        List<Long> numbers = batch.stream().map(Entry::gsrn).distinct().toList();
        points.lockWhereUnconstrained(unit, numbers);
        Map<Long, List<MeteringPointRow>> masterData = points.current(unit, numbers);
        Map<Long, List<R>> current = current(numbers, masterData);
        List<Entry<R>> fresh = new ArrayList<>(batch.size());
        for (Entry<R> entry : batch) {
            List<R> present = current.computeIfAbsent(entry.gsrn(), gsrn -> new ArrayList<>(1));
            judge(entry, masterData.getOrDefault(entry.gsrn(), List.of()));
            if (!entry.row().isGood()) {
                continue;
            }
            if (present.contains(entry.said())) {
                unchanged++;
            } else if (present.stream().anyMatch(other -> overlap(entry.said(), other))) {
                entry.row().wrong("gsrn", withoutOverlap());
            } else {
                present.add(entry.said());
                fresh.add(entry);
            }
        }
        batch.clear();
        write(fresh);
        added += fresh.size();
    }

    /** What the point is at a time; empty when it does not exist then. */
    static Optional<MeteringPointRow> at(Instant time, List<MeteringPointRow> masterData) {
        return masterData.stream()
                .filter(period -> !time.isBefore(period.validFrom())
                        && (period.validTo() == null || time.isBefore(period.validTo())))
                .findFirst();
    }

    @Override
    public void end() {
        write();
    }

    @Override
    public final long added() {
        return added;
    }

    @Override
    public final long unchanged() {
        return unchanged;
    }
}
