package org.meterhub.messagelog.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.MonthPartitions;
import org.meterhub.database.StoredMonth;
import org.meterhub.database.UnitOfWork;
import org.meterhub.database.WaitingRows;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.AcceptedIds;
import org.meterhub.messagelog.Sha256;

/**
 * Accepted ids in tables, unique by their keys. Transaction ids are kept as hashes: there will be billions of them. To look each of them up in 36 months
 * would take as many pages of as many indexes, none of which was read lately; so a month that is over is sealed, and known by a filter from then on.
 */
public final class JdbcAcceptedIds implements AcceptedIds {

    private static final int IDS_PER_QUERY_MAX = 10_000;
    private static final int MONTHS_AHEAD = 2;

    /** More than lies between the beginnings of two transactions that are open at once, by the clocks of their hub processes. */
    private static final Duration TRANSACTIONS_APART_MAX = Duration.ofHours(1);

    private static final Comparator<MessageRow> MESSAGE_ORDER = Comparator.comparing(
                    (MessageRow message) -> message.key().sender())
            .thenComparing(message -> message.key().messageId());

    /** A month is sealed when it has been over for so long: more than any hub process's clock may be behind. */
    private static final Period SEALED_AFTER = Period.ofDays(1);

    /** The part of this process's memory that filters of sealed months may take. */
    private static final int FILTERS_HEAP_SHARE = 8;

    private static final int ROWS_PER_FETCH = 10_000;

    private static final MonthPartitions MONTHS = new MonthPartitions("accepted_measure_transaction", "used_in");

    private final long filterBytesMax;
    private volatile LearntMonths learnt = LearntMonths.NONE;

    /** For which there was no room: to count what it holds every time would cost more than to know it. */
    private Optional<YearMonth> tooLarge = Optional.empty();

    public JdbcAcceptedIds() {
        this(Runtime.getRuntime().maxMemory() / FILTERS_HEAP_SHARE);
    }

    /** @param filterBytesMax what this process may hold in memory of sealed months */
    JdbcAcceptedIds(long filterBytesMax) {
        this.filterBytesMax = filterBytesMax;
    }

    private record MessageKey(PartyId sender, String messageId) {}

    private record MessageRow(MessageKey key, Sha256 body, long recordId) {}

    private record MonthlyId(UUID hash, LocalDate month) {}

    /** What one unit of work knows of ids: what it has asked the tables, and what it has used up itself. */
    private static final class Known {

        /** Which body each message id was accepted with. */
        final Map<MessageKey, Optional<Sha256>> messages = new HashMap<>();

        /** Whether each transaction id is used. */
        final Map<UUID, Boolean> transactions = new HashMap<>();

        final WaitingRows<MessageRow> newMessages;
        final WaitingRows<UUID> newForEver;
        final WaitingRows<MonthlyId> newByMonth;

        private Known(UnitOfWork unit) {
            newMessages = unit.waitingRows(due -> insertMessages(unit, due));
            newForEver = unit.waitingRows(due -> insertForEver(unit, due));
            newByMonth = unit.waitingRows(due -> insertByMonth(unit, due));
        }

        static Known in(UnitOfWork unit) {
            return unit.resource(Known.class, Known::new);
        }
    }

    @Override
    public void lookUp(UnitOfWork unit, Collection<DocumentIds> documents) {
        Set<UUID> hashes = new LinkedHashSet<>();
        Map<PartyId, Set<String>> messageIds = new LinkedHashMap<>();
        for (DocumentIds document : documents) {
            document.transactionIds().forEach(id -> hashes.add(hash(document.sender(), id)));
            messageIds
                    .computeIfAbsent(document.sender(), sender -> new LinkedHashSet<>())
                    .add(document.messageId());
        }
        // Transaction ids first: when another transaction accepts a copy of a document in between, its message id is
        // then seen as well, and the copy known for a resend.
        lookUpTransactions(unit, hashes);
        messageIds.forEach((sender, ids) -> lookUpMessages(unit, sender, ids));
    }

    @Override
    public MessageIdState messageIdState(UnitOfWork unit, PartyId sender, String messageId, Sha256 body) {
        Map<MessageKey, Optional<Sha256>> messages = Known.in(unit).messages;
        MessageKey key = new MessageKey(sender, messageId);
        if (!messages.containsKey(key)) {
            lookUpMessages(unit, sender, Set.of(messageId));
        }
        Optional<Sha256> accepted = messages.getOrDefault(key, Optional.empty());
        if (accepted.isEmpty()) {
            return MessageIdState.UNUSED;
        }
        return accepted.get().equals(body) ? MessageIdState.SAME_BYTES : MessageIdState.OTHER_BYTES;
    }

    private static void lookUpMessages(UnitOfWork unit, PartyId sender, Set<String> messageIds) {
        Map<MessageKey, Optional<Sha256>> messages = Known.in(unit).messages;
        List<String> unknown = messageIds.stream()
                .filter(id -> !messages.containsKey(new MessageKey(sender, id)))
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        unknown.forEach(id -> messages.put(new MessageKey(sender, id), Optional.empty()));
        Sql.query(
                unit,
                "read accepted message ids",
                "select message_id, body_sha256 from accepted_message where sender = ? and message_id = any(?)",
                row -> messages.put(
                        new MessageKey(sender, row.getString("message_id")),
                        Optional.of(Sha256.ofSum(row.getBytes("body_sha256")))),
                sender.value(),
                unknown);
    }

    @Override
    public Set<String> usedTransactionIds(UnitOfWork unit, PartyId sender, Collection<String> transactionIds) {
        Map<String, UUID> hashes = new LinkedHashMap<>();
        transactionIds.forEach(id -> hashes.put(id, hash(sender, id)));
        lookUpTransactions(unit, hashes.values());
        Map<UUID, Boolean> known = Known.in(unit).transactions;
        Set<String> used = new HashSet<>();
        hashes.forEach((id, hash) -> {
            if (known.getOrDefault(hash, false)) {
                used.add(id);
            }
        });
        return used;
    }

    /**
     * Asks the months that this process has not learnt, and of the others only those in which an id may have been used. A month is learnt once it is
     * sealed, so it does not matter how long ago that was.
     */
    private void lookUpTransactions(UnitOfWork unit, Collection<UUID> hashes) {
        Map<UUID, Boolean> known = Known.in(unit).transactions;
        // In order: neighbours in the index are then found together.
        List<UUID> unknown = hashes.stream()
                .filter(hash -> !known.containsKey(hash))
                .sorted()
                .toList();
        unknown.forEach(hash -> known.put(hash, false));
        LearntMonths months = learnt;
        for (int from = 0; from < unknown.size(); from += IDS_PER_QUERY_MAX) {
            List<UUID> part = unknown.subList(from, Math.min(unknown.size(), from + IDS_PER_QUERY_MAX));
            Sql.query(
                    unit,
                    "read accepted transaction ids",
                    "select id_hash from accepted_transaction where id_hash = any(?)"
                            + " union all select id_hash from accepted_measure_transaction where id_hash = any(?)"
                            + " and (used_in < ? or used_in >= ?)",
                    row -> known.put(row.getObject("id_hash", UUID.class), true),
                    part,
                    part,
                    months.from(),
                    months.until());
            lookUpSuspicions(unit, months.suspicions(part), known);
        }
    }

    private static void lookUpSuspicions(
            UnitOfWork unit, List<LearntMonths.Suspicion> suspicions, Map<UUID, Boolean> known) {
        if (suspicions.isEmpty()) {
            return;
        }
        // One look into the index of the month for each, which "offset 0" insists on.
        Sql.query(
                unit,
                "read suspected transaction ids",
                "select used.id_hash from unnest(?, ?) as suspected (id_hash, used_in) cross join lateral (select id_hash"
                        + " from accepted_measure_transaction as m where m.id_hash = suspected.id_hash"
                        + " and m.used_in = suspected.used_in offset 0) as used",
                row -> known.put(row.getObject("id_hash", UUID.class), true),
                suspicions.stream().map(LearntMonths.Suspicion::hash).toList(),
                suspicions.stream().map(LearntMonths.Suspicion::month).toList());
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
        Known known = Known.in(unit);
        MessageKey key = new MessageKey(sender, messageId);
        known.newMessages.add(new MessageRow(key, body, recordId));
        known.messages.put(key, Optional.of(body));
        List<LocalDate> months = months(acceptedAt);
        for (String transactionId : transactionIds) {
            UUID hash = hash(sender, transactionId);
            if (keeping == Keeping.FOR_EVER) {
                known.newForEver.add(hash);
            }
            months.forEach(month -> known.newByMonth.add(new MonthlyId(hash, month)));
            known.transactions.put(hash, true);
        }
    }

    // All three in one order for everybody, so that two transactions with the same ids cannot wait for each other.

    private static void insertMessages(UnitOfWork unit, List<MessageRow> messages) {
        Sql.call(unit, "register message ids", connection -> {
            try (BulkInsert bulk =
                    unit.bulkInsert("accepted_message", "sender", "message_id", "body_sha256", "record_id")) {
                for (MessageRow message : sorted(messages, MESSAGE_ORDER)) {
                    MessageKey key = message.key;
                    bulk.row(key.sender().value(), key.messageId(), message.body.bytes(), message.recordId);
                }
                return bulk.count();
            }
        });
    }

    private static void insertForEver(UnitOfWork unit, List<UUID> hashes) {
        Sql.call(unit, "register transaction ids", connection -> {
            try (BulkInsert bulk = unit.bulkInsert("accepted_transaction", "id_hash")) {
                for (UUID hash : sorted(hashes, Comparator.naturalOrder())) {
                    bulk.row(hash);
                }
                return bulk.count();
            }
        });
    }

    /** Ids of all documents: the key of this one table is where two transactions that use the same id at once meet, whatever they carry. */
    private static void insertByMonth(UnitOfWork unit, List<MonthlyId> ids) {
        Sql.call(unit, "register transaction ids by the month", connection -> {
            try (BulkInsert bulk = unit.bulkInsert("accepted_measure_transaction", "id_hash", "used_in")) {
                for (MonthlyId id :
                        sorted(ids, Comparator.comparing(MonthlyId::hash).thenComparing(MonthlyId::month))) {
                    bulk.row(id.hash, id.month);
                }
                return bulk.count();
            }
        });
    }

    private static <T> List<T> sorted(List<T> rows, Comparator<? super T> order) {
        return rows.stream().sorted(order).toList();
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

    @Override
    public boolean sealMonth(UnitOfWork unit, LocalDate today) {
        YearMonth open = YearMonth.from(today.minus(SEALED_AFTER));
        return Sql.call(unit, "seal a month of transaction ids", connection -> {
            SortedMap<YearMonth, Boolean> before = MONTHS.seals(unit).headMap(open);
            for (Map.Entry<YearMonth, Boolean> month : before.entrySet()) {
                if (!month.getValue()) {
                    return MONTHS.seal(unit, month.getKey());
                }
            }
            return false;
        });
    }

    @Override
    public synchronized boolean learnMonth(UnitOfWork unit) {
        return Sql.call(unit, "learn a month of transaction ids", connection -> {
            SortedMap<YearMonth, Boolean> seals = MONTHS.seals(unit);
            LearntMonths kept = learnt.stillAmong(seals);
            Optional<YearMonth> next = kept.next(seals);
            if (next.isEmpty() || next.equals(tooLarge)) {
                return false;
            }
            YearMonth month = next.get();
            String table = MONTHS.tableOf(unit, month);
            long ids = count(connection, table);
            long bytes = IdFilter.bytesFor(ids);
            while (kept.bytes() + bytes > filterBytesMax && kept.isBefore(month)) {
                kept = kept.withoutOldest();
            }
            if (kept.bytes() + bytes > filterBytesMax) {
                tooLarge = next;
                return false;
            }
            learnt = kept.with(month, filter(connection, table, ids));
            return true;
        });
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static IdFilter filter(Connection connection, String table, long ids) throws SQLException {
        IdFilter filter = new IdFilter(ids);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_PER_FETCH);
            try (ResultSet row = statement.executeQuery("select id_hash from " + table)) {
                while (row.next()) {
                    filter.add(row.getObject(1, UUID.class));
                }
            }
        }
        return filter;
    }

    @Override
    public List<StoredMonth> storedMonths(UnitOfWork unit) {
        return Sql.call(unit, "list the months of transaction ids", connection -> MONTHS.months(unit));
    }

    /** No party number holds a line break, so that two senders' ids cannot run into each other. */
    private static UUID hash(PartyId sender, String transactionId) {
        byte[] text = (sender.value() + '\n' + transactionId).getBytes(StandardCharsets.UTF_8);
        ByteBuffer sum = ByteBuffer.wrap(Sha256.digest().digest(text));
        return new UUID(sum.getLong(), sum.getLong());
    }
}
