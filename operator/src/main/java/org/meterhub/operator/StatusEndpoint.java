package org.meterhub.operator;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.meterhub.database.Database;
import org.meterhub.database.DatabaseException;
import org.meterhub.hubroutes.Queues;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.messagelog.Outbox;
import org.meterhub.operator.AdminData.HubStatus;
import org.meterhub.operator.AdminData.QueueRow;

/** How the hub is, over the admin port. */
public final class StatusEndpoint implements Endpoints {

    /** Waiting documents and quarantined messages are counted so far; beyond, an operator only needs to know that there are very many. */
    private static final int COUNT_MAX = Outbox.PENDING_MAX;

    private static final Counts UNKNOWN = new Counts(-1, -1, -1, -1);

    private final HubAddresses addresses;
    private final Database database;
    private final QueueDepths queueDepths;
    private final MessageStores stores;
    private final Supplier<List<String>> troubles;
    private final MarketClock clock;

    public StatusEndpoint(
            HubAddresses addresses,
            Database database,
            QueueDepths queueDepths,
            MessageStores stores,
            Supplier<List<String>> troubles,
            MarketClock clock) {
        this.addresses = addresses;
        this.database = database;
        this.queueDepths = queueDepths;
        this.stores = stores;
        this.troubles = troubles;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/status", request -> request.json(status()));
    }

    private HubStatus status() {
        List<QueueRow> queues = Stream.of(Queues.STRUCTURE, Queues.MEASURE, Queues.DEAD)
                .map(queue -> new QueueRow(queue, queueDepths.messageCount(queue)))
                .toList();
        Counts counts = counts();
        return new HubStatus(
                HubVersion.current(),
                clock.now().toString(),
                addresses.dataFolder().toString(),
                withoutParameters(addresses.databaseUrl()),
                addresses.amqpUrl(),
                addresses.coreUrl(),
                queues,
                counts.outbox(),
                counts.quarantined(),
                counts.setAside(),
                COUNT_MAX,
                counts.indexed(),
                troubles.get());
    }

    private record Counts(int outbox, int quarantined, int setAside, long indexed) {}

    /** The status is asked for when something is wrong, so it must not need the database. */
    private Counts counts() {
        if (database.outage().isPresent()) {
            return UNKNOWN;
        }
        try {
            return database.inTransaction(unit -> new Counts(
                    stores.outbox().pending(unit, COUNT_MAX, Long.MAX_VALUE).size(),
                    stores.quarantine().waiting(unit, 0, COUNT_MAX).size(),
                    stores.setAside().waiting(unit, 0, COUNT_MAX).size(),
                    stores.sequencer().cutoff(unit)));
        } catch (DatabaseException away) {
            return UNKNOWN;
        }
    }

    /** A JDBC URL can carry a password in its parameters. */
    static String withoutParameters(String url) {
        return url.replaceFirst("[?;].*$", "").replaceFirst("//[^/@]*@", "//");
    }
}
