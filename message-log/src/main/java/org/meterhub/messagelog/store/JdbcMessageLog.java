package org.meterhub.messagelog.store;

import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.database.WaitingRows;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messagelog.Direction;
import org.meterhub.messagelog.DocumentHead;
import org.meterhub.messagelog.Judgement;
import org.meterhub.messagelog.LogKind;
import org.meterhub.messagelog.LogQuery;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messagelog.MessageLog;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messagelog.store.LogTable.NewRecord;

/** The log in tables. */
public final class JdbcMessageLog implements MessageLog {

    @Override
    public List<Long> judged(UnitOfWork unit, List<Judgement> judgements) {
        if (judgements.isEmpty()) {
            return List.of();
        }
        List<Long> ids = LogTable.drawIds(unit, judgements.size());
        List<NewRecord> records = new ArrayList<>(judgements.size());
        for (int i = 0; i < judgements.size(); i++) {
            Judgement judgement = judgements.get(i);
            records.add(new NewRecord(
                    ids.get(i),
                    judgement.judgedAt(),
                    LogKind.JUDGED,
                    Direction.IN,
                    judgement.party(),
                    null,
                    judgement.head(),
                    judgement.outcome(),
                    judgement.codes().stream()
                            .map(RejectionCode::code)
                            .distinct()
                            .toList(),
                    0,
                    null,
                    judgement.recordId()));
        }
        LogTable.insert(unit, records);
        return ids;
    }

    /** What one unit of work has judged and not yet written. */
    private record Judged(WaitingRows<Judgement> judgements) {}

    @Override
    public void judgedByCommit(UnitOfWork unit, Judgement judgement) {
        unit.resource(Judged.class, same -> new Judged(same.waitingRows(due -> judged(same, due))))
                .judgements
                .add(judgement);
    }

    @Override
    public List<LogRow> judgementsOf(UnitOfWork unit, Collection<Long> receivedRecordIds) {
        return receivedRecordIds.isEmpty()
                ? List.of()
                : Sql.query(
                        unit,
                        "read judgements",
                        "select * from log_record where about_record_id = any(?) and kind = ?",
                        JdbcMessageLog::row,
                        receivedRecordIds,
                        LogKind.JUDGED.name());
    }

    @Override
    public List<LogRow> issued(UnitOfWork unit, Collection<String> messageIds) {
        return messageIds.isEmpty()
                ? List.of()
                : Sql.query(
                        unit,
                        "read issued documents",
                        "select * from log_record where message_id = any(?) and kind = ?",
                        JdbcMessageLog::row,
                        messageIds,
                        LogKind.ISSUED.name());
    }

    @Override
    public List<LogRow> search(UnitOfWork unit, LogQuery query) {
        StringBuilder sql = new StringBuilder("select * from log_record where kind = any(?)");
        List<Object> values = new ArrayList<>();
        values.add(query.kinds().stream().map(LogKind::name).toList());
        condition(sql, values, "recorded_at >= ?", query.from());
        condition(sql, values, "recorded_at < ?", query.to());
        condition(
                sql,
                values,
                "party = ?",
                query.party() == null ? null : query.party().value());
        condition(sql, values, "message_id = ?", query.messageId());
        condition(sql, values, "document_type = ?", query.documentType());
        condition(
                sql,
                values,
                "direction = ?",
                query.direction() == null ? null : query.direction().name());
        condition(sql, values, query.newestFirst() ? "record_id < ?" : "record_id > ?", query.beyondRecordId());
        sql.append(query.newestFirst() ? " order by record_id desc limit ?" : " order by record_id limit ?");
        values.add(query.limit());
        return Sql.query(unit, "search", sql.toString(), JdbcMessageLog::row, values.toArray());
    }

    private static void condition(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(value);
        }
    }

    private static LogRow row(ResultSet row) throws SQLException {
        String party = row.getString("party");
        String role = row.getString("role");
        String codes = row.getString("rejection_codes");
        byte[] digest = row.getBytes("digest");
        long about = row.getLong("about_record_id");
        Long aboutRecordId = row.wasNull() ? null : about;
        return new LogRow(
                row.getLong("record_id"),
                Sql.instant(row, "recorded_at"),
                LogKind.valueOf(row.getString("kind")),
                Direction.valueOf(row.getString("direction")),
                party == null ? null : PartyId.of(party),
                row.getString("queue"),
                new DocumentHead(
                        row.getString("message_id"),
                        row.getString("related_message_id"),
                        row.getString("document_type"),
                        row.getString("process"),
                        role == null ? null : MarketCode.of(MarketRole.class, role)),
                MessageOutcome.valueOf(row.getString("outcome")),
                codes == null ? List.of() : List.of(codes.split(" ")),
                row.getLong("length_bytes"),
                digest == null ? null : HexFormat.of().formatHex(digest),
                aboutRecordId);
    }

    @Override
    public Optional<InputStream> payload(UnitOfWork unit, long recordId) {
        Optional<InputStream> own = PayloadTable.open(unit, recordId);
        if (own.isPresent()) {
            return own;
        }
        // Only these two kinds lean on another's bytes: an issued document must never show those of the message that
        // caused it.
        List<Long> about = Sql.query(
                unit,
                "read a record",
                "select about_record_id from log_record where record_id = ? and kind in ('JUDGED', 'SENT')",
                row -> row.getLong("about_record_id"),
                recordId);
        return about.isEmpty() ? Optional.empty() : PayloadTable.open(unit, about.get(0));
    }
}
