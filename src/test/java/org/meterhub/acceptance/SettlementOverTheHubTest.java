package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;
import static org.meterhub.acceptance.fixtures.ExampleParties.VIDDABERG;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.documents.NotifyAggregatedMeasureData;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.Finding;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRun.AreaStatus;
import org.meterhub.settlement.run.StartOutcome;

/** Settlement over a running hub: an area that cannot be settled does not hold up the other, and results are sent once however often it is asked. */
class SettlementOverTheHubTest {

    private static final LocalDate DAY = LocalDate.parse("2026-10-19");
    private static final GridAreaCode SOUND = new GridAreaCode("101");
    private static final GridAreaCode WITHOUT_GRID_LOSS = new GridAreaCode("102");

    @Test
    void an_area_that_fails_does_not_hold_up_the_other_and_results_are_sent_once(@TempDir Path folder)
            throws Exception {
        Path market = marketWithoutGridLossPoints(folder.resolve("market"), WITHOUT_GRID_LOSS.value());
        try (LiveMarket live = LiveMarket.start(folder.resolve("hub"), null, market, ExampleHub.BEGINNING)) {
            sendValues(live, FJORDBYGD);
            sendValues(live, VIDDABERG);
            live.awaitIdle();
            claimForwarded(live);

            SettlementRun run = settle(live);
            assertThat(run.status()).isEqualTo(SettlementRun.Status.PARTLY_FAILED);
            assertThat(run.area(SOUND).orElseThrow().status()).isEqualTo(AreaStatus.SUCCEEDED);
            SettlementRun.Area failed = run.area(WITHOUT_GRID_LOSS).orElseThrow();
            assertThat(failed.status()).isEqualTo(AreaStatus.FAILED);
            assertThat(failed.findings()).extracting(Finding::kind).contains(Finding.Kind.GRID_LOSS_POINT_MISSING);

            int sent = live.hub().settlement().send(run.version());
            assertThat(sent).isPositive();
            assertThat(live.hub().settlement().send(run.version()))
                    .as("documents sent when asked again")
                    .isZero();
            live.awaitIdle();
            List<ReceivedDocument> results = live.mailroom().unclaimed();
            assertThat(results)
                    .hasSize(sent)
                    .extracting(ReceivedDocument::type)
                    .containsOnly(DocumentType.AGGREGATED_MEASURE_DATA);
            assertThat(areasIn(live, results)).containsExactly(SOUND.value());
            assertThat(results)
                    .extracting(ReceivedDocument::receiver)
                    .contains(FJORDBYGD)
                    .doesNotContain(VIDDABERG);

            SettlementRun again =
                    live.hub().settlement().runs().find(run.version()).orElseThrow();
            assertThat(again.area(SOUND).orElseThrow().sentAt()).isNotNull();
            assertThat(again.area(WITHOUT_GRID_LOSS).orElseThrow().sentAt()).isNull();
        }
    }

    private static SettlementRun settle(LiveMarket live) {
        StartOutcome outcome = live.hub()
                .settlement()
                .settle(
                        CalculationType.BALANCE_FIXING,
                        live.hub().configuration().market().calendar().intervalOf(DAY),
                        new TreeSet<>(Set.of(SOUND, WITHOUT_GRID_LOSS)));
        assertThat(outcome).isInstanceOf(StartOutcome.Started.class);
        return ((StartOutcome.Started) outcome).run();
    }

    private static Set<String> areasIn(LiveMarket live, List<ReceivedDocument> results) {
        Set<String> areas = new HashSet<>();
        for (ReceivedDocument result : results) {
            live.documents()
                    .read(NotifyAggregatedMeasureData.class, result.content())
                    .orThrow()
                    .series()
                    .forEach(series -> areas.add(series.head().gridArea().value()));
        }
        return areas;
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

    private static void claimForwarded(LiveMarket live) throws InterruptedException {
        while (!live.mailroom().unclaimed().isEmpty()) {
            assertThat(live.mailroom()
                            .claim(any -> any.type() == DocumentType.VALIDATED_MEASURE_DATA, LiveMarket.PATIENCE))
                    .isPresent();
        }
    }

    /** A copy of the example market in which nobody made the area's grid-loss points. */
    private static Path marketWithoutGridLossPoints(Path folder, String area) throws IOException {
        Files.createDirectories(folder);
        Set<String> missing = Files.readAllLines(LiveMarket.EXAMPLE.resolve("metering-points.csv")).stream()
                .map(line -> line.split(";", -1))
                .filter(cells -> cells[8].equals(area) && cells[12].equals("true"))
                .map(cells -> cells[0])
                .collect(Collectors.toSet());
        assertThat(missing).isNotEmpty();
        for (String file : List.of("parties", "grid-areas", "metering-points", "supply-contracts")) {
            List<String> kept = Files.readAllLines(LiveMarket.EXAMPLE.resolve(file + ".csv")).stream()
                    .filter(line -> !missing.contains(line.split(";", -1)[0]))
                    .toList();
            Files.write(folder.resolve(file + ".csv"), kept);
        }
        return folder;
    }
}
