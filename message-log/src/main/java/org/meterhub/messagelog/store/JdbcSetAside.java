package org.meterhub.messagelog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.ItemGroup;
import org.meterhub.messagelog.OutboundItem;
import org.meterhub.messagelog.OutboundItems;
import org.meterhub.messagelog.Outbox;
import org.meterhub.messagelog.PendingDocument;
import org.meterhub.messagelog.SetAside;

/** What is set aside, in a table of its own: the tables of what waits stay short, and are read without a look at it. */
public final class JdbcSetAside implements SetAside {

    private static final int ERROR_LENGTH_MAX = 4_000;

    private final OutboundItems items;
    private final Outbox outbox;

    /** @param items where a series goes that is tried again; documents go back to the outbox */
    public JdbcSetAside(OutboundItems items, Outbox outbox) {
        this.items = items;
        this.outbox = outbox;
    }

    @Override
    public void document(UnitOfWork unit, PendingDocument document, String error, Instant at) {
        int kept = Sql.update(
                unit,
                "set a document aside",
                "insert into outbound_aside (kind, receiver, role, document_type, record_id, priority, category,"
                        + " message_id, length_bytes, created_at, set_aside_at, error)"
                        + " select 'DOCUMENT', receiver, role, document_type, record_id, priority, category, message_id,"
                        + " length_bytes, created_at, ?, ? from outbox where record_id = ?",
                at,
                Sql.clipped(error, ERROR_LENGTH_MAX),
                document.recordId());
        int taken =
                Sql.update(unit, "take from the outbox", "delete from outbox where record_id = ?", document.recordId());
        if (kept != 1 || taken != 1) {
            throw new IllegalStateException(
                    "document " + document.messageId() + " is not pending: another relay is at work");
        }
    }

    @Override
    public void series(UnitOfWork unit, OutboundItem item, String error, Instant at) {
        ItemGroup group = item.group();
        Sql.update(
                unit,
                "set a series aside",
                "insert into outbound_aside (kind, receiver, role, document_type, process, group_key, points, content,"
                        + " created_at, set_aside_at, error) values ('SERIES', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                group.receiver().value(),
                group.role().code(),
                group.documentType(),
                group.process(),
                group.groupKey(),
                item.points(),
                item.content(),
                item.createdAt(),
                at,
                Sql.clipped(error, ERROR_LENGTH_MAX));
    }

    @Override
    public List<Kept> waiting(UnitOfWork unit, long beyondId, int limit) {
        return read(unit, "left_at is null and aside_id > ? order by aside_id limit ?", beyondId, limit);
    }

    @Override
    public List<Kept> all(UnitOfWork unit, long beyondId, int limit) {
        return read(unit, "aside_id > ? order by aside_id limit ?", beyondId, limit);
    }

    @Override
    public Optional<Kept> find(UnitOfWork unit, long id) {
        return read(unit, "aside_id = ?", id).stream().findFirst();
    }

    @Override
    public int retry(UnitOfWork unit, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return 0;
        }
        Sql.update(
                unit,
                "give documents back to the relay",
                "insert into outbox (record_id, priority, category, receiver, role, document_type, message_id,"
                        + " length_bytes, created_at) select record_id, priority, category, receiver, role,"
                        + " document_type, message_id, length_bytes, created_at from outbound_aside"
                        + " where kind = 'DOCUMENT' and left_at is null and aside_id = any(?)",
                ids);
        unit.raiseAfterCommit(outbox.filled());
        items.add(
                unit,
                Sql.query(
                        unit,
                        "read series that were set aside",
                        "select receiver, role, document_type, process, group_key, points, content, created_at"
                                + " from outbound_aside where kind = 'SERIES' and left_at is null and aside_id = any(?)"
                                + " order by aside_id",
                        JdbcSetAside::item,
                        ids));
        return Sql.update(
                unit,
                "give back what was set aside",
                "delete from outbound_aside where left_at is null and aside_id = any(?)",
                ids);
    }

    @Override
    public boolean discard(UnitOfWork unit, long id, String remark, Instant at) {
        return Sql.update(
                        unit,
                        "leave for good what was set aside",
                        "update outbound_aside set left_at = ?, remark = ? where aside_id = ? and left_at is null",
                        at,
                        Sql.clipped(remark, REMARK_LENGTH_MAX),
                        id)
                == 1;
    }

    private static OutboundItem item(ResultSet row) throws SQLException {
        ItemGroup group = new ItemGroup(
                PartyId.of(row.getString("receiver")),
                MarketCode.of(MarketRole.class, row.getString("role")),
                row.getString("document_type"),
                row.getString("process"),
                row.getString("group_key"));
        return new OutboundItem(group, row.getBytes("content"), row.getInt("points"), Sql.instant(row, "created_at"));
    }

    private static List<Kept> read(UnitOfWork unit, String which, Object... values) {
        return Sql.query(
                unit,
                "read what was set aside",
                "select aside_id, kind, receiver, role, document_type, record_id, message_id, set_aside_at, error,"
                        + " left_at, remark from outbound_aside where "
                        + which,
                JdbcSetAside::kept,
                values);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        long record = row.getLong("record_id");
        @Nullable Long recordId = row.wasNull() ? null : Long.valueOf(record);
        OffsetDateTime leftAt = row.getObject("left_at", OffsetDateTime.class);
        return new Kept(
                row.getLong("aside_id"),
                Kind.valueOf(row.getString("kind")),
                PartyId.of(row.getString("receiver")),
                MarketCode.of(MarketRole.class, row.getString("role")),
                row.getString("document_type"),
                recordId,
                row.getString("message_id"),
                Sql.instant(row, "set_aside_at"),
                row.getString("error"),
                leftAt == null ? null : leftAt.toInstant(),
                row.getString("remark"));
    }
}
