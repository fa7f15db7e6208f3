package org.meterhub.hubroutes.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.Leases;
import org.meterhub.database.TestDatabases;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.TestBroker;
import org.meterhub.hubroutes.job.JobComponent;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.Body;
import org.meterhub.messagelog.BundleLimits;
import org.meterhub.messagelog.Category;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.messagelog.OutboundDocument;
import org.meterhub.messagelog.SetAside.Kept;

/** The way out, from the outbox to the mailboxes of a real broker: woken by the commit, in order, and past what the broker refuses. */
class RelayRouteTest {

    private static final Instant NOW = Instant.parse("2026-10-27T08:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final PartyId RECEIVER = PartyId.of("7080000020010");
    private static final PartyId WITHOUT_MAILBOX = PartyId.of("7080000020027");
    private static final String MAILBOX =
            Queues.out(RECEIVER, MarketRole.ENERGY_SUPPLIER, Queues.mailboxOf(Category.MASTER_DATA));

    private final MessageStores stores = MessageStores.onDatabase();

    /** The routes of delivery, which nobody but a commit wakes. */
    private DefaultCamelContext hub(TestBroker broker, Database database) throws Exception {
        MarketClock clock = new MarketClock.Settable(NOW);
        ActiveMQConnectionFactory connections = broker.connections();
        connections.setConfirmationWindowSize(1 << 20);
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.addComponent(
                JobComponent.SCHEME,
                new JobComponent(
                        new Leases(database),
                        "hub",
                        Map.of(
                                DeliveryRoutes.OUTBOX,
                                stores.outbox().filled(),
                                DeliveryRoutes.ITEMS,
                                stores.items().filled()),
                        clock,
                        () -> true));
        camel.addComponent(Mailboxes.SCHEME, new Mailboxes(connections));
        camel.addRoutes(new DeliveryRoutes(
                new Bundler(database, stores, BundleLimits.MARKET, Map.of(), clock),
                new Relay(database, stores.outbox(), stores.setAside(), clock),
                new LogKeeper(database, stores.sequencer())));
        return camel;
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_document_that_the_broker_refuses_is_set_aside_and_holds_up_none(Dialect dialect) throws Exception {
        try (TestBroker broker = new TestBroker(MAILBOX);
                Database database = TestDatabases.fresh(dialect, MessageStores.MIGRATIONS);
                DefaultCamelContext camel = hub(broker, database)) {
            camel.start();
            add(database, document(RECEIVER, "a"), document(WITHOUT_MAILBOX, "b"), document(RECEIVER, "c"));
            assertThat(broker.receive(MAILBOX, 2)).containsExactly("a", "c");
            await().atMost(SOON).until(() -> pending(database) == 0);
            List<Kept> aside = database.inTransaction(unit -> stores.setAside().waiting(unit, 0, 10));
            assertThat(aside).extracting(Kept::messageId).containsExactly("b");
        }
    }

    /** What may or may not have gone out goes again under the same id. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void while_the_broker_is_away_documents_stay_pending_and_then_go_once_each(Dialect dialect) throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        try (TestBroker broker = new TestBroker(MAILBOX);
                Database database = TestDatabases.fresh(dialect, MessageStores.MIGRATIONS);
                DefaultCamelContext camel = hub(broker, database)) {
            AdviceWith.adviceWith(camel, "documents.relay", route -> route.interceptSendToEndpoint(Mailboxes.PARTIES)
                    .process(exchange -> {
                        Outgoing outgoing = requireNonNull(exchange.getMessage().getBody(Outgoing.class));
                        if (!outgoing.documents().isEmpty() && attempts.incrementAndGet() <= 2) {
                            throw new JMSException("the broker is away");
                        }
                    }));
            camel.start();
            add(database, document(RECEIVER, "a"), document(RECEIVER, "b"));
            await().atMost(SOON).until(() -> attempts.get() >= 1);
            assertThat(broker.receive(MAILBOX, 2)).containsExactly("a", "b");
            await().atMost(SOON).until(() -> pending(database) == 0);
            assertThat(broker.count(MAILBOX)).isZero();
            assertThat(attempts).as("two in vain").hasValueGreaterThanOrEqualTo(3);
        }
    }

    private void add(Database database, OutboundDocument... documents) {
        database.run(unit -> stores.outbox().add(unit, List.of(documents)));
    }

    private int pending(Database database) {
        return database.inTransaction(unit -> stores.outbox().pending(unit, 10, Long.MAX_VALUE))
                .size();
    }

    private static OutboundDocument document(PartyId receiver, String text) {
        return new OutboundDocument(
                receiver,
                MarketRole.ENERGY_SUPPLIER,
                Category.MASTER_DATA,
                "RSM-004",
                "E03",
                text,
                null,
                null,
                NOW,
                Body.of(text.getBytes(UTF_8)));
    }
}
