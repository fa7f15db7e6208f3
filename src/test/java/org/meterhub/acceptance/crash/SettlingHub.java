package org.meterhub.acceptance.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.hubapp.Hub;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.run.RunProgress;
import org.meterhub.settlement.run.RunRequest;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRun.AreaStatus;

/** A process with a hub that settles and is gone in the middle of it: nothing in it gets to run any more. */
final class SettlingHub {

    /** Where the process ends. */
    enum Moment {
        /** While the run is at work, before anything of it is stored. */
        CALCULATING,
        /** With the results of one area stored, and some rows of the other's written and not committed. */
        STORING,
        /** With the documents of one area queued, and the other's claimed and not committed. */
        SENDING;

        /** Tells the parent that the process ended where it should. */
        int exitCode() {
            return 41 + ordinal();
        }
    }

    static final GridAreaCode FIRST = new GridAreaCode("101");
    static final GridAreaCode SECOND = new GridAreaCode("102");

    /** The database holds a transaction of the second area for five times as long. */
    private static final Duration INTO_TRANSACTION = Duration.ofMillis(200);

    private SettlingHub() {}

    /** Arguments: folder, URL, user and password of the database, moment, time of the hub, beginning and end of the period. */
    public static void main(String[] arguments) throws Exception {
        Moment moment = Moment.valueOf(arguments[4]);
        Hub hub = Hub.start(
                ExampleHub.configuration(
                        Path.of(arguments[0]), new DatabaseConfiguration(arguments[1], arguments[2], arguments[3], 12)),
                new MarketClock.Settable(Instant.parse(arguments[5])));
        switch (moment) {
            case CALCULATING -> {
                begin(hub, new Interval(Instant.parse(arguments[6]), Instant.parse(arguments[7])));
                while (hub.settlement().runs().progress(1).isEmpty()) {
                    Thread.onSpinWait();
                }
                haltIf(
                        hub.settlement()
                                        .runs()
                                        .progress(1)
                                        .map(RunProgress::step)
                                        .orElseThrow()
                                != RunProgress.Step.STORING,
                        moment);
            }
            case STORING -> {
                tell(hub);
                hub.settlement().resume(1, "kari");
                haltBetween(hub, moment, area -> area.status() == AreaStatus.SUCCEEDED);
            }
            case SENDING -> {
                tell(hub);
                hub.settlement().resume(1, "kari");
                hub.settlement().await(1);
                Thread sending = new Thread(() -> hub.settlement().send(1), "sending");
                sending.setDaemon(true);
                sending.start();
                haltBetween(hub, moment, area -> area.sentAt() != null);
            }
        }
        System.out.println("nothing ended the process; the run stands as "
                + hub.settlement().runs().find(1));
        Runtime.getRuntime().halt(1);
    }

    private static void begin(Hub hub, Interval period) {
        TreeSet<GridAreaCode> areas = new TreeSet<>();
        areas.add(FIRST);
        areas.add(SECOND);
        hub.settlement()
                .begin(new RunRequest(
                        UUID.randomUUID(),
                        CalculationType.BALANCE_FIXING,
                        period,
                        areas,
                        hub.settlement().knownNow(),
                        false));
    }

    /** Ends the process when the first area is done and the second is being done. */
    private static void haltBetween(Hub hub, Moment moment, Predicate<SettlementRun.Area> done) {
        SettlementRun run = hub.settlement().runs().find(1).orElseThrow();
        while (!done.test(run.area(FIRST).orElseThrow())) {
            run = hub.settlement().runs().find(1).orElseThrow();
        }
        LockSupport.parkNanos(INTO_TRANSACTION.toNanos());
        run = hub.settlement().runs().find(1).orElseThrow();
        haltIf(!done.test(run.area(SECOND).orElseThrow()), moment);
    }

    private static void haltIf(boolean there, Moment moment) {
        if (there) {
            Runtime.getRuntime().halt(moment.exitCode());
        }
    }

    /** Says how the crash before has left the run. */
    private static void tell(Hub hub) {
        SettlementRun run = hub.settlement().runs().find(1).orElseThrow();
        System.out.println(run.areas().stream()
                .map(area -> area.gridArea() + " " + area.status() + (area.sentAt() == null ? "" : " sent"))
                .collect(Collectors.joining(", ")));
    }
}
