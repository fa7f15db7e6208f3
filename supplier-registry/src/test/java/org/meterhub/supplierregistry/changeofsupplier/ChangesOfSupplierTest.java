package org.meterhub.supplierregistry.changeofsupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.BEKKESTROM;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.EXCHANGE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.FJORDBYGD_NETT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.GRID_LOSS;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HAVVIND;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HOUSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.JEVNVEKT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.LOADED_AT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.NORDBALANSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.SWITCHING_HOUSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.TINDEKRAFT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.midnight;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.MarketDesk;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.Supply;
import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.process.Outcome.Confirmed;
import org.meterhub.supplierregistry.process.Outcome.Rejected;
import org.meterhub.supplierregistry.process.ProcessEvent;
import org.meterhub.supplierregistry.process.ProcessStep;

class ChangesOfSupplierTest {

    private static final Instant NOW = Instant.parse("2026-10-16T10:00:00Z");
    private static final Instant START = midnight("2026-10-26");
    private static final Instant DEADLINE = START.minus(Duration.ofHours(72));

    @ParameterizedTest
    @EnumSource
    void the_supply_changes_on_the_start_date_once_the_deadline_has_passed(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            long process = confirmed(ask(market, BEKKESTROM, HOUSE, START, null));

            assertThat(effectuate(market, DEADLINE.minusMillis(1))).isEmpty();
            assertThat(suppliers(market, HOUSE, null)).containsExactly(TINDEKRAFT);

            assertThat(effectuate(market, DEADLINE)).singleElement().satisfies(step -> {
                assertThat(step.processId()).isEqualTo(process);
                assertThat(step.event()).isEqualTo(ProcessEvent.TOOK_EFFECT);
                assertThat(MarketDesk.notices(step))
                        .containsExactly(
                                "SUPPLY E03 " + TINDEKRAFT + " 2026-10-26",
                                "SUPPLY E03 " + FJORDBYGD_NETT + " 2026-10-26",
                                "MASTER_DATA E03 " + BEKKESTROM + " 2026-10-26",
                                "CUSTOMER_DATA E03 " + BEKKESTROM + " 2026-10-26");
                assertThat(step.reforwardings()).isEmpty();
                assertThat(step.corrections()).isEmpty();
            });
            assertThat(suppliers(market, HOUSE, null)).containsExactly(TINDEKRAFT, BEKKESTROM);
            assertThat(supplyAt(market, HOUSE, START)).isEqualTo(new Supply(BEKKESTROM, JEVNVEKT));
            assertThat(supplyAt(market, HOUSE, START.minusMillis(1))).isEqualTo(new Supply(TINDEKRAFT, NORDBALANSE));

            assertThat(effectuate(market, DEADLINE.plusSeconds(1))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_known_before_is_still_known(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            confirmed(ask(market, BEKKESTROM, HOUSE, START, null));
            effectuate(market, DEADLINE);

            assertThat(suppliers(market, HOUSE, LOADED_AT)).containsExactly(TINDEKRAFT);
            assertThat(suppliers(market, HOUSE, DEADLINE.minusMillis(1))).containsExactly(TINDEKRAFT);
            assertThat(suppliers(market, HOUSE, DEADLINE)).containsExactly(TINDEKRAFT, BEKKESTROM);
            assertThat(suppliers(market, HOUSE, LOADED_AT.minusMillis(1))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_named_balance_responsible_party_goes_before_the_usual_one(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            confirmed(ask(market, BEKKESTROM, HOUSE, START, NORDBALANSE.value()));
            effectuate(market, DEADLINE);
            assertThat(supplyAt(market, HOUSE, START)).isEqualTo(new Supply(BEKKESTROM, NORDBALANSE));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_second_request_for_the_same_date_learns_nothing_but_that_it_is_taken(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            confirmed(ask(market, BEKKESTROM, HOUSE, START, null));
            Outcome anothers = ask(market, HAVVIND, HOUSE, START, null);
            Outcome itsOwn = ask(market, BEKKESTROM, HOUSE, START, null);
            effectuate(market, DEADLINE);
            Outcome afterTheDeadline = ask(market, HAVVIND, HOUSE, START, null);

            assertThat(codes(anothers)).containsExactly("D07");
            assertThat(itsOwn).isEqualTo(anothers);
            assertThat(afterTheDeadline).isEqualTo(anothers);
            String text = ((Rejected) anothers).rejections().get(0).text();
            assertThat(text)
                    .isEqualTo("Another process is under way: the start date is not available for this metering point"
                            + " (start_DateAndOrTime.dateTime)");
            confirmed(ask(market, HAVVIND, HOUSE, midnight("2026-10-27"), null));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_registry_has_its_say(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            assertThat(codes(ask(market, BEKKESTROM, Gsrn.ofBody("70705750099999999"), START, null)))
                    .containsExactly("E10");
            assertThat(codes(ask(market, BEKKESTROM, EXCHANGE, START, null))).containsExactly("E22", "D29");
            assertThat(codes(ask(market, HAVVIND, GRID_LOSS, START, null))).containsExactly("E22");
            assertThat(codes(ask(market, TINDEKRAFT, HOUSE, START, null))).containsExactly("E59");
            assertThat(codes(ask(market, FJORDBYGD_NETT, HOUSE, START, null))).containsExactly("D02", "E18");
            assertThat(codes(ask(market, BEKKESTROM, HOUSE, midnight("2026-10-17"), HAVVIND.value())))
                    .containsExactly("E18", "E17");
            // The registry already holds a change on this date.
            assertThat(codes(ask(market, HAVVIND, SWITCHING_HOUSE, midnight("2026-10-25"), null)))
                    .containsExactly("D07");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_agreed_later_supply_stays_as_it_is(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            Instant start = midnight("2026-10-21");
            confirmed(ask(market, HAVVIND, SWITCHING_HOUSE, start, null));
            effectuate(market, start);
            assertThat(suppliers(market, SWITCHING_HOUSE, null)).containsExactly(TINDEKRAFT, HAVVIND, BEKKESTROM);
            assertThat(supplyAt(market, SWITCHING_HOUSE, midnight("2026-10-25")))
                    .isEqualTo(new Supply(BEKKESTROM, JEVNVEKT));
        }
    }

    @ParameterizedTest
    @EnumSource
    void after_an_outage_all_that_is_due_takes_effect_in_order_a_few_at_a_time(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            confirmed(ask(market, HAVVIND, HOUSE, midnight("2026-11-02"), null));
            confirmed(ask(market, BEKKESTROM, HOUSE, START, null));
            confirmed(ask(market, BEKKESTROM, HOUSE, midnight("2026-11-20"), null));
            Instant weeksLater = midnight("2026-12-20");

            List<ProcessStep> first = market.database.inTransaction(
                    unit -> market.registry.processes().advanceDue(unit, weeksLater, 2));
            List<ProcessStep> then = market.database.inTransaction(
                    unit -> market.registry.processes().advanceDue(unit, weeksLater, 2));

            assertThat(first).extracting(ProcessStep::requester).containsExactly(BEKKESTROM, HAVVIND);
            assertThat(then).extracting(ProcessStep::requester).containsExactly(BEKKESTROM);
            assertThat(suppliers(market, HOUSE, null)).containsExactly(TINDEKRAFT, BEKKESTROM, HAVVIND, BEKKESTROM);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_rolled_back_has_not_happened(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            market.database.run(unit -> {
                unit.attempt(() -> {
                    confirmed(market.registry
                            .changesOfSupplier()
                            .request(unit, request(BEKKESTROM, HOUSE, START, null), NOW));
                    return false;
                });
                confirmed(market.registry.changesOfSupplier().request(unit, request(HAVVIND, HOUSE, START, null), NOW));
            });
            assertThat(effectuate(market, DEADLINE))
                    .singleElement()
                    .extracting(ProcessStep::requester)
                    .isEqualTo(HAVVIND);
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_many_requests_at_once_for_one_date_exactly_one_wins(Dialect dialect) throws Exception {
        int threads = 8;
        ExecutorService crowd = Executors.newFixedThreadPool(threads);
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            for (int round = 0; round < 5; round++) {
                Instant start = midnight("2026-11-0" + (round + 1));
                CyclicBarrier together = new CyclicBarrier(threads);
                List<Future<Outcome>> answers = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    Gln who = i % 2 == 0 ? BEKKESTROM : HAVVIND;
                    answers.add(crowd.submit(() -> {
                        together.await(30, TimeUnit.SECONDS);
                        return ask(market, who, HOUSE, start, null);
                    }));
                }
                int winners = 0;
                for (Future<Outcome> answer : answers) {
                    Outcome outcome = answer.get(60, TimeUnit.SECONDS);
                    if (outcome instanceof Confirmed) {
                        winners++;
                    } else {
                        assertThat(codes(outcome)).containsExactly("D07");
                    }
                }
                assertThat(winners).isEqualTo(1);
            }
        } finally {
            crowd.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void two_hubs_that_effectuate_at_once_do_each_change_once(Dialect dialect) throws Exception {
        ExecutorService hubs = Executors.newFixedThreadPool(2);
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            List<Long> expected = new ArrayList<>();
            for (int day = 1; day <= 9; day++) {
                Gln who = day % 2 == 0 ? BEKKESTROM : HAVVIND;
                expected.add(confirmed(ask(market, who, HOUSE, midnight("2026-11-0" + day), null)));
            }
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<List<ProcessStep>>> done = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                done.add(hubs.submit(() -> {
                    together.await(30, TimeUnit.SECONDS);
                    return effectuate(market, midnight("2026-12-01"));
                }));
            }
            List<Long> effectuated = new ArrayList<>();
            for (Future<List<ProcessStep>> changes : done) {
                changes.get(60, TimeUnit.SECONDS).forEach(change -> effectuated.add(change.processId()));
            }
            assertThat(effectuated).containsExactlyInAnyOrderElementsOf(expected);
        } finally {
            hubs.shutdownNow();
        }
    }

    private static ChangeOfSupplierRequest request(
            Gln supplier, Gsrn point, Instant start, @Nullable String balanceResponsible) {
        return new ChangeOfSupplierRequest(
                "T-" + supplier + "-" + start.getEpochSecond(),
                supplier,
                point.value(),
                supplier.value(),
                balanceResponsible,
                "12345678901",
                null,
                start,
                NOW);
    }

    private static Outcome ask(
            TwoGridAreasMarket market, Gln supplier, Gsrn point, Instant start, @Nullable String balanceResponsible) {
        ChangeOfSupplierRequest request = request(supplier, point, start, balanceResponsible);
        return market.database.inTransaction(
                unit -> market.registry.changesOfSupplier().request(unit, request, NOW));
    }

    private static long confirmed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Confirmed.class);
        return ((Confirmed) outcome).processId();
    }

    private static List<String> codes(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Rejected.class);
        return ((Rejected) outcome)
                .rejections().stream().map(rejection -> rejection.code().code()).toList();
    }

    private static List<ProcessStep> effectuate(TwoGridAreasMarket market, Instant now) {
        return market.database.inTransaction(unit -> market.registry.processes().advanceDue(unit, now, 100));
    }

    /** Who supplies the point, one after the other, from 2020 until 2030. */
    private static List<@Nullable PartyId> suppliers(TwoGridAreasMarket market, Gsrn point, @Nullable Instant knownAt) {
        Interval decade = new Interval(midnight("2020-01-01"), midnight("2030-01-01"));
        List<@Nullable PartyId> suppliers = new ArrayList<>();
        for (MeteringPointPeriod period : periods(market, point, decade, knownAt)) {
            Supply supply = period.supply();
            suppliers.add(supply == null ? null : supply.supplier());
        }
        return suppliers;
    }

    private static @Nullable Supply supplyAt(TwoGridAreasMarket market, Gsrn point, Instant instant) {
        return periods(market, point, new Interval(instant, instant.plusMillis(1)), null)
                .get(0)
                .supply();
    }

    private static List<MeteringPointPeriod> periods(
            TwoGridAreasMarket market, Gsrn point, Interval interval, @Nullable Instant knownAt) {
        return market.database.inTransaction(unit -> market.registry
                .meteringPoints()
                .periods(unit, List.of(point), interval, knownAt)
                .getOrDefault(point, List.of()));
    }
}
