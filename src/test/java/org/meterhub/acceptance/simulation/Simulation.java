package org.meterhub.acceptance.simulation;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.acceptance.fixtures.WireClient;
import org.meterhub.acceptance.simulation.DatabaseFaults.Once;
import org.meterhub.acceptance.simulation.DatabaseFaults.Stall;
import org.meterhub.acceptance.simulation.DatabaseFaults.State;
import org.meterhub.acceptance.simulation.Machine.Job;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.hubroutes.batch.SteppedConsumer.Took;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ExampleHub;

/**
 * One hub, its parties and its faults, led by one seed. One thread does one step after the other: the hub's timers and consumers are stopped, and its own
 * classes are called when their turn comes. Only while a step hangs another one is done beside it.
 */
final class Simulation implements AutoCloseable {

    /** A fault that concerns everybody lasts so many steps at most. */
    private static final int OUTAGE_STEPS_MAX = 20;

    private static final int STATEMENTS_UNTIL_FAULT_MAX = 40;
    private static final int COMMITS_UNTIL_FAULT_MAX = 3;
    private static final int FLOOD_LETTERS = 40;
    private static final int CLOCK_SET_MINUTES_MAX = 60;
    private static final int ROUNDS_TO_THE_END_MAX = 100;

    private static final Duration RECOVERY_MAX = Duration.ofSeconds(30);

    /** Longer than the longest rest of a job; what is not back by then in a control has been found. */
    private static final Duration RECOVERY_IN_A_CONTROL_MAX = Duration.ofSeconds(11);

    private static final Duration RECOVERY_POLL = Duration.ofMillis(50);

    private static final Duration COUNTED_TWICE_MAX = Duration.ofSeconds(1);

    /** What others do while a step hangs is done by then, or waits for that step. */
    private static final Duration BESIDE_A_STALL_MAX = Duration.ofSeconds(15);

    /** A party that never got a mailbox: what is for it the broker refuses. */
    private static final String NOBODYS_MAILBOX = "7080000099995";

    private final long seed;
    private final Random random;
    private final @Nullable Mend without;
    private final DatabaseFaults faults;
    private final Machine machine;
    private final LetterWriter writer;
    private final Post post;
    private final List<String> steps = new ArrayList<>();
    private final Ledger ledger;
    private final Set<Job> triedInOutage = EnumSet.noneOf(Job.class);
    private Instant latest = ExampleHub.BEGINNING;
    private int outageEndsAt = -1;
    private int folderReturnsAt = -1;

    /** @param without the mend that a control takes away; null for none */
    static Simulation start(long seed, Path folder, DatabaseConfiguration database, @Nullable Mend without)
            throws Exception {
        DatabaseFaults faults = new DatabaseFaults(without);
        return new Simulation(seed, faults, Machine.start(folder, database, faults, without), database, without);
    }

    private Simulation(
            long seed, DatabaseFaults faults, Machine machine, DatabaseConfiguration tables, @Nullable Mend without)
            throws Exception {
        this.seed = seed;
        this.random = new Random(seed);
        this.faults = faults;
        this.machine = machine;
        this.without = without;
        this.writer = new LetterWriter(machine.live().market(), random);
        this.post = new Post(random);
        this.ledger = new Ledger(
                machine.live(), tables, LetterWriter.SUPPLIERS.get(random.nextInt(LetterWriter.SUPPLIERS.size())));
        live().execute("alter table accepted_message add constraint poison check (message_id not like '"
                + LetterWriter.POISON + "%')");
    }

    private LiveMarket live() {
        return machine.live();
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
            findFolder();
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
        if (number == folderReturnsAt) {
            findFolder();
        }
        int dice = random.nextInt(100);
        if (dice < 38) {
            send();
        } else if (dice < 57) {
            take(anyChannel());
        } else if (dice < 80) {
            round(Job.values()[random.nextInt(Job.values().length)]);
        } else if (dice < 82) {
            moveClock();
        } else if (without == null) {
            make(Fault.any(random), number);
        } else {
            makeWhatTheControlIsAbout(without, number);
        }
    }

    private Channel anyChannel() {
        return Channel.values()[random.nextInt(Channel.values().length)];
    }

    private PartyId anyOf(List<PartyId> parties) {
        return parties.get(random.nextInt(parties.size()));
    }

    /** Sending needs the broker alone: outages of the database do not concern it. */
    private void send() throws Exception {
        PartyId party = anyOf(random.nextInt(3) == 0 ? LetterWriter.SUPPLIERS : LetterWriter.GRID_COMPANIES);
        for (int i = random.nextInt(6) == 0 ? 8 : 1; i > 0; i--) {
            send(writer.next(party, live().now()));
        }
    }

    private void send(Letter letter) throws Exception {
        long own = ledger.waiting(letter.party, letter.channel);
        letter.othersMax = othersMax(own);
        note(letter + ", behind " + own + " of its own");
        String refused = post.send(live(), letter);
        if (!refused.isEmpty()) {
            ledger.find("the broker does not take " + letter + ": " + refused);
        }
        ledger.sent(letter);
    }

    /**
     * So many messages of others may be handled before a party's next, however much they have sent: what the hub's queue holds, a turn of each other party
     * for each of its own before it, half of one when it is the one that has sent most, and the batch that is under way.
     */
    private static long othersMax(long own) {
        int others = LetterWriter.GRID_COMPANIES.size() + LetterWriter.SUPPLIERS.size() - 1;
        long turns = own + 1;
        return Machine.TURNS.hubMessagesMax()
                + turns * others * Machine.TURNS.turnMessagesMax()
                + Machine.BATCH_MESSAGES_MAX;
    }

    private void take(Channel channel) throws Exception {
        long before = machine.waiting(channel);
        if (before == 0) {
            return;
        }
        if (without == Mend.INBOX && isCalm()) {
            ledger.update("delete from inbox");
        }
        String end = "";
        Took took = Took.NOTHING;
        try {
            took = machine.take(channel);
        } catch (Exception outage) {
            end = " given back: " + outage;
        }
        note("the hub takes from " + channel + (took == Took.UNREADABLE ? ", and cannot read all" : "") + end);
        if (isCalm() && (took != Took.NOTHING || !end.isEmpty())) {
            int handled = ledger.check().getOrDefault(channel, 0);
            ledger.batchTaken(channel, handled, handled > 0 || hasLess(channel, before), took == Took.UNREADABLE);
        }
    }

    /** The broker counts twice what the usher is just moving, so it is asked again. */
    private boolean hasLess(Channel channel, long before) {
        try {
            await().atMost(COUNTED_TWICE_MAX)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> machine.waiting(channel) < before);
            return true;
        } catch (ConditionTimeoutException still) {
            return false;
        }
    }

    /** Whether nothing is wrong that concerns everybody. */
    private boolean isCalm() {
        return outageEndsAt < 0;
    }

    private void round(Job job) throws Exception {
        if (job == Job.BURY && folderReturnsAt >= 0) {
            // A letter that it cannot read either it puts off, by the real clock.
            return;
        }
        if (!isCalm() && !triedInOutage.add(job)) {
            // It rests; how long, the real clock says.
            return;
        }
        note("round of " + job);
        machine.perform(job);
        if (isCalm()) {
            ledger.roundDone(job);
        }
    }

    private void moveClock() {
        Instant later = live().now().plus(Duration.ofMinutes(1 + random.nextInt(10)));
        note("the clock goes to " + later);
        live().example().clock().advanceTo(later);
    }

    /** No other fault, so that it is found for the right reason. */
    private void makeWhatTheControlIsAbout(Mend mend, int number) throws Exception {
        if (mend == Mend.RIGHT_MAILBOX) {
            note("goes astray: " + ledger.misdirect());
        } else if (mend.against() == null) {
            send();
        } else {
            make(mend.against(), number);
        }
    }

    private void make(Fault fault, int number) throws Exception {
        if (!isCalm() && !Fault.AT_ANY_TIME.contains(fault)) {
            return;
        }
        switch (fault) {
            case FULL_DISK, DATABASE_AWAY -> beginOutage(fault, number);
            case BROKEN_CONNECTION -> failOnce(fault, Once.STATEMENT_BREAKS, number);
            case FAILED_COMMIT -> failOnce(fault, Once.COMMIT_FAILS, number);
            case LOST_COMMIT -> failOnce(fault, Once.COMMIT_IS_LOST, number);
            case STALL -> stall(number);
            case KILLED -> kill(number);
            case CLOCK_SET -> setClock();
            case REFUSED_DOCUMENT -> note(fault + ": " + ledger.refuseDocument(NOBODYS_MAILBOX));
            case BROKEN_ITEM -> note(fault + ": " + ledger.breakItem());
            case BROKEN_NOTICE -> note(fault + ": " + ledger.breakNotice());
            case FULL_TEMPORARY_FOLDER -> loseFolder(number);
            case FLOOD -> flood();
            case BROKEN_LINE -> sendOnABrokenLine();
            case FORBIDDEN -> sendWhatIsForbidden();
        }
    }

    private void beginOutage(Fault fault, int number) {
        outageEndsAt = number + 1 + random.nextInt(OUTAGE_STEPS_MAX);
        faults.become(fault == Fault.FULL_DISK ? State.FULL : State.AWAY);
        note(fault + " until step " + outageEndsAt);
    }

    /** Something of the next that the hub does goes wrong, once. */
    private void failOnce(Fault fault, Once what, int number) throws Exception {
        outageEndsAt = number;
        int before =
                random.nextInt(what == Once.STATEMENT_BREAKS ? STATEMENTS_UNTIL_FAULT_MAX : COMMITS_UNTIL_FAULT_MAX);
        note(fault + " after " + before);
        faults.arm(what, before);
        doSomethingThatWaits();
        endOutage();
    }

    private void doSomethingThatWaits() throws Exception {
        Channel channel = anyChannel();
        Job wanted = without == null ? null : without.of();
        List<Job> waiting = Arrays.stream(Job.values())
                .filter(job -> wanted == null || job == wanted)
                .filter(ledger::waits)
                .toList();
        if (waiting.isEmpty() || (wanted == null && random.nextInt(3) == 0)) {
            take(channel);
        } else {
            round(waiting.get(random.nextInt(waiting.size())));
        }
    }

    /** The process ends between two steps, or at a commit: before it, or after it and before anybody was told. */
    private void kill(int number) throws Exception {
        findFolder();
        ledger.awaitMail();
        outageEndsAt = number;
        int how = random.nextInt(3);
        int before = random.nextInt(COMMITS_UNTIL_FAULT_MAX);
        note(how == 0 ? "the hub is killed" : "the hub is killed " + (how == 1 ? "before" : "after") + " a commit");
        if (how > 0) {
            faults.arm(how == 1 ? Once.ENDS_BEFORE_COMMIT : Once.ENDS_AFTER_COMMIT, before);
            doSomethingThatWaits();
        }
        // What it has sent to mailboxes before it ended is there, and the parties have it.
        ledger.awaitMail();
        machine.dieAndStartAgain();
        note("the hub has started again");
        endOutage();
    }

    /** A step hangs in the middle; others do their work and log in, and then it goes on. */
    private void stall(int number) throws Exception {
        outageEndsAt = number;
        Channel channel = anyChannel();
        Job job = Job.values()[random.nextInt(Job.values().length)];
        boolean takes = random.nextBoolean();
        int before = random.nextInt(STATEMENTS_UNTIL_FAULT_MAX);
        note((takes ? "taking from " + channel : "the round of " + job) + " hangs after " + before + " statements");
        FutureTask<Boolean> hanging = task(() -> {
            if (takes) {
                take(channel);
            } else {
                round(job);
            }
            return true;
        });
        Thread worker = new Thread(hanging, "stalled step");
        Stall stall = faults.stall(worker, before);
        worker.start();
        await().atMost(RECOVERY_MAX)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> stall.hangs() || hanging.isDone());
        if (stall.hangs()) {
            beside(takes ? channel : null, job);
        }
        stall.letGo();
        hanging.get(RECOVERY_MAX.toSeconds(), TimeUnit.SECONDS);
        endOutage();
    }

    private static FutureTask<Boolean> task(Callable<Boolean> work) {
        return new FutureTask<>(work);
    }

    /** @param taking the channel from which the step that hangs takes; null when it is the round of a job */
    private void beside(@Nullable Channel taking, Job job) throws Exception {
        send();
        PartyId party = anyOf(LetterWriter.SUPPLIERS);
        note("beside it " + party + " logs in");
        inTime("the login of " + party, () -> {
            new WireClient(live().hub().broker().amqpUrl(), party, live().secretOf(party)).close();
            return true;
        });
        Channel other = taking == Channel.MEASURE ? Channel.STRUCTURE : Channel.MEASURE;
        inTime("taking from " + other, () -> {
            take(other);
            return true;
        });
        // Processes and requests are about the same points, and may wait for each other.
        Job another = taking == null && job == Job.RELAY ? Job.SEQUENCE : Job.RELAY;
        inTime("the round of " + another, () -> {
            round(another);
            return true;
        });
    }

    private void inTime(String what, Callable<Boolean> work) throws Exception {
        FutureTask<Boolean> task = task(work);
        Thread thread = new Thread(task, "beside a stalled step");
        thread.start();
        try {
            task.get(BESIDE_A_STALL_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException waits) {
            ledger.find(what + " waits for a step that hangs");
        }
    }

    /** Never so far back that what is under way was registered in a future that the rules refuse. */
    private void setClock() {
        Instant now = live().now();
        latest = now.isAfter(latest) ? now : latest;
        Instant earliest = latest.minus(Duration.ofMinutes(CLOCK_SET_MINUTES_MAX));
        Instant other = now.plus(Duration.ofMinutes(random.nextInt(2 * CLOCK_SET_MINUTES_MAX) - CLOCK_SET_MINUTES_MAX));
        live().example().clock().set(other.isBefore(earliest) ? earliest : other);
        note("the clock is set from " + now + " to " + live().now());
    }

    private void loseFolder(int number) throws IOException {
        if (folderReturnsAt < 0) {
            folderReturnsAt = number + 1 + random.nextInt(OUTAGE_STEPS_MAX);
            note("no room for what is too long for memory, until step " + folderReturnsAt);
            machine.loseTemporaryFolder();
        }
    }

    private void findFolder() throws IOException {
        if (folderReturnsAt >= 0) {
            folderReturnsAt = -1;
            machine.findTemporaryFolder();
            ledger.check();
            ledger.unreadableWas();
            note("there is room again");
        }
    }

    private void flood() throws Exception {
        if (machine.waiting(Channel.MEASURE) > FLOOD_LETTERS) {
            take(Channel.MEASURE);
            return;
        }
        PartyId party = anyOf(LetterWriter.GRID_COMPANIES);
        note("a flood of " + party);
        for (int i = 0; i < FLOOD_LETTERS; i++) {
            send(writer.next(party, live().now()));
        }
        for (PartyId other : LetterWriter.GRID_COMPANIES) {
            if (!other.equals(party)) {
                send(writer.next(other, live().now()));
            }
        }
    }

    /** Nobody knows whether it has arrived; so its sender sends it again, as the guide says. */
    private void sendOnABrokenLine() throws Exception {
        PartyId party = anyOf(LetterWriter.GRID_COMPANIES);
        Letter letter = writer.good(party, live().now());
        Letter perhaps = letter.perhapsOnceMore();
        note("a line breaks while it carries " + letter);
        post.sendOnALineThatBreaks(live(), perhaps);
        send(letter);
        ledger.sent(perhaps);
    }

    private void sendWhatIsForbidden() throws IOException {
        PartyId party = anyOf(LetterWriter.GRID_COMPANIES);
        PartyId other = anyOf(LetterWriter.SUPPLIERS);
        String let = post.sendWhatIsForbidden(live(), party, other);
        note("what is forbidden, of " + party + (let == null ? ", is refused" : " is let in: " + let));
        if (let != null) {
            ledger.find("the door lets in " + let);
        }
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
            if (job == Job.BURY && folderReturnsAt >= 0) {
                continue;
            }
            try {
                await().atMost(without == null ? RECOVERY_MAX : RECOVERY_IN_A_CONTROL_MAX)
                        .pollInterval(RECOVERY_POLL)
                        .pollDelay(Duration.ZERO)
                        .until(() -> {
                            machine.perform(job);
                            return !ledger.waits(job);
                        });
            } catch (ConditionTimeoutException still) {
                ledger.find(job + " does not come back after an outage");
            }
        }
    }

    /** Everything that can still be done is done, and the parties empty their mailboxes. */
    private void settle() throws Exception {
        note("to the end");
        for (int round = 0; round < ROUNDS_TO_THE_END_MAX && (round < 4 || ledger.isUnderWay()); round++) {
            for (Channel channel : Channel.values()) {
                long waiting = machine.waiting(channel);
                for (long i = 0; i < 2 * waiting && machine.waiting(channel) > 0; i++) {
                    machine.take(channel);
                }
            }
            for (Job job : Job.values()) {
                machine.perform(job);
            }
        }
        ledger.awaitMail();
    }

    @Override
    public void close() throws Exception {
        machine.close();
        ledger.close();
    }
}
