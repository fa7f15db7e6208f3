package org.meterhub.hubroutes.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.TestBroker;

/** Batches from a real broker: poison harms no neighbour, an outage is waited for, and a stop finishes what is under way. */
class BatchConsumerTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String POISON = "poison";

    @TempDir
    private Path spool;

    private final List<String> handled = new CopyOnWriteArrayList<>();
    private final List<String> quarantined = new CopyOnWriteArrayList<>();

    /** A hub that does nothing with messages but note them when their transaction has committed. */
    private final class Hub implements AutoCloseable {

        private final DefaultCamelContext camel = new DefaultCamelContext();

        /** @param look at each message before it is noted; what it throws is the route's failure */
        Hub(TestBroker broker, Database database, int messagesMax, Consumer<String> look) throws Exception {
            BatchLimits standard = BatchLimits.defaults();
            camel.addComponent(
                    MarketBatchComponent.SCHEME,
                    new MarketBatchComponent(
                            broker.connections(),
                            "journal",
                            database,
                            new BatchLimits(
                                    messagesMax,
                                    standard.bytesMax(),
                                    Duration.ofMillis(200),
                                    standard.bodyBytesMax(),
                                    standard.attemptsAlone(),
                                    Duration.ofMillis(400)),
                            (unit, message, cause) -> unit.afterCommit(() -> quarantined.add(textOf(message))),
                            new NoDeadLetters(),
                            IntakeGate.alwaysOpen(),
                            spool));
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    errorHandler(noErrorHandler());
                    from("market-batch:structure").routeId("structure.receive").process(exchange -> {
                        InboundBatch batch =
                                requireNonNull(exchange.getMessage().getBody(InboundBatch.class));
                        for (BrokerMessage message : batch.messages()) {
                            String text = textOf(message);
                            look.accept(text);
                            batch.unit().afterCommit(() -> handled.add(text));
                        }
                    });
                }
            });
        }

        @Override
        public void close() {
            camel.stop();
        }
    }

    private static final class NoDeadLetters implements DeadLetterQueue {
        @Override
        public boolean retryDeadLetter(long id) {
            return false;
        }

        @Override
        public boolean removeDeadLetter(long id) {
            return false;
        }

        @Override
        public boolean setAside(String queue, long id) {
            return false;
        }
    }

    private static String textOf(BrokerMessage message) {
        try {
            return new String(message.body().open().readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void one_that_cannot_be_handled_is_quarantined_alone_and_the_others_keep_their_order(Dialect dialect)
            throws Exception {
        try (TestBroker broker = new TestBroker();
                Database database = TestDatabases.fresh(dialect)) {
            broker.send(Queues.STRUCTURE, List.of("1", "2", POISON, "4", "5"));
            try (Hub hub = new Hub(broker, database, 10, BatchConsumerTest::refusePoison)) {
                hub.camel.start();
                await().atMost(SOON).until(() -> broker.count(Queues.STRUCTURE) == 0);
            }
            assertThat(handled).containsExactly("1", "2", "4", "5");
            assertThat(quarantined).containsExactly(POISON);
            assertThat(broker.count(Queues.DEAD)).isZero();
        }
    }

    private static void refusePoison(String text) {
        if (text.equals(POISON)) {
            throw new IllegalStateException("cannot be handled");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void an_outage_blames_no_message_however_often_it_is_met(Dialect dialect) throws Exception {
        AtomicBoolean away = new AtomicBoolean(true);
        AtomicInteger met = new AtomicInteger();
        try (TestBroker broker = new TestBroker();
                Database database = TestDatabases.fresh(dialect)) {
            broker.send(Queues.STRUCTURE, List.of("1", "2", "3"));
            try (Hub hub = new Hub(broker, database, 10, text -> {
                if (away.get()) {
                    met.incrementAndGet();
                    throw new DatabaseException("broken off", new SQLException("connection lost", "08006"));
                }
            })) {
                hub.camel.start();
                int moreThanAttemptsAlone = BatchLimits.defaults().attemptsAlone() + 2;
                await().atMost(SOON).until(() -> met.get() >= moreThanAttemptsAlone);
                assertThat(handled).isEmpty();
                assertThat(broker.count(Queues.STRUCTURE)).isEqualTo(3);
                away.set(false);
                await().atMost(SOON).until(() -> broker.count(Queues.STRUCTURE) == 0);
            }
            assertThat(handled).containsExactly("1", "2", "3");
            assertThat(quarantined).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_stop_finishes_the_batch_under_way_and_leaves_the_rest_to_the_broker(Dialect dialect) throws Exception {
        CountDownLatch underWay = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (TestBroker broker = new TestBroker();
                Database database = TestDatabases.fresh(dialect)) {
            broker.send(Queues.STRUCTURE, List.of("1", "2", "3", "4"));
            Hub hub = new Hub(broker, database, 2, text -> {
                underWay.countDown();
                awaitQuietly(goOn);
            });
            hub.camel.start();
            assertThat(underWay.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            Future<?> stopping = other.submit(hub::close);
            await().atMost(SOON).until(() -> hub.camel.getStatus().isStopping());
            goOn.countDown();
            stopping.get(SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(handled).containsExactly("1", "2");
            await().atMost(SOON).until(() -> broker.count(Queues.STRUCTURE) == 2);
            assertThat(broker.receive(Queues.STRUCTURE, 2)).containsExactly("3", "4");
        } finally {
            other.shutdown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
