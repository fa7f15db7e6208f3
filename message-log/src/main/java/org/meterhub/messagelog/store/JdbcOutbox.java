package org.meterhub.messagelog.store;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.CommitSignal;
import org.meterhub.database.UnitOfWork;
import org.meterhub.database.WaitingRows;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.Body;
import org.meterhub.messagelog.Category;
import org.meterhub.messagelog.Direction;
import org.meterhub.messagelog.DocumentHead;
import org.meterhub.messagelog.LogKind;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messagelog.OutboundDocument;
import org.meterhub.messagelog.Outbox;
import org.meterhub.messagelog.PendingDocument;
import org.meterhub.messagelog.store.LogTable.NewRecord;
import org.meterhub.messagelog.store.PayloadTable.Written;

/** The outbox in tables: a row per document that is not sent, in the order of the log records "issued". */
public final class JdbcOutbox implements Outbox {

    /** So much of what a unit of work sends may wait in memory. */
    private static final long WAITING_BYTES_MAX = 4L << 20;

    private final CommitSignal filled = new CommitSignal();

    @Override
    public CommitSignal filled() {
        return filled;
    }

    @Override
    public List<Long> add(UnitOfWork unit, List<OutboundDocument> documents) {
        if (documents.isEmpty()) {
            return List.of();
        }
        List<Long> ids = LogTable.drawIds(unit, documents.size());
        Map<Long, byte[]> held = new LinkedHashMap<>();
        Map<Long, Written> written = new HashMap<>();
        for (int i = 0; i < documents.size(); i++) {
            long id = ids.get(i);
            Body body = documents.get(i).body();
            if (body instanceof Body.Held bytes) {
                held.put(id, bytes.bytes());
            } else if (body instanceof Body.Streamed stream) {
                written.put(
                        id, PayloadTable.writeStream(unit, id, stream.stream()).written());
            }
        }
        written.putAll(PayloadTable.writeHeld(unit, held));
        List<NewRecord> records = new ArrayList<>(documents.size());
        for (int i = 0; i < documents.size(); i++) {
            long id = ids.get(i);
            records.add(record(documents.get(i), id, requireNonNull(written.get(id))));
        }
        LogTable.insert(unit, records);
        insertWork(unit, documents, records);
        unit.raiseAfterCommit(filled);
        return ids;
    }

    /** What one unit of work sends and has not yet written. */
    private static final class Waiting {

        private final WaitingRows<OutboundDocument> documents;
        private long bytes;

        Waiting(JdbcOutbox outbox, UnitOfWork unit) {
            documents = unit.waitingRows(due -> outbox.add(unit, due));
        }

        void add(OutboundDocument document, long length) {
            documents.add(document);
            bytes += length;
            if (bytes >= WAITING_BYTES_MAX) {
                bytes = 0;
                documents.write();
            }
        }
    }

    @Override
    public void addByCommit(UnitOfWork unit, OutboundDocument document) {
        Waiting waiting = unit.resource(Waiting.class, same -> new Waiting(this, same));
        if (document.body() instanceof Body.Held held) {
            waiting.add(document, held.bytes().length);
        } else {
            // A stream cannot wait for the commit, and nothing may overtake what was sent before it.
            waiting.documents.write();
            add(unit, List.of(document));
        }
    }

    private static NewRecord record(OutboundDocument document, long recordId, Written written) {
        return new NewRecord(
                recordId,
                document.createdAt(),
                LogKind.ISSUED,
                Direction.OUT,
                document.receiver(),
                null,
                new DocumentHead(
                        document.messageId(),
                        document.relatedMessageId(),
                        document.documentType(),
                        document.process(),
                        document.role()),
                MessageOutcome.ISSUED,
                List.of(),
                written.lengthBytes(),
                written.digest(),
                document.causeRecordId());
    }

    private static void insertWork(UnitOfWork unit, List<OutboundDocument> documents, List<NewRecord> records) {
        Sql.call(unit, "add to the outbox", connection -> {
            try (BulkInsert bulk = unit.bulkInsert(
                    "outbox",
                    "record_id",
                    "priority",
                    "category",
                    "receiver",
                    "role",
                    "document_type",
                    "message_id",
                    "length_bytes",
                    "created_at")) {
                for (int i = 0; i < documents.size(); i++) {
                    OutboundDocument document = documents.get(i);
                    bulk.row(
                            records.get(i).recordId(),
                            priority(document.category()),
                            document.category().name(),
                            document.receiver().value(),
                            document.role().code(),
                            document.documentType(),
                            document.messageId(),
                            records.get(i).lengthBytes(),
                            document.createdAt());
                }
                return bulk.count();
            }
        });
    }

    /** The smaller goes first. A number of its own: the order of an enum's constants must not become data. */
    private static short priority(Category category) {
        return switch (category) {
            case MASTER_DATA -> 10;
            case AGGREGATIONS -> 20;
            case MEASURE_DATA -> 30;
        };
    }

    @Override
    public List<PendingDocument> pending(UnitOfWork unit, int limit, long bytesMax) {
        if (limit < 1 || limit > PENDING_MAX) {
            throw new IllegalArgumentException("the relay takes 1 to " + PENDING_MAX + " documents, not " + limit);
        }
        List<PendingDocument> waiting = Sql.query(
                unit,
                "read the outbox",
                "select * from outbox order by priority, record_id limit ?",
                JdbcOutbox::document,
                limit);
        long bytes = 0;
        for (int i = 0; i < waiting.size(); i++) {
            bytes += waiting.get(i).lengthBytes();
            if (bytes > bytesMax && i > 0) {
                return List.copyOf(waiting.subList(0, i));
            }
        }
        return waiting;
    }

    private static PendingDocument document(ResultSet row) throws SQLException {
        return new PendingDocument(
                row.getLong("record_id"),
                PartyId.of(row.getString("receiver")),
                MarketCode.of(MarketRole.class, row.getString("role")),
                Category.valueOf(row.getString("category")),
                row.getString("document_type"),
                row.getString("message_id"),
                row.getLong("length_bytes"),
                Sql.instant(row, "created_at"));
    }

    @Override
    public Map<Long, byte[]> contents(UnitOfWork unit, Collection<PendingDocument> documents) {
        return PayloadTable.contents(
                unit, documents.stream().map(PendingDocument::recordId).toList());
    }

    @Override
    public void sent(UnitOfWork unit, Collection<Long> recordIds, Instant at) {
        if (recordIds.isEmpty()) {
            return;
        }
        int taken = Sql.update(unit, "take from the outbox", "delete from outbox where record_id = any(?)", recordIds);
        if (taken != recordIds.size()) {
            throw new IllegalStateException("of " + recordIds.size() + " documents sent only " + taken
                    + " were pending: another relay is at work");
        }
        Sql.update(
                unit,
                "write what was sent",
                "insert into log_record (record_id, recorded_at, kind, direction, party, role, message_id, related_message_id,"
                        + " document_type, process, outcome, length_bytes, about_record_id)"
                        + " select nextval('log_record_id'), ?, 'SENT', 'OUT', party, role, message_id, related_message_id,"
                        + " document_type, process, 'SENT', 0, record_id from log_record where record_id = any(?)",
                at,
                recordIds);
    }
}
