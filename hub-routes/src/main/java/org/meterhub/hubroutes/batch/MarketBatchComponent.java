package org.meterhub.hubroutes.batch;

import java.nio.file.Path;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.meterhub.database.Database;
import org.meterhub.hubroutes.Queues.Channel;

/**
 * {@code market-batch:structure} and {@code market-batch:measure?consumers=2}. Camel's own JMS consumer commits every message by itself, which is
 * thirty times slower (195 against 6,100 messages a second, docs/decisions/0003-batch-consumer.md).
 */
public final class MarketBatchComponent extends DefaultComponent {

    /** The scheme of its endpoints. */
    public static final String SCHEME = "market-batch";

    private final ActiveMQConnectionFactory connections;
    private final String journal;
    private final Database database;
    private final BatchLimits limits;
    private final UnhandledMessages quarantine;
    private final UnreadableMessages unreadable;
    private final Path spool;
    private final IntakeGate gate;

    /**
     * @param connections to the broker, as the hub
     * @param journal id of the broker's journal
     * @param database where each batch has its transaction
     * @param deadLetters where what cannot be read goes
     * @param spool the folder of files that hold what is too long for memory, while it is handled
     */
    public MarketBatchComponent(
            ActiveMQConnectionFactory connections,
            String journal,
            Database database,
            BatchLimits limits,
            UnhandledMessages quarantine,
            DeadLetterQueue deadLetters,
            IntakeGate gate,
            Path spool) {
        this.connections = connections;
        this.journal = journal;
        this.database = database;
        this.limits = limits;
        this.quarantine = quarantine;
        this.unreadable = new UnreadableMessages(deadLetters, limits.attemptsAlone());
        this.gate = gate;
        this.spool = spool;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Channel channel = Channel.valueOf(remaining.toUpperCase(java.util.Locale.ROOT));
        int consumers = getAndRemoveParameter(parameters, "consumers", Integer.class, 1);
        return new MarketBatchEndpoint(uri, this, channel, consumers);
    }

    ActiveMQConnectionFactory connections() {
        return connections;
    }

    String journal() {
        return journal;
    }

    Database database() {
        return database;
    }

    BatchLimits limits() {
        return limits;
    }

    UnhandledMessages quarantine() {
        return quarantine;
    }

    UnreadableMessages unreadable() {
        return unreadable;
    }

    IntakeGate gate() {
        return gate;
    }

    Path spool() {
        return spool;
    }
}
