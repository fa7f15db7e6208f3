package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ExampleHub;

/** Parties log in and send whatever the database is busy with. */
class LoginWithoutDatabaseTest {

    private static final PartyId ELMARK = PartyId.of("7080000030019");

    /** A settlement run is such a transaction; on an H2 file all others wait for it. */
    @Test
    @Timeout(120)
    void a_party_logs_in_and_sends_while_a_transaction_holds_the_database(@TempDir Path folder) throws Exception {
        try (ExampleHub example = ExampleHub.start(folder, null, market())) {
            CountDownLatch held = new CountDownLatch(1);
            CountDownLatch end = new CountDownLatch(1);
            Thread pass = new Thread(() -> example.hub().database().run(unit -> {
                held.countDown();
                try {
                    assertThat(end.await(100, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            }));
            pass.start();
            try {
                assertThat(held.await(60, TimeUnit.SECONDS)).isTrue();
                send(example, Objects.requireNonNull(example.secrets().get(ELMARK)));
                assertThatThrownBy(() -> send(example, "another secret")).isInstanceOf(JMSException.class);
                assertThat(end.getCount()).as("the transaction is still open").isEqualTo(1);
            } finally {
                end.countDown();
                pass.join();
            }
        }
    }

    @Test
    @Timeout(180)
    void what_an_operator_revokes_with_sql_ends_and_closes_what_is_open(@TempDir Path folder) throws Exception {
        try (ExampleHub example =
                ExampleHub.start(folder, TestDatabases.freshConfiguration(Dialect.POSTGRESQL), market())) {
            String secret = Objects.requireNonNull(example.secrets().get(ELMARK));
            CountDownLatch closed = new CountDownLatch(1);
            try (Connection connection = connect(example, secret)) {
                connection.setExceptionListener(failure -> closed.countDown());
                example.hub().database().run(unit -> {
                    try (PreparedStatement revoke = unit.connection()
                            .prepareStatement("update party_credential set revoked_at = now() where party_id ="
                                    + " (select id from party where number = ?)")) {
                        revoke.setString(1, ELMARK.value());
                        assertThat(revoke.executeUpdate()).isEqualTo(1);
                    }
                });
                assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
            }
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThatThrownBy(() -> send(example, secret))
                    .isInstanceOf(JMSException.class));
        }
    }

    private static void send(ExampleHub example, String secret) throws JMSException {
        try (Connection connection = connect(example, secret)) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(new byte[] {1});
            session.createProducer(session.createQueue(Queues.in(ELMARK, Channel.MEASURE)))
                    .send(message);
        }
    }

    private static Connection connect(ExampleHub example, String secret) throws JMSException {
        Connection connection =
                new JmsConnectionFactory(example.hub().broker().amqpUrl()).createConnection(ELMARK.value(), secret);
        connection.start();
        return connection;
    }

    private static Path market() {
        return Path.of(System.getProperty("meterhub.root")).resolve("examples/market");
    }
}
