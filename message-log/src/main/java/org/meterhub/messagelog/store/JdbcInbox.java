package org.meterhub.messagelog.store;

import static java.util.Objects.requireNonNull;

import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.meterhub.database.Dialect;
import org.meterhub.database.UnitOfWork;
import org.meterhub.messagelog.Body;
import org.meterhub.messagelog.Direction;
import org.meterhub.messagelog.DocumentHead;
import org.meterhub.messagelog.Inbox;
import org.meterhub.messagelog.LogKind;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messagelog.Receipt;
import org.meterhub.messagelog.Receipt.Status;
import org.meterhub.messagelog.Received;
import org.meterhub.messagelog.Sha256;
import org.meterhub.messagelog.store.LogTable.NewRecord;
import org.meterhub.messagelog.store.PayloadTable.Written;

/**
 * The inbox in tables. Keys go in with {@code on conflict do nothing}, never by a failed insert, which would abort a PostgreSQL transaction; it
 * waits for another transaction that is putting the same key in. Nothing is read on the way of a new message: a lookup of many keys in a young
 * table without statistics is planned as a scan of all of it.
 */
public final class JdbcInbox implements Inbox {

    /** Keys are inserted in this order by everybody, so that two transactions cannot wait for each other. */
    private static final Comparator<Key> KEY_ORDER = Comparator.comparing(Key::brokerMessageId)
            .thenComparing(Key::queue)
            .thenComparing(key -> key.sha256().hex());

    private record Key(String queue, String brokerMessageId, Sha256 sha256) {

        static Key of(Received message, Sha256 sha256) {
            return new Key(message.queue(), message.brokerMessageId(), sha256);
        }
    }

    /** A message whose bytes are in memory, with its key. */
    private record Held(Received message, byte[] bytes, Key key) {}

    @Override
    public List<Receipt> receive(UnitOfWork unit, List<Received> messages) {
        if (messages.size() > BATCH_SIZE_MAX) {
            throw new IllegalArgumentException(messages.size() + " messages, a batch has at most " + BATCH_SIZE_MAX);
        }
        List<Receipt> receipts = new ArrayList<>(messages.size());
        List<Held> waiting = new ArrayList<>();
        for (Received message : messages) {
            if (message.body() instanceof Body.Held held) {
                byte[] bytes = held.bytes();
                waiting.add(new Held(message, bytes, Key.of(message, Sha256.over(bytes))));
            } else if (message.body() instanceof Body.Streamed streamed) {
                // What stands before it goes first, so that record ids follow the order of arrival.
                receipts.addAll(receiveHeld(unit, waiting));
                waiting.clear();
                receipts.add(receiveStreamed(unit, message, streamed));
            }
        }
        receipts.addAll(receiveHeld(unit, waiting));
        return receipts;
    }

    private static List<Receipt> receiveHeld(UnitOfWork unit, List<Held> messages) {
        if (messages.isEmpty()) {
            return List.of();
        }
        Set<Key> keys = new LinkedHashSet<>();
        messages.forEach(message -> keys.add(message.key()));
        Map<Key, Long> mine = insert(unit, keys);
        Map<Key, Long> known = new HashMap<>();

        List<Receipt> receipts = new ArrayList<>(messages.size());
        List<Held> fresh = new ArrayList<>();
        Map<Long, byte[]> bodies = new LinkedHashMap<>();
        for (Held message : messages) {
            Long own = mine.get(message.key());
            boolean isNew = own != null && bodies.putIfAbsent(own, message.bytes()) == null;
            if (isNew) {
                fresh.add(message);
            }
            long recordId = own != null ? own : known.computeIfAbsent(message.key(), key -> find(unit, key));
            Status status = isNew ? Status.NEW : Status.REDELIVERED;
            receipts.add(new Receipt(status, recordId, message.key().sha256(), message.bytes().length));
        }
        Map<Long, Written> written = PayloadTable.writeHeld(unit, bodies);
        List<NewRecord> records = new ArrayList<>(fresh.size());
        for (Held message : fresh) {
            long recordId = requireNonNull(mine.get(message.key()));
            records.add(record(message.message(), recordId, requireNonNull(written.get(recordId))));
        }
        LogTable.insert(unit, records);
        return receipts;
    }

    /** The key is known only when the stream has been read, so the bytes are written first, and erased when the message turns out to be known. */
    private static Receipt receiveStreamed(UnitOfWork unit, Received message, Body.Streamed body) {
        long drawn = LogTable.drawIds(unit, 1).get(0);
        PayloadTable.Sums sums = PayloadTable.writeStream(unit, drawn, body.stream());
        Key key = Key.of(message, sums.sha256());
        TreeMap<Key, Long> ids = new TreeMap<>(KEY_ORDER);
        ids.put(key, drawn);
        if (insertKeys(unit, ids).isEmpty()) {
            PayloadTable.erase(unit, drawn);
            return new Receipt(
                    Status.REDELIVERED,
                    find(unit, key),
                    sums.sha256(),
                    sums.written().lengthBytes());
        }
        LogTable.insert(unit, List.of(record(message, drawn, sums.written())));
        return new Receipt(Status.NEW, drawn, sums.sha256(), sums.written().lengthBytes());
    }

    private static NewRecord record(Received message, long recordId, Written written) {
        return new NewRecord(
                recordId,
                message.receivedAt(),
                LogKind.RECEIVED,
                Direction.IN,
                message.party(),
                message.queue(),
                DocumentHead.UNKNOWN,
                MessageOutcome.RECEIVED,
                List.of(),
                written.lengthBytes(),
                written.digest(),
                null);
    }

    /** @return the keys that this transaction put in, with their record ids; the others belong to a transaction that came first */
    private static Map<Key, Long> insert(UnitOfWork unit, Set<Key> keys) {
        List<Long> drawn = LogTable.drawIds(unit, keys.size());
        TreeMap<Key, Long> ids = new TreeMap<>(KEY_ORDER);
        int next = 0;
        for (Key key : keys) {
            ids.put(key, drawn.get(next++));
        }
        ids.values().retainAll(insertKeys(unit, ids));
        return ids;
    }

    /** @return the record ids of the keys that were not there */
    private static Set<Long> insertKeys(UnitOfWork unit, SortedMap<Key, Long> ids) {
        return unit.dialect() == Dialect.POSTGRESQL ? insertAsArrays(unit, ids) : insertAsBatch(unit, ids);
    }

    /** One statement that tells what it inserted: the driver rewrites batches so that their counts are lost. */
    private static Set<Long> insertAsArrays(UnitOfWork unit, SortedMap<Key, Long> ids) {
        Collection<Key> keys = ids.keySet();
        return new HashSet<>(Sql.query(
                unit,
                "write the inbox",
                "insert into inbox (broker_message_id, queue, body_sha256, record_id)"
                        + " select k.broker_message_id, k.queue, decode(k.sha256, 'hex'), k.record_id"
                        + " from unnest(?, ?, ?, ?) as k (broker_message_id, queue, sha256, record_id)"
                        + " on conflict do nothing returning record_id",
                row -> row.getLong("record_id"),
                keys.stream().map(Key::brokerMessageId).toList(),
                keys.stream().map(Key::queue).toList(),
                keys.stream().map(key -> key.sha256().hex()).toList(),
                List.copyOf(ids.values())));
    }

    private static Set<Long> insertAsBatch(UnitOfWork unit, SortedMap<Key, Long> ids) {
        return Sql.call(unit, "write the inbox", connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into inbox (broker_message_id, queue, body_sha256, record_id) values (?, ?, ?, ?)"
                            + " on conflict do nothing")) {
                for (Map.Entry<Key, Long> entry : ids.entrySet()) {
                    Key key = entry.getKey();
                    insert.setString(1, key.brokerMessageId());
                    insert.setString(2, key.queue());
                    insert.setBytes(3, key.sha256().bytes());
                    insert.setLong(4, entry.getValue());
                    insert.addBatch();
                }
                int[] counts = insert.executeBatch();
                Set<Long> inserted = new HashSet<>();
                int next = 0;
                for (long recordId : ids.values()) {
                    if (counts[next++] == 1) {
                        inserted.add(recordId);
                    }
                }
                return inserted;
            }
        });
    }

    /** The record of a delivery that is known. */
    private static long find(UnitOfWork unit, Key key) {
        List<Long> found = Sql.query(
                unit,
                "read the inbox",
                "select record_id from inbox where broker_message_id = ? and queue = ? and body_sha256 = ?",
                row -> row.getLong("record_id"),
                key.brokerMessageId(),
                key.queue(),
                key.sha256().bytes());
        if (found.isEmpty()) {
            throw new IllegalStateException("the inbox has neither taken nor known " + key);
        }
        return found.get(0);
    }
}
