package org.meterhub.supplierregistry.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.supplierregistry.MarketDesk.codes;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.BEKKESTROM;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HAVVIND;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HOUSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.TINDEKRAFT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.midnight;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.supplierregistry.MarketDesk;

/** What is asked in one batch is answered as if it had been asked one by one. */
class BatchOfRequestsTest {

    private static final String NOW = "2026-10-16T10:00:00Z";
    private static final int REQUESTS = 60;
    private static final List<Gln> SUPPLIERS = List.of(TINDEKRAFT, BEKKESTROM, HAVVIND);
    private static final Gsrn UNKNOWN = Gsrn.ofBody("70705750001777777");

    @ParameterizedTest
    @EnumSource
    void of_two_requests_of_one_batch_for_one_date_the_first_wins(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            List<Outcome> outcomes = desk.inOneBatch(
                    List.of(HOUSE, UNKNOWN),
                    List.of(
                            () -> desk.change(HAVVIND, UNKNOWN, midnight("2026-11-10")),
                            () -> desk.change(BEKKESTROM, HOUSE, midnight("2026-11-10")),
                            () -> desk.change(HAVVIND, HOUSE, midnight("2026-11-10"))));
            assertThat(codes(outcomes.get(0))).containsExactly("E10");
            assertThat(outcomes.get(1)).isInstanceOf(Outcome.Confirmed.class);
            assertThat(codes(outcomes.get(2))).containsExactly("D07");
            assertThat(desk.count("select count(*) from market_process")).isOne();
        }
    }

    static Stream<Arguments> runs() {
        return Stream.of(Dialect.values())
                .flatMap(dialect -> Stream.of(17L, 2026L).map(seed -> Arguments.of(dialect, seed)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void a_batch_comes_to_what_its_requests_come_to_one_by_one(Dialect dialect, long seed) {
        List<Function<MarketDesk, Outcome>> requests = requests(new Random(seed));
        try (MarketDesk together = new MarketDesk(dialect, NOW);
                MarketDesk alone = new MarketDesk(dialect, NOW)) {
            List<Supplier<Outcome>> batch = requests.stream()
                    .<Supplier<Outcome>>map(request -> () -> request.apply(together))
                    .toList();
            List<String> ofBatch = together.inOneBatch(List.of(HOUSE), batch).stream()
                    .map(BatchOfRequestsTest::told)
                    .toList();
            List<String> oneByOne =
                    requests.stream().map(request -> told(request.apply(alone))).toList();
            assertThat(ofBatch).as("seed %d", seed).isEqualTo(oneByOne);
            assertThat(ofBatch)
                    .as("seed %d has something of everything", seed)
                    .contains("CONFIRMED", "CANCELLED", "TOOK_EFFECT")
                    .anyMatch(answer -> answer.startsWith("["));
            assertThat(together.supply(HOUSE)).as("seed %d", seed).isEqualTo(alone.supply(HOUSE));
        }
    }

    private static String told(Outcome outcome) {
        return outcome instanceof Outcome.Confirmed confirmed
                ? confirmed.step().event().name()
                : codes(outcome).toString();
    }

    /** Few dates and one point, so that requests collide, overtake each other and are taken back. */
    private static List<Function<MarketDesk, Outcome>> requests(Random random) {
        List<Function<MarketDesk, Outcome>> requests = new ArrayList<>();
        List<Gln> askers = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            Gln who = SUPPLIERS.get(random.nextInt(SUPPLIERS.size()));
            String day = "2026-10-" + (10 + random.nextInt(20));
            String later = "2026-11-" + (10 + random.nextInt(12));
            String customer = "1111111111" + random.nextInt(3);
            int earlier = Math.max(0, i - 1 - random.nextInt(2));
            askers.add(who);
            Gln asker = askers.get(earlier);
            requests.add(
                    switch (random.nextInt(8)) {
                        case 0, 1 -> desk -> desk.change(who, HOUSE, midnight(later));
                        case 2 -> desk -> desk.changeAtShortNotice(who, HOUSE, midnight(day));
                        case 3 -> desk -> desk.moveIn(who, HOUSE, midnight(day), customer);
                        case 4 -> desk -> desk.moveOut(who, HOUSE, midnight(day));
                        case 5 -> desk -> desk.undoMove(who, HOUSE, midnight(day));
                        default -> desk -> desk.cancel(asker, HOUSE, "T-" + (earlier + 1), null);
                    });
        }
        return requests;
    }
}
