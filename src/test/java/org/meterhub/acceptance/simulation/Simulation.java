package org.meterhub.acceptance.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.camel.Route;
import org.apache.camel.support.service.ServiceHelper;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.acceptance.simulation.DatabaseFaults.State;
import org.meterhub.broker.BrokerConfiguration;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.hubroutes.batch.BatchLimits;
import org.meterhub.hubroutes.batch.BrokerMessage;
import org.meterhub.hubroutes.batch.InboundBatch;
import org.meterhub.hubroutes.batch.MessageBody;
import org.meterhub.hubroutes.batch.SteppedConsumer;
import org.meterhub.hubroutes.job.JobConsumer;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ExampleHub;

/**
 * One hub, its parties and its faults, led by one seed. One thread does one step after the other: the hub's timers and consumers are stopped, and its own
 * classes are called when their turn comes.
 */
final class Simulation implements AutoCloseable {

    static final int BATCH_MESSAGES_MAX = 5;

    /** A fault that concerns everybody lasts so many steps at most. */
    private static final int OUTAGE_STEPS_MAX = 20;

    private static final int STATEMENTS_UNTIL_BREAK_MAX = 40;
    private static final int COMMITS_UNTIL_FAULT_MAX = 3;

    /** Few, so that an outage which the broker counts against a message kills it. */
    private static final int DELIVERY_ATTEMPTS_MAX = 4;

    private static final Duration RECOVERY_MAX = Duration.ofSeconds(30);
    private static final Duration RECOVERY_POLL = Duration.ofMillis(50);

    /** A party that never got a mailbox: what is for it the broker refuses. */
    private static final String NOBODYS_MAILBOX = "7080000099995";

    /** The rounds of the hub's jobs, by their routes. */
    enum Job {
        BUNDLE("measure.bundle"),
        RELAY("documents.relay"),
        NOTIFY("price-list.notify"),
        PROCESSES("processes.advance"),
        SEQUENCE("log.sequence");

        private final String route;

        Job(String route) {
            this.route = route;
        }
    }

    private final long seed;
    private final Random random;
    private final @Nullable Mend without;
    private final DatabaseFaults faults;
    private final LiveMarket live;
    private final LetterWriter writer;
    private final Map<Channel, SteppedConsumer> consumers = new EnumMap<>(Channel.class);
    private final List<String> steps = new ArrayList<>();
    private final Ledger ledger;
    private final Set<Job> triedInOutage = EnumSet.noneOf(Job.class);
    private int outageEndsAt = -1;

    /** @param without the mend that a control takes away; null for none */
    static Simulation start(long seed, Path folder, DatabaseConfiguration database, @Nullable Mend without)
            throws Exception {
        DatabaseFaults faults = new DatabaseFaults(without == Mend.FULL_DISK_IS_AN_OUTAGE);
        DatabaseConfiguration faulty = new DatabaseConfiguration(
                FaultyDriver.install(database.url(), faults),
                database.user(),
                database.password(),
                database.connectionsMax());
        return new Simulation(
                seed, faults, LiveMarket.start(configuration(folder, faulty, without)), database, without);
    }

    private static HubConfiguration configuration(Path folder, DatabaseConfiguration database, @Nullable Mend without)
            throws Exception {
        HubConfiguration like = ExampleHub.configuration(folder, database);
        BatchLimits standard = BatchLimits.defaults();
        BrokerConfiguration broker = impatient(like.broker(), without != Mend.DUPLICATE_IDS);
        return new HubConfiguration(
                folder,
                database,
                broker,
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

    private static BrokerConfiguration impatient(BrokerConfiguration broker, boolean duplicateDetection) {
        return broker.withDeliveryAttemptsMax(DELIVERY_ATTEMPTS_MAX).withDuplicateDetection(duplicateDetection);
    }

    private Simulation(
            long seed, DatabaseFaults faults, LiveMarket live, DatabaseConfiguration tables, @Nullable Mend without)
            throws Exception {
        this.seed = seed;
        this.random = new Random(seed);
        this.faults = faults;
        this.live = live;
        this.without = without;
        this.writer = new LetterWriter(live.market(), random);
        this.ledger =
                new Ledger(live, tables, LetterWriter.SUPPLIERS.get(random.nextInt(LetterWriter.SUPPLIERS.size())));
        for (Route route : live.hub().routes().getRoutes()) {
            // What a timer starts; the other ways are only taken by what is on them already.
            if (!route.getEndpoint().getEndpointUri().startsWith("direct:")) {
                route.getConsumer().stop();
                ServiceHelper.startService(route.getProcessor());
            }
        }
        for (Channel channel : Channel.values()) {
            consumers.put(channel, new SteppedConsumer(live.hub().routes(), channel, this::around));
        }
        live.execute("alter table accepted_message add constraint poison check (message_id not like '"
                + LetterWriter.POISON + "%')");
    }

    /** Without the mend, the neighbours of a poisoned message share its fate. */
    private Consumer<InboundBatch> around(Consumer<InboundBatch> route) {
        if (without != Mend.ONE_BY_ONE) {
            return route;
        }
        Set<String> infected = new HashSet<>();
        return batch -> {
            if (batch.messages().stream().anyMatch(Simulation::isPoisoned)) {
                batch.messages().forEach(message -> infected.add(message.id()));
            }
            if (batch.messages().stream().anyMatch(message -> infected.contains(message.id()))) {
                throw new IllegalStateException("shares the fate of its neighbour");
            }
            route.accept(batch);
        };
    }

    private static boolean isPoisoned(BrokerMessage message) {
        return message.body() instanceof MessageBody.InMemory body
                && new String(body.bytes(), UTF_8).contains(">" + LetterWriter.POISON);
    }

    /** @return what does not hold; the simulation ends at the first */
    List<String> run(int count) throws Exception {
        try {
            for (int i = 0; i < count; i++) {
                step(i);
                ledger.check();
                if (!ledger.findings().isEmpty()) {
                    return report();
                }
            }
            endOutage();
            settle();
            ledger.checkAtRest();
            return report();
        } catch (Exception | AssertionError failure) {
            throw new AssertionError("seed " + seed + " broke off after\n  " + String.join("\n  ", steps), failure);
        }
    }

    private List<String> report() {
        if (ledger.findings().isEmpty()) {
            return List.of();
        }
        List<String> report = new ArrayList<>(ledger.findings());
        report.add("seed " + seed + ", steps:\n  " + String.join("\n  ", steps));
        return report;
    }

    private void note(String step) {
        steps.add(steps.size() + " " + step);
    }

    private void step(int number) throws Exception {
        if (number == outageEndsAt) {
            endOutage();
        }
        int dice = random.nextInt(100);
        if (dice < 40) {
            if (isCalm() || Fault.SENDING_IN_AN_OUTAGE.isMended()) {
                send();
            }
        } else if (dice < 58) {
            take(Channel.values()[random.nextInt(Channel.values().length)]);
        } else if (dice < 84) {
            round(Job.values()[random.nextInt(Job.values().length)]);
        } else if (dice < 86) {
            moveClock();
        } else if (dice < 88) {
            if (isCalm()) {
                beginOutage(number);
            }
        } else if (dice < 97) {
            if (isCalm()) {
                failOnce(number);
            }
        } else {
            breakSomething();
        }
    }

    /** Sending needs the broker alone: outages of the database do not concern it. */
    private void send() throws Exception {
        List<PartyId> parties = random.nextInt(3) == 0 ? LetterWriter.SUPPLIERS : LetterWriter.GRID_COMPANIES;
        PartyId party = parties.get(random.nextInt(parties.size()));
        for (int i = random.nextInt(6) == 0 ? 8 : 1; i > 0; i--) {
            Letter letter = writer.next(party, live.now());
            long ahead = live.hub().broker().messageCount(letter.channel.hubQueue());
            letter.othersMax = ahead + BATCH_MESSAGES_MAX;
            note(letter + ", behind " + ahead);
            live.send(party, letter.channel, letter.content);
            ledger.sent(letter);
        }
    }

    private void take(Channel channel) throws Exception {
        long before = live.hub().broker().messageCount(channel.hubQueue());
        if (before == 0) {
            return;
        }
        if (without == Mend.INBOX && isCalm()) {
            ledger.update("delete from inbox");
        }
        String end = "";
        boolean took = false;
        try {
            took = stepped(channel).take();
        } catch (Exception outage) {
            end = " given back: " + outage;
        }
        note("the hub takes from " + channel + end);
        if (isCalm() && (took || !end.isEmpty())) {
            int handled = ledger.check().getOrDefault(channel, 0);
            ledger.batchTaken(channel, handled, before - live.hub().broker().messageCount(channel.hubQueue()));
        }
    }

    /** Whether nothing is wrong that concerns everybody. */
    private boolean isCalm() {
        return outageEndsAt < 0;
    }

    private SteppedConsumer stepped(Channel channel) {
        SteppedConsumer consumer = consumers.get(channel);
        if (consumer == null) {
            throw new IllegalStateException("no consumer of " + channel);
        }
        return consumer;
    }

    private void round(Job job) throws Exception {
        if (!isCalm() && !triedInOutage.add(job)) {
            // It rests; how long, the real clock says.
            return;
        }
        note("round of " + job);
        if (isCalm() && isStopped(job)) {
            ledger.roundDone(job);
            return;
        }
        perform(job);
        if (isCalm()) {
            ledger.roundDone(job);
        }
    }

    /** A round that fails is made again, as the job itself does after its rest. */
    private void perform(Job job) {
        Route route = Objects.requireNonNull(live.hub().routes().getRoute(job.route), job.route);
        JobConsumer consumer = (JobConsumer) route.getConsumer();
        try {
            int done = 1;
            while (done > 0) {
                done = consumer.round();
            }
        } catch (Exception outage) {
            triedInOutage.add(job);
        }
    }

    /** Without the mend, one thing that cannot be done stops the job for everybody. */
    private boolean isStopped(Job job) {
        return switch (job) {
            case RELAY -> without == Mend.REFUSED_DOCUMENT_ASIDE && ledger.hasRefusedDocument();
            case BUNDLE -> without == Mend.BROKEN_ITEM_ASIDE && ledger.hasBrokenItem();
            case NOTIFY -> without == Mend.BROKEN_NOTICE_ASIDE && ledger.hasBrokenNotice();
            default -> false;
        };
    }

    private void moveClock() {
        Instant later = live.now().plus(Duration.ofMinutes(1 + random.nextInt(10)));
        note("the clock goes to " + later);
        live.example().clock().advanceTo(later);
    }

    private void beginOutage(int number) {
        outageEndsAt = number + 1 + random.nextInt(OUTAGE_STEPS_MAX);
        Fault fault = any(Fault.LASTING);
        faults.become(fault == Fault.FULL_DISK ? State.FULL : State.AWAY);
        note(fault + " until step " + outageEndsAt);
    }

    /** Something of the next that the hub does goes wrong, once. */
    private void failOnce(int number) throws Exception {
        outageEndsAt = number;
        Fault fault = any(Fault.ONCE);
        int before =
                random.nextInt(fault == Fault.BROKEN_CONNECTION ? STATEMENTS_UNTIL_BREAK_MAX : COMMITS_UNTIL_FAULT_MAX);
        note(fault + " after " + before);
        switch (fault) {
            case BROKEN_CONNECTION -> faults.breakAfter(before);
            case LOST_COMMIT -> faults.loseCommitAfter(before);
            default -> faults.failCommitAfter(before);
        }
        Channel channel = Channel.values()[random.nextInt(Channel.values().length)];
        List<Job> waiting = Arrays.stream(Job.values()).filter(ledger::waits).toList();
        if (waiting.isEmpty() || random.nextInt(3) == 0) {
            take(channel);
        } else {
            round(waiting.get(random.nextInt(waiting.size())));
        }
        endOutage();
    }

    /** Of those that the hub is to bear; chance is asked in any case, so that a seed means the same steps before and after a mend. */
    private Fault any(Set<Fault> of) {
        List<Fault> all = List.copyOf(new TreeSet<>(of));
        Fault chosen = all.get(random.nextInt(all.size()));
        return chosen.isMended() ? chosen : Fault.DATABASE_AWAY;
    }

    /** Jobs rest after an outage, as long as the real clock says; the simulation waits for them, and they must come back by themselves. */
    private void endOutage() throws Exception {
        if (outageEndsAt < 0) {
            return;
        }
        outageEndsAt = -1;
        faults.heal();
        note("the database is well again");
        ledger.check();
        ledger.outageWas();
        triedInOutage.clear();
        for (Job job : Job.values()) {
            try {
                await().atMost(RECOVERY_MAX)
                        .pollInterval(RECOVERY_POLL)
                        .pollDelay(Duration.ZERO)
                        .until(() -> {
                            perform(job);
                            return !ledger.waits(job);
                        });
            } catch (ConditionTimeoutException still) {
                ledger.find(job + " does not come back after an outage");
            }
        }
    }

    /** A fault that is one party's, or one document's. */
    private void breakSomething() {
        if (!isCalm()) {
            return;
        }
        if (without == Mend.RIGHT_MAILBOX) {
            note("goes astray: " + ledger.misdirect());
            return;
        }
        Fault fault = any(Fault.OF_ONE);
        switch (fault) {
            case REFUSED_DOCUMENT -> note(fault + ": " + ledger.refuseDocument(NOBODYS_MAILBOX));
            case BROKEN_ITEM -> note(fault + ": " + ledger.breakItem());
            case BROKEN_NOTICE -> note(fault + ": " + ledger.breakNotice());
            default -> note("nothing breaks");
        }
    }

    /** Everything that can still be done is done, and the parties empty their mailboxes. */
    private void settle() throws Exception {
        note("to the end");
        for (int round = 0; round < 100 && (round < 4 || ledger.isUnderWay()); round++) {
            for (Channel channel : Channel.values()) {
                while (live.hub().broker().messageCount(channel.hubQueue()) > 0) {
                    stepped(channel).take();
                }
            }
            for (Job job : Job.values()) {
                if (!isStopped(job)) {
                    perform(job);
                }
            }
        }
        ledger.awaitMail();
    }

    @Override
    public void close() throws Exception {
        faults.heal();
        for (SteppedConsumer consumer : consumers.values()) {
            consumer.close();
        }
        live.close();
        ledger.close();
    }
}
