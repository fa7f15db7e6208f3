package org.meterhub.hubapp.admin;

import io.javalin.config.RoutesConfig;
import java.util.List;
import java.util.stream.Stream;
import org.meterhub.database.DatabaseException;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.admin.AdminData.HubStatus;
import org.meterhub.hubapp.admin.AdminData.QueueRow;
import org.meterhub.hubroutes.Queues;
import org.meterhub.messagelog.Outbox;

/** How the hub is, over the admin port. */
final class StatusEndpoint {

    /** Waiting documents and quarantined messages are counted so far; beyond, an operator only needs to know that there are very many. */
    private static final int COUNT_MAX = Outbox.PENDING_MAX;

    private static final Counts UNKNOWN = new Counts(-1, -1, -1, -1);

    private final Hub hub;

    StatusEndpoint(Hub hub) {
        this.hub = hub;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/status", request -> request.json(status()));
    }

    private HubStatus status() {
        List<QueueRow> queues = Stream.of(Queues.STRUCTURE, Queues.MEASURE, Queues.DEAD)
                .map(queue -> new QueueRow(queue, hub.broker().messageCount(queue)))
                .toList();
        Counts counts = counts();
        return new HubStatus(
                HubVersion.current(),
                hub.now().toString(),
                hub.configuration().dataFolder().toString(),
                withoutParameters(hub.configuration().database().url()),
                hub.broker().amqpUrl(),
                hub.broker().coreUrl(),
                queues,
                counts.outbox(),
                counts.quarantined(),
                counts.setAside(),
                COUNT_MAX,
                counts.indexed(),
                hub.watch().troubles());
    }

    private record Counts(int outbox, int quarantined, int setAside, long indexed) {}

    /** The status is asked for when something is wrong, so it must not need the database. */
    private Counts counts() {
        if (hub.database().outage().isPresent()) {
            return UNKNOWN;
        }
        try {
            return hub.database()
                    .inTransaction(unit -> new Counts(
                            hub.stores()
                                    .outbox()
                                    .pending(unit, COUNT_MAX, Long.MAX_VALUE)
                                    .size(),
                            hub.stores()
                                    .quarantine()
                                    .waiting(unit, 0, COUNT_MAX)
                                    .size(),
                            hub.stores().setAside().waiting(unit, 0, COUNT_MAX).size(),
                            hub.stores().sequencer().cutoff(unit)));
        } catch (DatabaseException away) {
            return UNKNOWN;
        }
    }

    /** A JDBC URL can carry a password in its parameters. */
    static String withoutParameters(String url) {
        return url.replaceFirst("[?;].*$", "").replaceFirst("//[^/@]*@", "//");
    }
}
