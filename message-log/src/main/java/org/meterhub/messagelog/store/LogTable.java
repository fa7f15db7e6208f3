package org.meterhub.messagelog.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.Sequences;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.Direction;
import org.meterhub.messagelog.DocumentHead;
import org.meterhub.messagelog.LogKind;
import org.meterhub.messagelog.MessageOutcome;

/** Adds rows to log_record. Nothing changes or deletes them. */
final class LogTable {

    private static final int ID_LENGTH_MAX = 64;
    private static final int PROCESS_LENGTH_MAX = 16;
    private static final int CODES_LENGTH_MAX = 400;

    private LogTable() {}

    /** A record to be written. */
    record NewRecord(
            long recordId,
            Instant recordedAt,
            LogKind kind,
            Direction direction,
            @Nullable PartyId party,
            @Nullable String queue,
            DocumentHead head,
            MessageOutcome outcome,
            List<String> rejectionCodes,
            long lengthBytes,
            byte @Nullable [] digest,
            @Nullable Long aboutRecordId) {}

    /** New record ids, ascending. */
    static List<Long> drawIds(UnitOfWork unit, int count) {
        return Sequences.draw(unit, "log_record_id", count);
    }

    static void insert(UnitOfWork unit, List<NewRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        Sql.call(unit, "add records", connection -> {
            try (BulkInsert bulk = unit.bulkInsert(
                    "log_record",
                    "record_id",
                    "recorded_at",
                    "kind",
                    "direction",
                    "party",
                    "role",
                    "queue",
                    "message_id",
                    "related_message_id",
                    "document_type",
                    "process",
                    "outcome",
                    "rejection_codes",
                    "length_bytes",
                    "digest",
                    "about_record_id")) {
                for (NewRecord one : records) {
                    DocumentHead head = one.head();
                    bulk.row(
                            one.recordId(),
                            one.recordedAt(),
                            one.kind().name(),
                            one.direction().name(),
                            one.party() == null ? null : one.party().value(),
                            head.role() == null ? null : head.role().code(),
                            one.queue(),
                            Sql.clipped(head.messageId(), ID_LENGTH_MAX),
                            Sql.clipped(head.relatedMessageId(), ID_LENGTH_MAX),
                            Sql.clipped(head.documentType(), ID_LENGTH_MAX),
                            Sql.clipped(head.process(), PROCESS_LENGTH_MAX),
                            one.outcome().name(),
                            codes(one.rejectionCodes()),
                            one.lengthBytes(),
                            one.digest(),
                            one.aboutRecordId());
                }
                return bulk.count();
            }
        });
    }

    private static @Nullable String codes(List<String> codes) {
        return codes.isEmpty() ? null : Sql.clipped(String.join(" ", codes), CODES_LENGTH_MAX);
    }
}
