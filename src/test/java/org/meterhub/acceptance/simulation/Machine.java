package org.meterhub.acceptance.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.Route;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.acceptance.simulation.DatabaseFaults.State;
import org.meterhub.broker.BrokerConfiguration;
import org.meterhub.broker.BrokerWithoutDoor;
import org.meterhub.broker.TurnLimits;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.hubroutes.batch.BatchLimits;
import org.meterhub.hubroutes.batch.InboundBatch;
import org.meterhub.hubroutes.batch.SteppedConsumer;
import org.meterhub.hubroutes.job.JobConsumer;
import org.meterhub.marketplay.ExampleHub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hub of a simulation: its own threads stand still, its jobs are done when they are called, and it can be ended at any commit and started again. */
final class Machine implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);

    static final int BATCH_MESSAGES_MAX = 5;

    /** Few in the hub's queue and short turns, so that a flood of a few dozen is one. */
    static final TurnLimits TURNS =
            new TurnLimits(12, 24L << 20, 9, 16L << 20, 2, 1L << 20, 500_000, 4L << 30, 32L << 30);

    /** As if everybody stood in one line. */
    private static final TurnLimits NO_TURNS =
            new TurnLimits(1 << 20, 1L << 40, 1 << 20, 1L << 40, 1 << 20, 1L << 40, 500_000, 4L << 30, 32L << 30);

    /** Few, so that an outage which the broker counts against a message kills it. */
    private static final int DELIVERY_ATTEMPTS_MAX = 4;

    /** The rounds of the hub's jobs, by their routes. */
    enum Job {
        BUNDLE("measure.bundle"),
        RELAY("documents.relay"),
        NOTIFY("price-list.notify"),
        PROCESSES("processes.advance"),
        SEQUENCE("log.sequence"),
        BURY("dead-letters.bury");

        private final String route;

        Job(String route) {
            this.route = route;
        }
    }

    private final DatabaseFaults faults;
    private final @Nullable Mend without;
    private final LiveMarket live;
    private final Path spool;
    private final Map<Channel, SteppedConsumer> consumers = new EnumMap<>(Channel.class);

    /** @param without the mend that a control takes away; null for none */
    static Machine start(Path folder, DatabaseConfiguration database, DatabaseFaults faults, @Nullable Mend without)
            throws Exception {
        DatabaseConfiguration faulty = new DatabaseConfiguration(
                FaultyDriver.install(database.url(), faults),
                database.user(),
                database.password(),
                database.connectionsMax());
        Machine machine =
                new Machine(folder, faults, LiveMarket.start(configuration(folder, faulty, without)), without);
        machine.hold();
        return machine;
    }

    private static HubConfiguration configuration(Path folder, DatabaseConfiguration database, @Nullable Mend without)
            throws Exception {
        HubConfiguration like = ExampleHub.configuration(folder, database);
        BatchLimits standard = BatchLimits.defaults();
        return new HubConfiguration(
                folder,
                database,
                broker(like.broker(), without),
                0,
                1,
                1,
                new BatchLimits(
                        BATCH_MESSAGES_MAX,
                        standard.bytesMax(),
                        standard.linger(),
                        LetterWriter.OVERSIZED_BYTES,
                        standard.attemptsAlone(),
                        standard.outagePauseMax()),
                like.bundle(),
                like.market());
    }

    private static BrokerConfiguration broker(BrokerConfiguration like, @Nullable Mend without) {
        return like.withDeliveryAttemptsMax(DELIVERY_ATTEMPTS_MAX)
                .withDuplicateDetection(without != Mend.DUPLICATE_IDS)
                .with(without == Mend.FAIR_TURNS ? NO_TURNS : TURNS);
    }

    private Machine(Path folder, DatabaseFaults faults, LiveMarket live, @Nullable Mend without) {
        this.faults = faults;
        this.live = live;
        this.without = without;
        this.spool = folder.resolve("spool");
    }

    /** Stops what a timer starts; the other ways are only taken by what is on them already. */
    private void hold() {
        for (Route route : live.hub().routes().getRoutes()) {
            if (!route.getEndpoint().getEndpointUri().startsWith("direct:")) {
                route.getConsumer().stop();
                ServiceHelper.startService(route.getProcessor());
            }
        }
        for (Channel channel : Channel.values()) {
            consumers.put(
                    channel,
                    new SteppedConsumer(live.hub().routes(), channel, this::around, without != Mend.UNREADABLE_ASIDE));
        }
        if (without == Mend.DOOR) {
            BrokerWithoutDoor.takeAway(live.hub().broker());
        }
    }

    /** Without the mend, those that were together when a batch failed share its fate: tried alone, they fail as well. */
    private Consumer<InboundBatch> around(Consumer<InboundBatch> route) {
        if (without != Mend.ONE_BY_ONE) {
            return route;
        }
        Set<String> together = new HashSet<>();
        return batch -> {
            if (batch.messages().size() > 1) {
                batch.messages().forEach(message -> together.add(message.id()));
            } else if (batch.messages().stream().anyMatch(message -> together.contains(message.id()))) {
                throw new IllegalStateException("shares the fate of its neighbours");
            }
            route.accept(batch);
        };
    }

    LiveMarket live() {
        return live;
    }

    SteppedConsumer.Took take(Channel channel) throws Exception {
        return Objects.requireNonNull(consumers.get(channel)).take();
    }

    /** What waits for the hub, in its queue and in those of the parties. */
    long waiting(Channel channel) {
        return live.hub().broker().messageCount(channel.hubQueue());
    }

    /** Rounds of the job until nothing is left to do, or one fails; that one is made again when its turn comes. */
    void perform(Job job) {
        Route route = Objects.requireNonNull(live.hub().routes().getRoute(job.route), job.route);
        JobConsumer consumer = (JobConsumer) route.getConsumer();
        try {
            int done = 1;
            while (done > 0) {
                done = consumer.round();
            }
        } catch (Exception outage) {
            LOG.info("the round of {} failed: {}", job, outage.toString());
        }
    }

    /** Ends the process as a kill does, in that nothing reaches the database any more, and starts it again. To be called while no mailbox holds anything. */
    void dieAndStartAgain() throws Exception {
        faults.become(State.AWAY);
        closeConsumers();
        live.restart(faults::heal);
        hold();
    }

    /** No room for what is too long for memory. */
    void loseTemporaryFolder() throws IOException {
        Files.move(spool, spool.resolveSibling("spool.away"));
    }

    void findTemporaryFolder() throws IOException {
        Files.move(spool.resolveSibling("spool.away"), spool);
    }

    private void closeConsumers() throws Exception {
        for (SteppedConsumer consumer : consumers.values()) {
            consumer.close();
        }
        consumers.clear();
    }

    @Override
    public void close() throws Exception {
        faults.heal();
        closeConsumers();
        live.close();
    }
}
