package org.meterhub.messagelog.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.CommitSignal;
import org.meterhub.database.UnitOfWork;
import org.meterhub.database.WaitingRows;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.BundleLimits;
import org.meterhub.messagelog.DueGroup;
import org.meterhub.messagelog.ItemGroup;
import org.meterhub.messagelog.OutboundItem;
import org.meterhub.messagelog.OutboundItems;
import org.meterhub.messagelog.Sha256;

/** Waiting series in a table that is read through one narrow index, so that hundreds of thousands of them cost little to watch. */
public final class JdbcOutboundItems implements OutboundItems {

    private static final String DUE = "select g.items, g.points, g.oldest_at, i.receiver, i.role, i.document_type,"
            + " i.process, i.group_key"
            + " from (select group_hash, min(item_id) as first_id, count(*) as items, sum(points) as points,"
            + " min(created_at) as oldest_at from outbound_item group by group_hash"
            + " having count(*) >= ? or sum(points) >= ? or min(created_at) <= ?"
            // What is younger than now by more than the age was written before the clock was set back.
            + " or min(created_at) > ?) g"
            + " join outbound_item i on i.item_id = g.first_id order by g.oldest_at, g.first_id";

    /** The hash finds the place in the index; the columns decide, so that no hash can mix up two receivers. */
    private static final String NEXT = "select item_id, points, created_at, content from outbound_item"
            + " where group_hash = ? and receiver = ? and role = ? and document_type = ? and process = ? and group_key = ?"
            + " order by item_id limit ?";

    /** An item without its content, roughly. */
    private static final int ITEM_BYTES = 100;

    private static final long WAITING_BYTES_MAX = 8L << 20;

    private final CommitSignal filled = new CommitSignal();

    @Override
    public CommitSignal filled() {
        return filled;
    }

    /** What one unit of work has added and not yet written: so much of it at most, since a single request may be answered with years of values of many points. */
    private static final class Added {

        private final WaitingRows<OutboundItem> items;
        private long bytes;

        private Added(UnitOfWork unit) {
            items = unit.waitingRows(due -> {
                bytes = 0;
                JdbcOutboundItems.write(unit, due);
            });
        }

        static Added in(UnitOfWork unit) {
            return unit.resource(Added.class, Added::new);
        }

        void add(List<OutboundItem> more) {
            items.addAll(more);
            for (OutboundItem item : more) {
                bytes += ITEM_BYTES + item.content().length;
            }
            if (bytes >= WAITING_BYTES_MAX) {
                items.write();
            }
        }

        void write() {
            items.write();
        }
    }

    @Override
    public void add(UnitOfWork unit, List<OutboundItem> items) {
        Added.in(unit).add(items);
        unit.raiseAfterCommit(filled);
    }

    private static void write(UnitOfWork unit, List<OutboundItem> items) {
        Map<ItemGroup, Long> hashes = new HashMap<>();
        Sql.call(unit, "add outbound items", connection -> {
            try (BulkInsert bulk = unit.bulkInsert(
                    "outbound_item",
                    "group_hash",
                    "receiver",
                    "role",
                    "document_type",
                    "process",
                    "group_key",
                    "points",
                    "created_at",
                    "content")) {
                for (OutboundItem item : items) {
                    ItemGroup group = item.group();
                    bulk.row(
                            hashes.computeIfAbsent(group, JdbcOutboundItems::hash),
                            group.receiver().value(),
                            group.role().code(),
                            group.documentType(),
                            group.process(),
                            group.groupKey(),
                            item.points(),
                            item.createdAt(),
                            item.content());
                }
                return bulk.count();
            }
        });
    }

    @Override
    public List<DueGroup> dueGroups(UnitOfWork unit, Instant now, BundleLimits limits) {
        Added.in(unit).write();
        return Sql.query(
                unit,
                "find due bundles",
                DUE,
                JdbcOutboundItems::dueGroup,
                limits.itemsMax(),
                limits.pointsMax(),
                now.minus(limits.ageMax()),
                now.plus(limits.ageMax()));
    }

    private static DueGroup dueGroup(ResultSet row) throws SQLException {
        ItemGroup group = new ItemGroup(
                PartyId.of(row.getString("receiver")),
                MarketCode.of(MarketRole.class, row.getString("role")),
                row.getString("document_type"),
                row.getString("process"),
                row.getString("group_key"));
        return new DueGroup(group, row.getLong("items"), row.getLong("points"), Sql.instant(row, "oldest_at"));
    }

    @Override
    public List<OutboundItem> take(UnitOfWork unit, ItemGroup group, Instant now, BundleLimits limits) {
        Added.in(unit).write();
        Bundle bundle = Sql.call(unit, "read a bundle", connection -> {
            try (PreparedStatement next = connection.prepareStatement(NEXT)) {
                Sql.bind(
                        connection,
                        next,
                        hash(group),
                        group.receiver().value(),
                        group.role().code(),
                        group.documentType(),
                        group.process(),
                        group.groupKey(),
                        limits.itemsMax());
                try (ResultSet row = next.executeQuery()) {
                    Bundle filling = new Bundle(group, limits);
                    while (row.next() && filling.takes(row.getInt("points"))) {
                        filling.add(row);
                    }
                    return filling;
                }
            }
        });
        if (!bundle.isDue(now)) {
            return List.of();
        }
        int deleted =
                Sql.update(unit, "take a bundle", "delete from outbound_item where item_id = any(?)", bundle.itemIds);
        if (deleted != bundle.itemIds.size()) {
            throw new IllegalStateException("of " + bundle.itemIds.size() + " series only " + deleted
                    + " were waiting: another bundler is at work");
        }
        return bundle.items;
    }

    private static long hash(ItemGroup group) {
        MessageDigest digest = Sha256.digest();
        for (String part : List.of(
                group.receiver().value(),
                group.role().code(),
                group.documentType(),
                group.process(),
                group.groupKey())) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /** A document's series being collected. */
    private static final class Bundle {

        private final ItemGroup group;
        private final BundleLimits limits;
        private final List<Long> itemIds = new ArrayList<>();
        private final List<OutboundItem> items = new ArrayList<>();
        private long points;
        private boolean full;
        private Instant oldestAt = Instant.MAX;

        Bundle(ItemGroup group, BundleLimits limits) {
            this.group = group;
            this.limits = limits;
        }

        /** Whether a series of so many points still fits; the first one always does. */
        boolean takes(int more) {
            if (!items.isEmpty() && points + more > limits.pointsMax()) {
                full = true;
            }
            return !full;
        }

        void add(ResultSet row) throws SQLException {
            OutboundItem item = new OutboundItem(
                    group, row.getBytes("content"), row.getInt("points"), Sql.instant(row, "created_at"));
            itemIds.add(row.getLong("item_id"));
            items.add(item);
            points += item.points();
            oldestAt = item.createdAt().isBefore(oldestAt) ? item.createdAt() : oldestAt;
            full = items.size() >= limits.itemsMax() || points >= limits.pointsMax();
        }

        boolean isDue(Instant now) {
            boolean old = !oldestAt.isAfter(now.minus(limits.ageMax()));
            boolean beforeTheClockWasSetBack = oldestAt.isAfter(now.plus(limits.ageMax()));
            return !items.isEmpty() && (full || old || beforeTheClockWasSetBack);
        }
    }
}
