package org.meterhub.acceptance.crash;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.acceptance.crash.SentDocument.Day;
import org.meterhub.database.Database;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.metereddata.MergedDay;

/** What the hub holds after it has come to rest, read from its tables as they are: the modules' own words are not taken for it. */
final class HubRecords {

    /** A record of the log. */
    record LogRecord(long id, String kind, String outcome, String messageId, long about) {}

    /** A stored day. */
    record StoredDay(Day day, int ordinal) {}

    final Map<String, List<Long>> inboxByContent = new HashMap<>();
    final Map<Long, LogRecord> log = new HashMap<>();
    final Map<Long, List<LogRecord>> logByAbout = new HashMap<>();
    final Map<Long, Integer> leavesByRecord = new HashMap<>();
    final Set<Long> leafIndices = new HashSet<>();
    final Map<Long, List<StoredDay>> daysByRecord = new HashMap<>();
    final Map<String, Integer> changesByTransaction = new HashMap<>();
    final Map<Day, MergedDay> merged = new HashMap<>();
    final Map<String, Long> leftOver = new HashMap<>();

    private HubRecords() {}

    static HubRecords of(Hub hub, Iterable<PartyId> parties) {
        HubRecords records = new HubRecords();
        hub.database().run(unit -> records.read(hub, unit));
        records.leave(Queues.STRUCTURE, hub.broker().messageCount(Queues.STRUCTURE));
        records.leave(Queues.MEASURE, hub.broker().messageCount(Queues.MEASURE));
        records.leave(Queues.DEAD, hub.broker().messageCount(Queues.DEAD));
        records.leave("mailboxes", hub.broker().waitingInMailboxes());
        for (PartyId party : parties) {
            for (Channel channel : Channel.values()) {
                String address = Queues.in(party, channel);
                records.leave(address, hub.broker().messageCount(address));
            }
        }
        return records;
    }

    /** Whether every record of the log has its index. */
    static boolean isIndexed(Database database) {
        return database.inTransaction(unit -> count(unit, "log_record") == count(unit, "log_index"));
    }

    private void leave(String where, long count) {
        if (count > 0) {
            leftOver.put(where, count);
        }
    }

    private void read(Hub hub, UnitOfWork unit) throws SQLException {
        each(unit, "select body_sha256, record_id from inbox", row -> inboxByContent
                .computeIfAbsent(HexFormat.of().formatHex(row.getBytes("body_sha256")), key -> new ArrayList<>())
                .add(row.getLong("record_id")));
        each(unit, "select record_id, kind, outcome, message_id, about_record_id from log_record", row -> {
            @Nullable String messageId = row.getString("message_id");
            LogRecord one = new LogRecord(
                    row.getLong("record_id"),
                    row.getString("kind"),
                    row.getString("outcome"),
                    messageId == null ? "" : messageId,
                    row.getLong("about_record_id"));
            log.put(one.id(), one);
            logByAbout.computeIfAbsent(one.about(), key -> new ArrayList<>()).add(one);
        });
        each(unit, "select leaf_index, record_id from log_index", row -> {
            leavesByRecord.merge(row.getLong("record_id"), 1, Integer::sum);
            leafIndices.add(row.getLong("leaf_index"));
        });
        each(unit, "select log_record, series_ordinal, metering_point, day from day_series", row -> daysByRecord
                .computeIfAbsent(row.getLong("log_record"), key -> new ArrayList<>())
                .add(new StoredDay(
                        new Day(
                                Gsrn.ofLong(row.getLong("metering_point")),
                                row.getDate("day").toLocalDate()),
                        row.getInt("series_ordinal"))));
        each(
                unit,
                "select p.number, c.transaction_id from market_process c join party p on p.id = c.requester",
                row -> changesByTransaction.merge(
                        row.getString("number") + " " + row.getString("transaction_id"), 1, Integer::sum));
        for (String table : List.of("outbox", "outbound_item", "quarantine", "month_series")) {
            leave(table, count(unit, table));
        }
        readValues(hub, unit);
    }

    private void readValues(Hub hub, UnitOfWork unit) {
        Set<Gsrn> points = new HashSet<>();
        daysByRecord
                .values()
                .forEach(days -> days.forEach(stored -> points.add(stored.day().gsrn())));
        var today = hub.configuration().market().calendar().dayOf(hub.now());
        for (MergedDay day :
                hub.meteredDays().read(unit, points, today.minusYears(3), today.plusYears(1), KnownAt.LATEST)) {
            merged.put(new Day(day.meteringPoint(), day.day()), day);
        }
    }

    private static long count(UnitOfWork unit, String table) throws SQLException {
        long[] count = new long[1];
        each(unit, "select count(*) as n from " + table, row -> count[0] = row.getLong("n"));
        return count[0];
    }

    private static void each(UnitOfWork unit, String sql, RowReader reader) throws SQLException {
        try (PreparedStatement query = unit.connection().prepareStatement(sql);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /** Takes one row. */
    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
