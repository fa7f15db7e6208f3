package org.meterhub.messagelog.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.messagelog.LogSequencer;

/**
 * Indices in tables. New records are those above the highest record id that has an index; the ids passed over on the way up are kept as gaps, and a
 * record that turns up in a gap has committed late and gets the next index. The row of log_head is the lock that lets one sequencer in at a time.
 */
public final class JdbcLogSequencer implements LogSequencer {

    private record Head(long leafCount, long recordIdMax) {}

    private record Gap(long firstId, long lastId, long openedAtLeaf) {}

    private record Late(Gap gap, long recordId) {}

    @Override
    public int sequence(UnitOfWork unit) {
        Head head = Sql.query(
                        unit,
                        "lock its head",
                        "select leaf_count, record_id_max from log_head for update",
                        row -> new Head(row.getLong("leaf_count"), row.getLong("record_id_max")))
                .get(0);
        List<Late> late = late(unit);
        List<Long> fresh = Sql.query(
                unit,
                "find new records",
                "select record_id from log_record where record_id > ? order by record_id limit ?",
                row -> row.getLong("record_id"),
                head.recordIdMax(),
                BATCH_SIZE_MAX);
        if (late.isEmpty() && fresh.isEmpty()) {
            return 0;
        }
        closeGaps(unit, late, head.leafCount());
        long firstFresh = head.leafCount() + late.size();
        openGaps(unit, fresh, head.recordIdMax(), firstFresh);
        Head after = insert(unit, head, late, fresh);
        Sql.update(
                unit,
                "move its head",
                "update log_head set leaf_count = ?, record_id_max = ?",
                after.leafCount(),
                after.recordIdMax());
        return late.size() + fresh.size();
    }

    private static List<Late> late(UnitOfWork unit) {
        return Sql.query(
                unit,
                "find late records",
                "select g.first_id, g.last_id, g.opened_at_leaf, r.record_id from log_gap g"
                        + " join log_record r on r.record_id between g.first_id and g.last_id"
                        + " where g.closed_at_leaf is null order by r.record_id",
                row -> new Late(
                        new Gap(row.getLong("first_id"), row.getLong("last_id"), row.getLong("opened_at_leaf")),
                        row.getLong("record_id")));
    }

    private static Head insert(UnitOfWork unit, Head head, List<Late> late, List<Long> fresh) {
        return Sql.call(unit, "give indices", connection -> {
            long leaf = head.leafCount();
            long recordIdMax = head.recordIdMax();
            try (BulkInsert bulk = unit.bulkInsert("log_index", "leaf_index", "record_id", "record_id_max")) {
                for (Late one : late) {
                    bulk.row(leaf++, one.recordId(), recordIdMax);
                }
                for (long recordId : fresh) {
                    recordIdMax = recordId;
                    bulk.row(leaf++, recordId, recordIdMax);
                }
            }
            return new Head(leaf, recordIdMax);
        });
    }

    /** A gap in which records turned up falls into pieces: those records, closed, and what is still missing around them. */
    private static void closeGaps(UnitOfWork unit, List<Late> late, long firstLeaf) {
        if (late.isEmpty()) {
            return;
        }
        Set<Long> firstIds = new HashSet<>();
        late.forEach(one -> firstIds.add(one.gap().firstId()));
        Sql.update(unit, "split gaps", "delete from log_gap where first_id = any(?)", firstIds);
        Sql.call(unit, "split gaps", connection -> {
            try (BulkInsert bulk = gaps(unit)) {
                long leaf = firstLeaf;
                for (int i = 0; i < late.size(); i++) {
                    Gap gap = late.get(i).gap();
                    long recordId = late.get(i).recordId();
                    boolean firstOfGap = i == 0 || !late.get(i - 1).gap().equals(gap);
                    boolean lastOfGap =
                            i == late.size() - 1 || !late.get(i + 1).gap().equals(gap);
                    long missingFrom =
                            firstOfGap ? gap.firstId() : late.get(i - 1).recordId() + 1;
                    missing(bulk, missingFrom, recordId - 1, gap.openedAtLeaf());
                    bulk.row(recordId, recordId, gap.openedAtLeaf(), leaf++);
                    if (lastOfGap) {
                        missing(bulk, recordId + 1, gap.lastId(), gap.openedAtLeaf());
                    }
                }
                return bulk.count();
            }
        });
    }

    private static void openGaps(UnitOfWork unit, List<Long> fresh, long recordIdMax, long firstLeaf) {
        Sql.call(unit, "open gaps", connection -> {
            try (BulkInsert bulk = gaps(unit)) {
                long before = recordIdMax;
                long leaf = firstLeaf;
                for (long recordId : fresh) {
                    missing(bulk, before + 1, recordId - 1, leaf++);
                    before = recordId;
                }
                return bulk.count();
            }
        });
    }

    private static BulkInsert gaps(UnitOfWork unit) {
        return unit.bulkInsert("log_gap", "first_id", "last_id", "opened_at_leaf", "closed_at_leaf");
    }

    private static void missing(BulkInsert bulk, long firstId, long lastId, long openedAtLeaf) throws SQLException {
        if (firstId <= lastId) {
            bulk.row(firstId, lastId, openedAtLeaf, null);
        }
    }

    @Override
    public long cutoff(UnitOfWork unit) {
        return Sql.query(unit, "read its head", "select leaf_count from log_head", row -> row.getLong("leaf_count"))
                .get(0);
    }

    @Override
    public Map<Long, Long> indices(UnitOfWork unit, Collection<Long> recordIds) {
        Map<Long, Long> indices = new HashMap<>();
        if (!recordIds.isEmpty()) {
            Sql.query(
                            unit,
                            "read indices",
                            "select record_id, leaf_index from log_index where record_id = any(?)",
                            row -> Map.entry(row.getLong("record_id"), row.getLong("leaf_index")),
                            recordIds)
                    .forEach(entry -> indices.put(entry.getKey(), entry.getValue()));
        }
        return indices;
    }

    @Override
    public OptionalLong cutoffAt(UnitOfWork unit, Instant moment) {
        Instant known = moment.truncatedTo(ChronoUnit.MICROS);
        // Two steps, so that a moment long ago does not cost a look at all that was recorded since.
        List<Instant> later = Sql.query(
                unit,
                "find the first later record",
                "select r.recorded_at from log_record r join log_index i on i.record_id = r.record_id"
                        + " where r.recorded_at > ? order by r.recorded_at limit 1",
                row -> Sql.instant(row, "recorded_at"),
                known);
        if (later.isEmpty()) {
            return OptionalLong.empty();
        }
        long first = Sql.query(
                        unit,
                        "find the lowest later index",
                        "select min(i.leaf_index) as first_leaf from log_record r"
                                + " join log_index i on i.record_id = r.record_id"
                                + " where r.recorded_at > ? and r.recorded_at <= ?",
                        row -> row.getLong("first_leaf"),
                        known,
                        later.get(0).plus(DISORDER_MAX))
                .get(0);
        return OptionalLong.of(first);
    }

    @Override
    public KnownAt knownAt(UnitOfWork unit, long cutoff) {
        if (cutoff == 0) {
            return new KnownAt(0, Set.of());
        }
        List<Long> recordIdMax = Sql.query(
                unit,
                "read an index",
                "select record_id_max from log_index where leaf_index = ?",
                row -> row.getLong("record_id_max"),
                cutoff - 1);
        if (recordIdMax.isEmpty()) {
            throw new IllegalArgumentException("the log has no index " + (cutoff - 1));
        }
        Set<Long> except = new HashSet<>();
        List<Gap> gaps = Sql.query(
                unit,
                "read gaps",
                "select first_id, last_id, opened_at_leaf from log_gap"
                        + " where opened_at_leaf < ? and (closed_at_leaf is null or closed_at_leaf >= ?)",
                row -> new Gap(row.getLong("first_id"), row.getLong("last_id"), row.getLong("opened_at_leaf")),
                cutoff,
                cutoff);
        for (Gap gap : gaps) {
            for (long id = gap.firstId(); id <= gap.lastId(); id++) {
                except.add(id);
            }
        }
        return new KnownAt(recordIdMax.get(0), except);
    }
}
