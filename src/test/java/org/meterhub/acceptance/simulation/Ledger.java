package org.meterhub.acceptance.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.acceptance.simulation.Letter.Forward;
import org.meterhub.acceptance.simulation.Machine.Job;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MeasureDataReader;

/** What was sent, what must come of it, and what the hub's tables and the parties' mail say has come of it. */
final class Ledger implements AutoCloseable {

    /** Rounds of a job that may leave something undone that can be done. */
    private static final int IDLE_ROUNDS_MAX = 2;

    /** A body that cannot be had is tried so often before it is set aside; the last time is not in vain. */
    private static final int UNREADABLE_ATTEMPTS_MAX = 2;

    private static final String BROKEN_CONTENT = "00";

    private final LiveMarket live;
    private final List<Letter> letters = new ArrayList<>();
    private final Map<String, List<Letter>> byContent = new LinkedHashMap<>();
    private final Map<Long, String> contentOfRecord = new HashMap<>();
    private final Map<Channel, Integer> fruitlessBatches = new EnumMap<>(Channel.class);
    private final Map<Job, Integer> idleRounds = new EnumMap<>(Job.class);
    private final List<String> findings = new ArrayList<>();
    /** All faults of one document or item are of this party's, so that everybody else must get everything. */
    private final PartyId victim;

    private String refusedReceiver = "";
    private boolean noticesBroken;
    private int brokenThings;

    private final Connection tables;

    /** @param database the hub's, past the faults */
    Ledger(LiveMarket live, DatabaseConfiguration database, PartyId victim) throws SQLException {
        this.live = live;
        this.tables = DriverManager.getConnection(database.url(), database.user(), database.password());
        this.victim = victim;
    }

    @Override
    public void close() throws SQLException {
        tables.close();
    }

    List<String> findings() {
        return List.copyOf(findings);
    }

    void find(String what) {
        findings.add(what);
    }

    void sent(Letter letter) {
        letters.add(letter);
        byContent.computeIfAbsent(letter.sha256(), key -> new ArrayList<>()).add(letter);
    }

    private List<String[]> rows(String sql) {
        List<String[]> found = new ArrayList<>();
        try (Statement statement = tables.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                String[] row = new String[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = rows.getObject(i + 1) instanceof byte[] bytes
                            ? HexFormat.of().formatHex(bytes)
                            : String.valueOf(rows.getString(i + 1));
                }
                found.add(row);
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private long count(String from) {
        return Long.parseLong(rows("select count(*) from " + from).get(0)[0]);
    }

    int update(String sql) {
        try (Statement statement = tables.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** After each step: no letter has an outcome too many, or another than it should have. @return how many are newly judged, by channel */
    Map<Channel, Integer> check() {
        Map<Channel, Integer> fresh = new EnumMap<>(Channel.class);
        for (String[] row : rows("select record_id, body_sha256 from inbox")) {
            contentOfRecord.put(Long.parseLong(row[0]), row[1]);
        }
        Map<String, List<MessageOutcome>> outcomes = new HashMap<>();
        Map<Long, Integer> judgements = new HashMap<>();
        for (String[] row : rows("select about_record_id, outcome from log_record where kind = 'JUDGED'")) {
            long record = Long.parseLong(row[0]);
            if (judgements.merge(record, 1, Integer::sum) > 1) {
                find("record " + record + " was judged twice");
            }
            outcomes.computeIfAbsent(contentOfRecord.getOrDefault(record, ""), key -> new ArrayList<>())
                    .add(MessageOutcome.valueOf(row[1]));
        }
        outcomes.forEach((content, found) -> {
            List<Letter> sent = byContent.getOrDefault(content, List.of());
            // What must arrive has it first, then what may have.
            List<Letter> left = new ArrayList<>(sent);
            left.sort(Comparator.comparing(letter -> !letter.certain));
            for (MessageOutcome outcome : found) {
                Optional<Letter> meant = left.stream()
                        .filter(letter -> letter.mayBecome(outcome))
                        .findFirst();
                if (meant.isEmpty()) {
                    find(sent + " became " + found);
                    return;
                }
                left.remove(meant.get());
                if (!meant.get().isJudged()) {
                    meant.get().became = outcome;
                    fresh.merge(meant.get().channel, 1, Integer::sum);
                }
            }
        });
        return fresh;
    }

    /** How many letters of a party are not judged yet. */
    long waiting(PartyId party, Channel channel) {
        return letters.stream()
                .filter(letter -> letter.party.equals(party) && letter.channel == channel && !letter.isJudged())
                .count();
    }

    /**
     * A batch was taken while nothing concerned everybody: it must have done something, and nobody may have waited too long.
     *
     * @param handled letters that were not judged before; what came again has been
     * @param progress whether anything has come of it
     * @param unreadable whether it met a body that could not be had
     */
    void batchTaken(Channel channel, int handled, boolean progress, boolean unreadable) {
        int fruitless = progress ? 0 : fruitlessBatches.merge(channel, 1, Integer::sum);
        fruitlessBatches.put(channel, fruitless);
        if (fruitless > (unreadable ? UNREADABLE_ATTEMPTS_MAX : 0)) {
            find(fruitless + " batches of " + channel + " did nothing");
        }
        for (Letter letter : letters) {
            if (letter.channel == channel && !letter.isJudged()) {
                letter.othersHandled += handled;
                if (letter.othersHandled > letter.othersMax) {
                    find(letter + " has waited for " + letter.othersHandled + " messages of others");
                }
            }
        }
    }

    /** What was too long for memory, and not judged while there was no other place for it, may have been set aside. */
    void unreadableWas() {
        letters.stream()
                .filter(letter -> !letter.isJudged() && letter.content.length >= LetterWriter.OVERSIZED_BYTES)
                .forEach(letter -> letter.mayBeQuarantined = true);
    }

    /** What an outage has given back waits for the broker's pause, and what came later may be before it: of these letters no bound is asked. */
    void outageWas() {
        letters.stream().filter(letter -> !letter.isJudged()).forEach(letter -> letter.othersMax = Long.MAX_VALUE);
    }

    /** A round was done while nothing concerned everybody. */
    void roundDone(Job job) {
        int idle = waits(job) ? idleRounds.merge(job, 1, Integer::sum) : 0;
        idleRounds.put(job, idle);
        if (idle > IDLE_ROUNDS_MAX) {
            find("after " + idle + " rounds of " + job + " something still waits that can be done");
        }
    }

    /** Whether a job has work that no fault of one document or item keeps it from. */
    boolean waits(Job job) {
        return switch (job) {
            case RELAY -> count("outbox where receiver <> '" + refusedReceiver + "'") > 0;
            case BUNDLE -> count("outbound_item where content <> " + brokenContent()) > 0;
            case NOTIFY ->
                count("price_list_notice n join party p on p.id = n.receiver"
                                + (noticesBroken ? " where p.number <> '" + victim + "'" : ""))
                        > 0;
            case SEQUENCE -> count("log_record") > count("log_index");
            case BURY -> live.dead() > 0;
            case PROCESSES -> false;
        };
    }

    private static String brokenContent() {
        return "cast('" + BROKEN_CONTENT + "' as bytea)";
    }

    boolean isUnderWay() {
        for (Job job : Job.values()) {
            if (waits(job)) {
                return true;
            }
        }
        return live.hub().broker().messageCount(Queues.STRUCTURE)
                        + live.hub().broker().messageCount(Queues.MEASURE)
                > 0;
    }

    // Faults of one document, item or notice.

    String refuseDocument(String nobody) {
        int changed = update("update outbox set receiver = '" + nobody + "' where record_id ="
                + " (select min(record_id) from outbox where receiver = '" + victim + "')");
        refusedReceiver = changed > 0 ? nobody : refusedReceiver;
        brokenThings += changed;
        return changed + " of " + victim;
    }

    String breakItem() {
        int changed = update("update outbound_item set content = " + brokenContent() + " where item_id ="
                + " (select min(item_id) from outbound_item where receiver = '" + victim + "' and content <> "
                + brokenContent() + ")");
        brokenThings += changed;
        return changed + " of " + victim;
    }

    String breakNotice() {
        if (!noticesBroken && count("outbox where document_type = '" + DocumentType.PRICE_LIST.rsm() + "'") == 0) {
            noticesBroken = true;
            update("alter table outbox add constraint broken check (not (document_type = '"
                    + DocumentType.PRICE_LIST.rsm() + "' and receiver = '" + victim + "'))");
        }
        return noticesBroken + " for " + victim;
    }

    /** Only for the control. */
    String misdirect() {
        PartyId other = LetterWriter.SUPPLIERS.stream()
                .filter(supplier -> !supplier.equals(victim))
                .findFirst()
                .orElseThrow();
        return update("update outbox set receiver = '" + other + "' where receiver = '" + victim + "'") + " to "
                + other;
    }

    // At the end.

    void awaitMail() {
        await().atMost(LiveMarket.PATIENCE).until(() -> live.hub().broker().waitingInMailboxes() == 0);
    }

    void checkAtRest() {
        check();
        for (Letter letter : letters) {
            if (letter.certain && !letter.isJudged()) {
                find(letter + " has no outcome");
            }
        }
        checkLeftOvers();
        checkForwards();
        checkAnswers();
    }

    private void checkLeftOvers() {
        for (String queue : List.of(Queues.STRUCTURE, Queues.MEASURE, Queues.DEAD)) {
            if (live.hub().broker().messageCount(queue) > 0) {
                find(live.hub().broker().messageCount(queue) + " left in " + queue);
            }
        }
        for (Job job : Job.values()) {
            if (waits(job)) {
                find("at rest something waits for " + job);
            }
        }
        long poisoned = letters.stream()
                .filter(letter -> letter.became == MessageOutcome.QUARANTINED)
                .count();
        if (count("outbound_aside") != brokenThings) {
            find(count("outbound_aside") + " set aside, expected " + brokenThings);
        }
        if (count("quarantine") != poisoned) {
            find(count("quarantine") + " in quarantine, expected " + poisoned);
        }
        long days = letters.stream().mapToLong(letter -> letter.forwards.size()).sum();
        if (count("day_series") != days) {
            find(count("day_series") + " days stored, expected " + days);
        }
    }

    /** Everybody but the victim gets every series once, with its sum; nobody gets another's. */
    private void checkForwards() {
        Map<Forward, Integer> expected = new HashMap<>();
        letters.forEach(letter -> letter.forwards.forEach(forward -> expected.merge(forward, 1, Integer::sum)));
        for (ReceivedDocument document :
                received(DocumentType.VALIDATED_MEASURE_DATA).toList()) {
            try (MeasureDataReader reader = live.documents().measureData(document.content())) {
                while (reader.next()) {
                    long sum = 0;
                    for (long wh : reader.series().quantitiesWh()) {
                        sum += wh;
                    }
                    Forward got = new Forward(
                            document.receiver(),
                            reader.series().meteringPointId().value(),
                            reader.series().start(),
                            sum);
                    if (expected.merge(got, -1, Integer::sum) < 0) {
                        find("nobody sent, or once only: " + got);
                    }
                }
            }
        }
        expected.forEach((forward, missing) -> {
            if (missing > 0 && !forward.receiver().equals(victim)) {
                find("never arrived: " + forward);
            }
        });
    }

    private Stream<ReceivedDocument> received(DocumentType type) {
        return live.mailroom().all().stream().filter(document -> document.type() == type);
    }

    /** Everybody but the victim gets as many answers as the letters ask for; nobody gets another's. */
    private void checkAnswers() {
        Map<String, Integer> expected = new HashMap<>();
        for (Letter letter : letters) {
            expected.merge(letter.party + " " + letter.subject, letter.answers, Integer::sum);
        }
        for (ReceivedDocument document : live.mailroom().all()) {
            PartyId to = document.receiver();
            String header = live.documents()
                    .identify(document.content())
                    .header()
                    .receiver()
                    .id()
                    .value();
            if (!header.equals(to.value())) {
                find(to + " got what is for " + header + ": " + document.type());
            }
            if (document.type() == DocumentType.VALIDATED_MEASURE_DATA || document.type() == DocumentType.PRICE_LIST) {
                continue;
            }
            String subject = subjectOf(document);
            if (expected.merge(to + " " + subject, -1, Integer::sum) < 0) {
                find(to + " got an answer too many, or another's, about '" + subject + "': " + document.type());
            }
        }
        expected.forEach((subject, missing) -> {
            if (missing > 0 && !subject.startsWith(victim.value())) {
                find("an answer never arrived: " + subject);
            }
        });
    }

    private String subjectOf(ReceivedDocument document) {
        String text = new String(document.content(), UTF_8);
        return letters.stream()
                .filter(letter -> letter.party.equals(document.receiver()) && !letter.subject.isEmpty())
                .map(letter -> letter.subject)
                .filter(subject -> text.contains(">" + subject + "<"))
                .findFirst()
                .orElse("");
    }
}
