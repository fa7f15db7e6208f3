package org.meterhub.messagelog.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.MonthPartitions;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.AcceptedIds;
import org.meterhub.messagelog.Sha256;

/** Accepted ids in tables, unique by their keys. Transaction ids are kept as hashes: there will be billions of them. */
public final class JdbcAcceptedIds implements AcceptedIds {

    private static final int IDS_PER_QUERY_MAX = 10_000;
    private static final int MONTHS_AHEAD = 2;

    /** More than lies between the beginnings of two transactions that are open at once, by the clocks of their hub processes. */
    private static final Duration TRANSACTIONS_APART_MAX = Duration.ofHours(1);

    private static final MonthPartitions MONTHS = new MonthPartitions("accepted_measure_transaction", "used_in");

    @Override
    public MessageIdState messageIdState(UnitOfWork unit, PartyId sender, String messageId, Sha256 body) {
        List<Sha256> accepted = Sql.query(
                unit,
                "read accepted message ids",
                "select body_sha256 from accepted_message where sender = ? and message_id = ?",
                row -> Sha256.ofSum(row.getBytes("body_sha256")),
                sender.value(),
                messageId);
        if (accepted.isEmpty()) {
            return MessageIdState.UNUSED;
        }
        return accepted.get(0).equals(body) ? MessageIdState.SAME_BYTES : MessageIdState.OTHER_BYTES;
    }

    @Override
    public Set<String> usedTransactionIds(UnitOfWork unit, PartyId sender, Collection<String> transactionIds) {
        Map<UUID, String> hashes = new HashMap<>();
        for (String transactionId : transactionIds) {
            hashes.put(hash(sender, transactionId), transactionId);
        }
        Set<String> used = new HashSet<>();
        List<UUID> all = new ArrayList<>(hashes.keySet());
        for (int from = 0; from < all.size(); from += IDS_PER_QUERY_MAX) {
            List<UUID> part = all.subList(from, Math.min(all.size(), from + IDS_PER_QUERY_MAX));
            List<UUID> found = Sql.query(
                    unit,
                    "read accepted transaction ids",
                    "select id_hash from accepted_transaction where id_hash = any(?)"
                            + " union all select id_hash from accepted_measure_transaction where id_hash = any(?)",
                    row -> row.getObject("id_hash", UUID.class),
                    part,
                    part);
            for (UUID id : found) {
                String transactionId = hashes.get(id);
                if (transactionId != null) {
                    used.add(transactionId);
                }
            }
        }
        return used;
    }

    @Override
    public void register(
            UnitOfWork unit,
            PartyId sender,
            String messageId,
            Sha256 body,
            long recordId,
            Keeping keeping,
            Instant acceptedAt,
            Collection<String> transactionIds) {
        Sql.update(
                unit,
                "register message id " + messageId + " of " + sender.value(),
                "insert into accepted_message (sender, message_id, body_sha256, record_id) values (?, ?, ?, ?)",
                sender.value(),
                messageId,
                body.bytes(),
                recordId);
        // In one order for everybody, so that two transactions with the same ids cannot wait for each other.
        List<UUID> hashes = transactionIds.stream()
                .map(transactionId -> hash(sender, transactionId))
                .sorted()
                .toList();
        Sql.call(unit, "register transaction ids of message " + messageId, connection -> {
            if (keeping == Keeping.FOR_EVER) {
                insert(unit, hashes);
            }
            return insert(unit, hashes, months(acceptedAt));
        });
    }

    private static long insert(UnitOfWork unit, List<UUID> hashes) throws SQLException {
        try (BulkInsert bulk = unit.bulkInsert("accepted_transaction", "id_hash")) {
            for (UUID hash : hashes) {
                bulk.row(hash);
            }
            return bulk.count();
        }
    }

    /** Ids of all documents: the key of this one table is where two transactions that use the same id at once meet, whatever they carry. */
    private static long insert(UnitOfWork unit, List<UUID> hashes, List<LocalDate> months) throws SQLException {
        try (BulkInsert bulk = unit.bulkInsert("accepted_measure_transaction", "id_hash", "used_in")) {
            for (UUID hash : hashes) {
                for (LocalDate month : months) {
                    bulk.row(hash, month);
                }
            }
            return bulk.count();
        }
    }

    /**
     * The month in which ids are used, and when it has just begun the one before as well: another transaction that began in that one may be using the same
     * ids now, and the two must meet on a key. Months are counted in UTC: which one an id falls into only says when it may be forgotten.
     */
    private static List<LocalDate> months(Instant acceptedAt) {
        return Stream.of(acceptedAt.minus(TRANSACTIONS_APART_MAX), acceptedAt)
                .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC).withDayOfMonth(1))
                .distinct()
                .toList();
    }

    @Override
    public void keepMonths(UnitOfWork unit, LocalDate today) {
        Sql.call(unit, "make room for the transaction ids of the coming months", connection -> {
            MONTHS.ensure(unit, today, today.plusMonths(MONTHS_AHEAD));
            return MONTHS.dropBefore(unit, YearMonth.from(today).minusMonths(MONTHS_KEPT));
        });
    }

    /** No party number holds a line break, so that two senders' ids cannot run into each other. */
    private static UUID hash(PartyId sender, String transactionId) {
        byte[] text = (sender.value() + '\n' + transactionId).getBytes(StandardCharsets.UTF_8);
        ByteBuffer sum = ByteBuffer.wrap(Sha256.digest().digest(text));
        return new UUID(sum.getLong(), sum.getLong());
    }
}
