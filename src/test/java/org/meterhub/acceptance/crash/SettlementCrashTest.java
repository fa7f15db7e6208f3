package org.meterhub.acceptance.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;
import static org.meterhub.acceptance.fixtures.ExampleParties.VIDDABERG;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.acceptance.crash.SettlingHub.Moment;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.documents.NotifyAggregatedMeasureData;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.StartOutcome;

/**
 * A settlement run is broken off three times, by a process that is gone: while it calculates, while it stores, while it sends. It is resumed each time, and in
 * the end every receiver has each result once, as from a run that nothing disturbed.
 */
@Tag("crash")
class SettlementCrashTest {

    private static final long PATIENCE_SECONDS = 120;
    private static final LocalDate DAY = LocalDate.parse("2026-10-19");
    private static final Interval PERIOD = MarketCalendar.NORWAY.intervalOf(DAY);

    @Test
    void a_run_that_is_killed_calculating_storing_and_sending_is_resumed_whole_and_sends_nothing_twice(
            @TempDir Path folder) throws Exception {
        Path hub = folder.resolve("hub");
        DatabaseConfiguration database = TestDatabases.freshConfiguration(Dialect.POSTGRESQL);
        Instant now;
        try (LiveMarket live = LiveMarket.start(hub, database)) {
            sendValues(live, FJORDBYGD);
            sendValues(live, VIDDABERG);
            live.awaitIdle();
            holdSecondArea(live);
            now = live.now();
        }
        assertThat(killed(hub, database, Moment.CALCULATING, now)).isEmpty();
        assertThat(killed(hub, database, Moment.STORING, now)).containsExactly("101 WAITING, 102 WAITING");
        assertThat(killed(hub, database, Moment.SENDING, now)).containsExactly("101 SUCCEEDED, 102 WAITING");
        try (LiveMarket live = LiveMarket.start(hub, database)) {
            SettlementRun left = live.hub().settlement().runs().find(1).orElseThrow();
            assertThat(left.status()).isEqualTo(SettlementRun.Status.SUCCEEDED);
            assertThat(live.hub().settlement().runs().areasToSend(1)).containsExactly(SettlingHub.SECOND);
            live.hub().settlement().send(1);
            live.awaitIdle();
            List<String> afterCrashes = results(live, 1);

            StartOutcome undisturbed = live.hub()
                    .settlement()
                    .settle(
                            CalculationType.BALANCE_FIXING,
                            PERIOD,
                            new TreeSet<>(Set.of(SettlingHub.FIRST, SettlingHub.SECOND)));
            long version = ((StartOutcome.Started) undisturbed).run().version();
            int documents = live.hub().settlement().send(version);
            live.awaitIdle();
            assertThat(results(live, version)).hasSize(documents);
            assertThat(afterCrashes).containsExactlyInAnyOrderElementsOf(results(live, version));
        }
    }

    private static void sendValues(LiveMarket live, PartyId gridCompany) throws Exception {
        live.send(
                gridCompany,
                Channel.MEASURE,
                Letters.values(
                        Letters.header(
                                DocumentType.VALIDATED_MEASURE_DATA, gridCompany, Letters.newId("message"), live.now()),
                        live.market().pointsReadBy(gridCompany),
                        DAY,
                        DAY,
                        1_000));
    }

    /** Lets the database hold the hub for a second, in the middle of storing and of sending the second area. */
    private static void holdSecondArea(LiveMarket live) {
        live.execute("create function hold() returns trigger language plpgsql as"
                + " $$ begin perform pg_sleep(1); return new; end $$");
        live.execute("create trigger hold_results before insert on settlement_result for each row"
                + " when (new.grid_area = '102' and new.place = 3) execute function hold()");
        live.execute("create trigger hold_claims before update on settlement_area for each row"
                + " when (new.grid_area = '102' and new.sent_at is not null) execute function hold()");
    }

    /** What a process said before it was gone. */
    private static List<String> killed(Path hub, DatabaseConfiguration database, Moment moment, Instant now)
            throws Exception {
        Path output = Files.createTempFile(hub, moment.name(), ".out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Duser.timezone=UTC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SettlingHub.class.getName(),
                        hub.toString(),
                        database.url(),
                        database.user(),
                        database.password(),
                        moment.name(),
                        now.toString(),
                        PERIOD.from().toString(),
                        PERIOD.to().toString())
                .redirectError(Files.createTempFile(hub, moment.name(), ".err").toFile())
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        assertThat(ended).as("the process ended").isTrue();
        List<String> said = Files.readAllLines(output);
        assertThat(process.exitValue()).as("%s: %s", moment, said).isEqualTo(moment.exitCode());
        return said.stream().filter(line -> line.startsWith("101 ")).toList();
    }

    /** Every result of a run in the mailboxes, as receiver, content and sum. */
    private static List<String> results(LiveMarket live, long version) {
        List<String> found = new ArrayList<>();
        for (ReceivedDocument document : live.mailroom().all()) {
            if (document.type() == DocumentType.AGGREGATED_MEASURE_DATA) {
                live.documents().read(NotifyAggregatedMeasureData.class, document.content()).orThrow().series().stream()
                        .filter(series -> series.head().version().equals(Long.toString(version)))
                        .forEach(series ->
                                found.add(document.receiver() + " " + document.queue() + " " + describe(series)));
            }
        }
        return found;
    }

    private static String describe(NotifyAggregatedMeasureData.Series series) {
        return series.head().typeCode() + series.head().settlementMethodCode() + " "
                + series.head().gridArea().value() + " "
                + series.head().energySupplier().value() + " "
                + series.head().balanceResponsible().value() + " "
                + series.head().inDomain().value() + " "
                + series.points().stream()
                        .map(point -> String.valueOf(point.quantityKwh()))
                        .collect(Collectors.joining(","));
    }
}
