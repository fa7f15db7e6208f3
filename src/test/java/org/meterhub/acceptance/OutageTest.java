package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.hubapp.AdminPort;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketplay.ExampleMarket.Point;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.operator.AdminClient;
import org.meterhub.operator.AdminException;
import org.meterhub.operator.AdminServer;

/** The database goes away while documents come in: nothing is lost, nothing is taken for poison, and all is done when it is back. */
class OutageTest {

    private static final LocalDate YESTERDAY = LocalDate.parse("2026-10-19");
    private static final Duration AWAY = Duration.ofSeconds(5);
    private static final int INTERRUPTIONS = 40;
    private static final int DOCUMENTS = 50;

    @Test
    void what_is_sent_while_the_database_is_away_is_done_when_it_is_back(@TempDir Path folder) throws Exception {
        DatabaseConfiguration database = TestDatabases.freshConfiguration(Dialect.POSTGRESQL);
        try (LiveMarket live = LiveMarket.start(folder, database);
                Operator operator = new Operator(database)) {
            long before = live.lastRecordId();
            for (int i = 0; i < DOCUMENTS / 2; i++) {
                send(live, i);
            }
            operator.takeAway();
            // Who is not connected yet can come in, too.
            live.connect(FJORDBYGD).close();
            long back = System.nanoTime() + AWAY.toNanos();
            for (int i = DOCUMENTS / 2; i < DOCUMENTS; i++) {
                send(live, i);
            }
            while (System.nanoTime() < back) {
                operator.takeAway();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            operator.giveBack();
            expectAllDone(live, before);
        }
    }

    /** Each interruption may hit any step of any attempt. None of them says anything about the documents. */
    @Test
    void a_database_that_breaks_off_again_and_again_makes_no_document_poison(@TempDir Path folder) throws Exception {
        DatabaseConfiguration database = TestDatabases.freshConfiguration(Dialect.POSTGRESQL);
        try (LiveMarket live = LiveMarket.start(folder, database);
                Operator operator = new Operator(database)) {
            long before = live.lastRecordId();
            for (int i = 0; i < DOCUMENTS; i++) {
                send(live, i);
                if (i < INTERRUPTIONS) {
                    operator.breakOff();
                }
            }
            expectAllDone(live, before);
        }
    }

    @Test
    void a_database_that_cannot_be_written_loses_nothing(@TempDir Path folder) throws Exception {
        DatabaseConfiguration database = TestDatabases.freshConfiguration(Dialect.POSTGRESQL);
        try (LiveMarket live = LiveMarket.start(folder, database);
                Operator operator = new Operator(database)) {
            long before = live.lastRecordId();
            operator.makeReadOnly(true);
            for (int i = 0; i < DOCUMENTS; i++) {
                send(live, i);
            }
            expectTheOperatorToBeTold(live);
            LockSupport.parkNanos(AWAY.toNanos());
            operator.makeReadOnly(false);
            expectAllDone(live, before);
        }
    }

    private static void expectTheOperatorToBeTold(LiveMarket live) throws Exception {
        try (AdminServer admin = AdminPort.open(live.hub())) {
            AdminClient client = AdminClient.of(live.hub().configuration().dataFolder());
            assertThat(admin.port()).isPositive();
            assertThatThrownBy(() -> client.rotateCredential(FJORDBYGD.value()))
                    .isInstanceOf(AdminException.class)
                    .hasMessageContaining("does not reach its database")
                    .hasMessageContaining("Bring the database back")
                    .hasMessageNotContaining("Exception");
        }
    }

    private static List<Point> points(LiveMarket live) {
        return live.market().pointsReadBy(FJORDBYGD).stream()
                .filter(point -> point.type() == MeteringPointType.CONSUMPTION && point.resolution() == Resolution.HOUR)
                .toList();
    }

    private static void send(LiveMarket live, int number) throws Exception {
        live.send(
                FJORDBYGD,
                Channel.MEASURE,
                Letters.values(
                        Letters.header(
                                DocumentType.VALIDATED_MEASURE_DATA, FJORDBYGD, Letters.newId("message"), live.now()),
                        List.of(points(live).get(number)),
                        YESTERDAY,
                        YESTERDAY,
                        800));
    }

    private static void expectAllDone(LiveMarket live, long before) throws Exception {
        List<LogRow> judged = live.judged(FJORDBYGD, before, DOCUMENTS);
        assertThat(judged).extracting(LogRow::outcome).containsOnly(MessageOutcome.ACCEPTED);
        Set<String> forwarded = new HashSet<>();
        while (forwarded.size() < DOCUMENTS) {
            ReceivedDocument document = live.mailroom()
                    .claim(any -> any.type() == DocumentType.VALIDATED_MEASURE_DATA, LiveMarket.PATIENCE)
                    .orElseThrow(() -> new AssertionError("only these were forwarded: " + forwarded));
            var reader = live.documents().measureData(document.content());
            while (reader.next()) {
                assertThat(forwarded.add(reader.series().meteringPointId().value()))
                        .as("forwarded once")
                        .isTrue();
            }
        }
        live.expectNothingMore();
        assertThat(live.effects()).containsEntry("day_series", (long) DOCUMENTS);
        assertThat(live.quarantined()).isEmpty();
        assertThat(live.dead()).isZero();
    }

    /** Whoever runs the database server: connected to another database of it. */
    private static final class Operator implements AutoCloseable {

        private final Connection server;
        private final String name;

        Operator(DatabaseConfiguration database) throws SQLException {
            int slash = database.url().lastIndexOf('/');
            String rest = database.url().substring(slash + 1);
            this.name = rest.replaceAll("\\?.*", "");
            this.server = DriverManager.getConnection(
                    database.url().substring(0, slash + 1) + rest.replace(name, "postgres"),
                    database.user(),
                    database.password());
        }

        void takeAway() throws SQLException {
            execute("alter database " + name + " with allow_connections false");
            breakOff();
        }

        void giveBack() throws SQLException {
            execute("alter database " + name + " with allow_connections true");
        }

        void makeReadOnly(boolean readOnly) throws SQLException {
            execute("alter database " + name + " set default_transaction_read_only = " + readOnly);
            breakOff();
        }

        void breakOff() throws SQLException {
            execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
        }

        private void execute(String sql) throws SQLException {
            try (Statement statement = server.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public void close() throws SQLException {
            server.close();
        }
    }
}
