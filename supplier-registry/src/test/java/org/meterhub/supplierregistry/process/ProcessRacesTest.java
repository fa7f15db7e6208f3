package org.meterhub.supplierregistry.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.supplierregistry.MarketDesk.codes;
import static org.meterhub.supplierregistry.MarketDesk.confirmed;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.BEKKESTROM;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.FJORDBYGD_NETT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HAVVIND;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HOUSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.TINDEKRAFT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.midnight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.supplierregistry.MarketDesk;

/** Many at once about one point: one wins, the others get their code, and nothing happens twice. */
class ProcessRacesTest {

    private static final String NOW = "2026-10-16T10:00:00Z";
    private static final int THREADS = 8;

    /** Runs all at the same moment and gives their answers. */
    private static <T> List<T> atOnce(List<Callable<T>> actions) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(actions.size());
        try {
            CyclicBarrier together = new CyclicBarrier(actions.size());
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> action : actions) {
                running.add(crowd.submit(() -> {
                    together.await(30, TimeUnit.SECONDS);
                    return action.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : running) {
                answers.add(answer.get(60, TimeUnit.SECONDS));
            }
            return answers;
        } finally {
            crowd.shutdownNow();
        }
    }

    private static Gln supplier(int number) {
        return number % 2 == 0 ? BEKKESTROM : HAVVIND;
    }

    @ParameterizedTest
    @EnumSource
    void of_many_move_ins_on_one_date_one_wins(Dialect dialect) throws Exception {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            for (String day : List.of("2026-10-12", "2026-10-30")) {
                List<Callable<Outcome>> requests = new ArrayList<>();
                for (int i = 0; i < THREADS; i++) {
                    Gln who = supplier(i);
                    String customer = day.substring(8) + "11111111" + i;
                    requests.add(() -> desk.moveIn(who, HOUSE, midnight(day), customer));
                }
                assertOneWins(atOnce(requests), "D07");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_many_ends_of_supply_one_is_taken(Dialect dialect) throws Exception {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            List<Callable<Outcome>> requests = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                requests.add(() -> desk.endSupply(TINDEKRAFT, HOUSE, midnight("2026-10-19")));
            }
            assertOneWins(atOnce(requests), "D39");
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_many_undoings_one_restores(Dialect dialect) throws Exception {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            confirmed(desk.moveIn(HAVVIND, HOUSE, midnight("2026-10-12")));
            List<Callable<Outcome>> requests = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                requests.add(() -> desk.undoMove(HAVVIND, HOUSE, midnight("2026-10-12")));
            }
            assertOneWins(atOnce(requests), "E47");
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_many_who_create_one_point_one_creates_it(Dialect dialect) throws Exception {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            Gsrn fresh = Gsrn.ofBody("70705750001777777");
            List<Callable<Outcome>> requests = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                requests.add(() -> desk.create(FJORDBYGD_NETT, fresh, midnight("2026-10-16")));
            }
            assertOneWins(atOnce(requests), "E10");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_change_is_either_cancelled_or_takes_effect(Dialect dialect) throws Exception {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            Gln supplying = TINDEKRAFT;
            for (int round = 0; round < 5; round++) {
                String day = "2026-11-0" + (round + 1);
                Instant start = midnight(day);
                Instant before = desk.now();
                // A change that was cancelled leaves the supplier of the round before, who could not ask for its own
                // point.
                Gln who = supplying.equals(BEKKESTROM) ? HAVVIND : BEKKESTROM;
                long process = confirmed(desk.change(who, HOUSE, start)).processId();
                String transaction = desk.lastTransaction();
                Instant deadline = start.minusSeconds(72 * 3_600);
                List<Callable<String>> both = List.of(
                        () -> codes(desk.cancel(who, HOUSE, transaction, null)).toString(),
                        () -> desk.advanceAt(deadline, 100).toString());
                atOnce(both);
                desk.at(deadline.isAfter(before) ? deadline : before).advance();
                ProcessState state = desk.timeline(process).state();
                assertThat(state).isIn(ProcessState.CANCELLED, ProcessState.EFFECTUATED);
                assertThat(desk.supply(HOUSE).stream().anyMatch(line -> line.startsWith(day)))
                        .as("the supply says what the state says: %s", state)
                        .isEqualTo(state == ProcessState.EFFECTUATED);
                supplying = state == ProcessState.EFFECTUATED ? who : supplying;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_crowd_that_does_everything_at_once_leaves_order_behind(Dialect dialect) throws Exception {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            List<Callable<String>> actions = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                Gln who = supplier(i);
                actions.add(() -> desk.changeAtShortNotice(who, HOUSE, midnight("2026-10-1" + (7 + number % 3)))
                        .toString());
                actions.add(() -> desk.moveIn(who, HOUSE, midnight("2026-10-1" + (number % 6)), "1111111111" + number)
                        .toString());
                actions.add(() ->
                        desk.moveOut(TINDEKRAFT, HOUSE, midnight("2026-10-14")).toString());
                actions.add(() -> desk.advance().toString());
            }
            atOnce(actions);
            assertThat(desk.count("select count(*) from supply_period a join supply_period b on a.gsrn = b.gsrn"
                            + " and a.id < b.id and a.superseded_at is null and b.superseded_at is null"
                            + " and (b.valid_to is null or a.valid_from < b.valid_to)"
                            + " and (a.valid_to is null or b.valid_from < a.valid_to)"))
                    .isZero();
            assertThat(desk.count("select count(*) from market_process where state = 'AWAITING_DEADLINE'"))
                    .isZero();
        }
    }

    private static void assertOneWins(List<Outcome> answers, String codeOfOthers) {
        assertThat(answers.stream().filter(Outcome.Confirmed.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(Outcome.Rejected.class::isInstance))
                .hasSize(THREADS - 1)
                .allSatisfy(answer -> assertThat(codes(answer)).containsExactly(codeOfOthers));
    }
}
