package org.meterhub.supplierregistry.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.supplierregistry.MarketDesk.codes;
import static org.meterhub.supplierregistry.MarketDesk.confirmed;
import static org.meterhub.supplierregistry.MarketDesk.notices;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.BEKKESTROM;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.FJORDBYGD_NETT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HAVVIND;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HOUSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.TINDEKRAFT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.midnight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.supplierregistry.MarketDesk;

/** Each process from its request to its end, with what it says to whom. The house of the examples is supplied by Tindekraft. */
class SupplyProcessesTest {

    private static final String NOW = "2026-10-16T10:00:00Z";
    private static final Interval ALWAYS = new Interval(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));

    @ParameterizedTest
    @EnumSource
    void a_change_at_short_notice_is_final_at_once(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            assertThat(codes(desk.change(HAVVIND, HOUSE, midnight("2026-10-17"))))
                    .containsExactly("E17");
            ProcessStep step = confirmed(desk.changeAtShortNotice(HAVVIND, HOUSE, midnight("2026-10-17")));

            assertThat(step.event()).isEqualTo(ProcessEvent.TOOK_EFFECT);
            assertThat(notices(step))
                    .containsExactly(
                            "SUPPLY D30 " + TINDEKRAFT + " 2026-10-17",
                            "SUPPLY D30 " + FJORDBYGD_NETT + " 2026-10-17",
                            "MASTER_DATA D30 " + HAVVIND + " 2026-10-17",
                            "CUSTOMER_DATA D30 " + HAVVIND + " 2026-10-17");
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-17 " + HAVVIND);
            assertThat(codes(desk.cancel(HAVVIND, HOUSE, desk.lastTransaction(), null)))
                    .as("nothing to cancel any more")
                    .containsExactly("E17");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_change_far_ahead_at_short_notice_waits_for_its_deadline_like_any_other(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            ProcessStep step = confirmed(desk.changeAtShortNotice(HAVVIND, HOUSE, midnight("2026-10-26")));
            assertThat(step.event()).isEqualTo(ProcessEvent.CONFIRMED);
            assertThat(step.notices()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_cancelled_change_was_never_heard_of(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            Instant start = midnight("2026-10-26");
            ProcessStep change = confirmed(desk.change(BEKKESTROM, HOUSE, start));
            String transaction = desk.lastTransaction();
            assertThat(codes(desk.cancel(HAVVIND, HOUSE, transaction, BusinessReason.CHANGE_OF_SUPPLIER)))
                    .as("another knows nothing of it")
                    .containsExactly("E47");
            desk.at(start.minus(Duration.ofHours(72)).minusMillis(1));
            ProcessStep step =
                    confirmed(desk.cancel(BEKKESTROM, HOUSE, transaction, BusinessReason.CHANGE_OF_SUPPLIER));

            assertThat(step.processId()).isEqualTo(change.processId());
            assertThat(step.event()).isEqualTo(ProcessEvent.CANCELLED);
            assertThat(step.notices()).isEmpty();
            assertThat(codes(desk.cancel(BEKKESTROM, HOUSE, transaction, null))).containsExactly("E47");
            assertThat(desk.advanceAt(start)).isEmpty();
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_cancelled_date_is_free_for_others_and_a_passed_deadline_is_not_cancelled(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            Instant start = midnight("2026-10-26");
            confirmed(desk.change(BEKKESTROM, HOUSE, start));
            confirmed(desk.cancel(BEKKESTROM, HOUSE, desk.lastTransaction(), null));
            confirmed(desk.change(HAVVIND, HOUSE, start));
            String transaction = desk.lastTransaction();

            desk.at(start.minus(Duration.ofHours(72)));
            assertThat(codes(desk.cancel(HAVVIND, HOUSE, transaction, null))).containsExactly("E17");
            desk.advance();
            assertThat(codes(desk.cancel(HAVVIND, HOUSE, transaction, null))).containsExactly("E17");
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-26 " + HAVVIND);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_move_in_ahead_takes_effect_on_its_date_and_ends_what_was_agreed_for_the_former_customer(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            Instant date = midnight("2026-10-26");
            confirmed(desk.change(BEKKESTROM, HOUSE, midnight("2026-10-28")));
            confirmed(desk.change(BEKKESTROM, HOUSE, midnight("2026-11-20")));
            ProcessStep asked = confirmed(desk.moveIn(HAVVIND, HOUSE, date));
            assertThat(asked.event()).isEqualTo(ProcessEvent.CONFIRMED);
            assertThat(asked.notices()).isEmpty();
            // The first change is final before the move, the second still pending.
            assertThat(desk.advanceAt(Instant.parse("2026-10-25T12:00:00Z"))).hasSize(1);
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-28 " + BEKKESTROM);

            List<ProcessStep> steps = desk.advanceAt(date);

            assertThat(steps).singleElement().satisfies(step -> {
                assertThat(step.processId()).isEqualTo(asked.processId());
                assertThat(notices(step))
                        .containsExactly(
                                "SUPPLY E01 " + TINDEKRAFT + " 2026-10-26",
                                "CANCELLATION E03 " + BEKKESTROM + " 2026-10-28",
                                "CANCELLATION E03 " + BEKKESTROM + " 2026-11-20",
                                "SUPPLY E65 " + FJORDBYGD_NETT + " 2026-10-26",
                                "MASTER_DATA E65 " + HAVVIND + " 2026-10-26",
                                "CUSTOMER_DATA E65 " + HAVVIND + " 2026-10-26");
                assertThat(step.reforwardings()).isEmpty();
                assertThat(step.corrections()).isEmpty();
            });
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-26 " + HAVVIND);
            assertThat(desk.advanceAt(midnight("2026-11-18")))
                    .as("the grid company gets the customer's data after 15 days")
                    .singleElement()
                    .satisfies(step -> {
                        assertThat(step.event()).isEqualTo(ProcessEvent.CUSTOMER_DATA_AWAITED_IN_VAIN);
                        assertThat(notices(step))
                                .containsExactly("CUSTOMER_DATA E65 " + FJORDBYGD_NETT + " 2026-10-26");
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_move_in_back_in_time_takes_effect_at_once_and_says_which_days_change_hands(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            ProcessStep step = confirmed(desk.moveIn(HAVVIND, HOUSE, midnight("2026-10-05")));

            assertThat(step.event()).isEqualTo(ProcessEvent.TOOK_EFFECT);
            assertThat(notices(step)).contains("SUPPLY E01 " + TINDEKRAFT + " 2026-10-05");
            assertThat(step.reforwardings())
                    .containsExactly(new Reforwarding(
                            HOUSE, new Interval(midnight("2026-10-05"), midnight("2026-10-17")), HAVVIND));
            CorrectedDays corrected = new CorrectedDays(
                    HOUSE, new GridAreaCode("101"), new Interval(midnight("2026-10-05"), midnight("2026-10-16")));
            assertThat(step.corrections()).containsExactly(corrected);
            List<CorrectedDays> marked = desk.market.database.inTransaction(
                    unit -> desk.market.registry.processes().correctedDays(unit, ALWAYS));
            assertThat(marked).containsExactly(corrected);
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-05 " + HAVVIND);
            assertThat(desk.supply(HOUSE, desk.now().minusMillis(1)))
                    .as("what was known before is still known")
                    .containsExactly("2020-01-01 " + TINDEKRAFT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_move_in_before_one_that_is_known_ends_where_that_begins(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            confirmed(desk.moveIn(HAVVIND, HOUSE, midnight("2026-10-12")));
            ProcessStep step = confirmed(desk.moveIn(BEKKESTROM, HOUSE, midnight("2026-10-05"), "22222222222"));
            assertThat(notices(step))
                    .contains("SUPPLY E01 " + TINDEKRAFT + " 2026-10-05")
                    .noneMatch(notice -> notice.contains("SUPPLY E01 " + HAVVIND));
            assertThat(desk.supply(HOUSE))
                    .containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-05 " + BEKKESTROM, "2026-10-12 " + HAVVIND);
            assertThat(codes(desk.moveIn(TINDEKRAFT, HOUSE, midnight("2026-10-12"), "33333333333")))
                    .containsExactly("D07");
            assertThat(codes(desk.moveIn(HAVVIND, HOUSE, midnight("2026-10-13"))))
                    .containsExactly("D17");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_move_in_overtakes_a_change_with_the_same_start(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            Instant date = midnight("2026-10-26");
            confirmed(desk.change(BEKKESTROM, HOUSE, date));
            confirmed(desk.moveIn(HAVVIND, HOUSE, date));
            assertThat(desk.advanceAt(date)).hasSize(2).last().satisfies(step -> assertThat(notices(step))
                    .contains("SUPPLY E01 " + BEKKESTROM + " 2026-10-26"));
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-26 " + HAVVIND);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_end_of_supply_without_supplier_of_last_resort_leaves_nobody(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            Instant end = midnight("2026-10-19");
            assertThat(codes(desk.endSupply(BEKKESTROM, HOUSE, end))).containsExactly("E16");
            assertThat(codes(desk.endSupply(TINDEKRAFT, HOUSE, midnight("2026-10-21"))))
                    .containsExactly("E17");
            confirmed(desk.endSupply(TINDEKRAFT, HOUSE, end));
            assertThat(codes(desk.endSupply(TINDEKRAFT, HOUSE, end))).containsExactly("D39");
            assertThat(desk.advanceAt(end.minus(Duration.ofHours(24)).minusMillis(1)))
                    .isEmpty();

            assertThat(desk.advanceAt(end.minus(Duration.ofHours(24))))
                    .singleElement()
                    .satisfies(step ->
                            assertThat(notices(step)).containsExactly("SUPPLY E20 " + FJORDBYGD_NETT + " 2026-10-19"));
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-19 nobody");
            assertThat(codes(desk.change(BEKKESTROM, HOUSE, midnight("2026-10-26"))))
                    .containsExactly("D29");
            confirmed(desk.moveIn(BEKKESTROM, HOUSE, midnight("2026-10-20")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_end_of_supply_for_tomorrow_is_final_at_once(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            ProcessStep step = confirmed(desk.endSupply(TINDEKRAFT, HOUSE, midnight("2026-10-17")));
            assertThat(step.event()).isEqualTo(ProcessEvent.TOOK_EFFECT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_supplier_of_last_resort_takes_over_and_can_be_left_back_in_time(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            desk.makeLastResort(BEKKESTROM);
            confirmed(desk.endSupply(TINDEKRAFT, HOUSE, midnight("2026-10-19")));
            assertThat(desk.advanceAt(midnight("2026-10-18"))).singleElement().satisfies(step -> assertThat(
                            notices(step))
                    .containsExactly(
                            "SUPPLY E20 " + FJORDBYGD_NETT + " 2026-10-19",
                            "SUPPLY E06 " + BEKKESTROM + " 2026-10-19",
                            "MASTER_DATA E06 " + BEKKESTROM + " 2026-10-19",
                            "CUSTOMER_DATA E06 " + BEKKESTROM + " 2026-10-19"));
            assertThat(codes(desk.endSupply(BEKKESTROM, HOUSE, midnight("2026-10-22"))))
                    .as("last resort cannot be given up")
                    .containsExactly("E16");

            desk.at("2026-11-10T09:00:00Z");
            ProcessStep step = confirmed(desk.change(HAVVIND, HOUSE, midnight("2026-10-19")));

            assertThat(step.event()).isEqualTo(ProcessEvent.TOOK_EFFECT);
            assertThat(step.reforwardings())
                    .containsExactly(new Reforwarding(
                            HOUSE, new Interval(midnight("2026-10-19"), midnight("2026-11-11")), HAVVIND));
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-19 " + HAVVIND);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_change_from_last_resort_may_go_back_thirty_working_days_and_no_more(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            desk.makeLastResort(BEKKESTROM);
            confirmed(desk.endSupply(TINDEKRAFT, HOUSE, midnight("2026-10-19")));
            desk.advanceAt(midnight("2026-10-18"));
            // Thirty working days before Monday 7 December is Monday 26 October: no holidays between.
            desk.at("2026-12-07T09:00:00Z");
            assertThat(codes(desk.change(HAVVIND, HOUSE, midnight("2026-10-25"))))
                    .containsExactly("E17");
            confirmed(desk.change(HAVVIND, HOUSE, midnight("2026-10-26")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_move_out_may_be_told_late_and_takes_the_customers_later_change_with_it(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            confirmed(desk.change(BEKKESTROM, HOUSE, midnight("2026-10-26")));
            ProcessStep step = confirmed(desk.moveOut(TINDEKRAFT, HOUSE, midnight("2026-10-10")));
            assertThat(notices(step))
                    .containsExactly(
                            "CANCELLATION E03 " + BEKKESTROM + " 2026-10-26",
                            "SUPPLY E66 " + FJORDBYGD_NETT + " 2026-10-10");
            assertThat(step.corrections()).hasSize(1);
            assertThat(step.reforwardings()).as("nobody supplies the point").isEmpty();
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-10 nobody");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_end_of_supply_is_void_when_another_has_taken_over_meanwhile(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            confirmed(desk.endSupply(TINDEKRAFT, HOUSE, midnight("2026-10-20")));
            confirmed(desk.changeAtShortNotice(HAVVIND, HOUSE, midnight("2026-10-18")));
            assertThat(desk.advanceAt(midnight("2026-10-20"))).singleElement().satisfies(step -> {
                assertThat(step.event()).isEqualTo(ProcessEvent.OVERTAKEN);
                assertThat(notices(step)).containsExactly("CANCELLATION E20 " + TINDEKRAFT + " 2026-10-20");
            });
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-18 " + HAVVIND);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_change_is_undone_as_if_it_had_never_been(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            Instant start = midnight("2026-10-26");
            confirmed(desk.change(BEKKESTROM, HOUSE, start));
            ProcessStep change = desk.advanceAt(midnight("2026-10-24")).get(0);
            desk.at("2026-11-03T12:00:00Z");
            assertThat(codes(desk.undoChange(HAVVIND, HOUSE, start)))
                    .as("another learns nothing")
                    .isEqualTo(codes(desk.undoChange(HAVVIND, HOUSE, midnight("2026-10-27"))))
                    .containsExactly("E47");

            ProcessStep step = confirmed(desk.undoChange(BEKKESTROM, HOUSE, start));

            assertThat(notices(step))
                    .containsExactly(
                            "SUPPLY D34 " + BEKKESTROM + " 2026-10-26",
                            "SUPPLY D36 " + TINDEKRAFT + " 2026-10-26",
                            "MASTER_DATA D07 " + TINDEKRAFT + " 2026-10-26",
                            "CUSTOMER_DATA D07 " + TINDEKRAFT + " 2026-10-26",
                            "SUPPLY D07 " + FJORDBYGD_NETT + " 2026-10-26");
            assertThat(step.reforwardings())
                    .containsExactly(new Reforwarding(HOUSE, new Interval(start, midnight("2026-11-04")), TINDEKRAFT));
            assertThat(step.corrections())
                    .containsExactly(new CorrectedDays(
                            HOUSE, new GridAreaCode("101"), new Interval(start, midnight("2026-11-03"))));
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT);
            assertThat(desk.supply(HOUSE, desk.now().minusMillis(1)))
                    .containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-26 " + BEKKESTROM);
            assertThat(desk.currentPeriods(HOUSE))
                    .as("one supply again, not two halves")
                    .isEqualTo(1);
            assertThat(desk.timeline(change.processId()).state()).isEqualTo(ProcessState.UNDONE);
            assertThat(codes(desk.undoChange(BEKKESTROM, HOUSE, start))).containsExactly("E47");
            confirmed(desk.change(HAVVIND, HOUSE, midnight("2026-11-09")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_change_that_another_has_followed_is_undone_up_to_there(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            confirmed(desk.change(BEKKESTROM, HOUSE, midnight("2026-10-26")));
            confirmed(desk.change(HAVVIND, HOUSE, midnight("2026-11-10")));
            desk.advanceAt(midnight("2026-11-12"));
            confirmed(desk.undoChange(BEKKESTROM, HOUSE, midnight("2026-10-26")));
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT, "2026-11-10 " + HAVVIND);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_move_is_undone_with_the_change_that_it_had_overtaken(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            confirmed(desk.change(BEKKESTROM, HOUSE, midnight("2026-10-21")));
            long change = desk.advanceAt(midnight("2026-10-18")).get(0).processId();
            ProcessStep move = confirmed(desk.moveIn(HAVVIND, HOUSE, midnight("2026-10-15")));
            assertThat(notices(move)).contains("CANCELLATION E03 " + BEKKESTROM + " 2026-10-21");
            assertThat(desk.timeline(change).state()).isEqualTo(ProcessState.OVERTAKEN);

            desk.at("2026-10-19T12:00:00Z");
            ProcessStep step = confirmed(desk.undoMove(HAVVIND, HOUSE, midnight("2026-10-15")));

            assertThat(notices(step))
                    .containsExactly(
                            "SUPPLY D34 " + HAVVIND + " 2026-10-15",
                            "SUPPLY D36 " + TINDEKRAFT + " 2026-10-15",
                            "MASTER_DATA D33 " + TINDEKRAFT + " 2026-10-15",
                            "CUSTOMER_DATA D33 " + TINDEKRAFT + " 2026-10-15",
                            "SUPPLY D36 " + BEKKESTROM + " 2026-10-21",
                            "MASTER_DATA D33 " + BEKKESTROM + " 2026-10-21",
                            "CUSTOMER_DATA D33 " + BEKKESTROM + " 2026-10-21",
                            "SUPPLY D11 " + FJORDBYGD_NETT + " 2026-10-15");
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-21 " + BEKKESTROM);
            assertThat(desk.timeline(change).state()).isEqualTo(ProcessState.EFFECTUATED);
            assertThat(desk.advanceAt(midnight("2026-11-20")))
                    .as("no data are awaited any more")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_undoing_has_its_limits(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            Instant start = midnight("2026-10-26");
            confirmed(desk.change(BEKKESTROM, HOUSE, start));
            assertThat(codes(desk.undoChange(BEKKESTROM, HOUSE, start)))
                    .as("what can be cancelled is not undone")
                    .containsExactly("E47");
            desk.advanceAt(midnight("2026-10-24"));
            desk.at("2026-12-26T10:00:00Z");
            assertThat(codes(desk.undoChange(BEKKESTROM, HOUSE, start))).containsExactly("E17");
            desk.at("2026-12-24T10:00:00Z");
            confirmed(desk.endSupply(BEKKESTROM, HOUSE, midnight("2026-12-26")));
            assertThat(codes(desk.undoChange(BEKKESTROM, HOUSE, start))).containsExactly("D39");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_life_of_a_process_can_be_read(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            Instant start = midnight("2026-10-26");
            long id = confirmed(desk.change(BEKKESTROM, HOUSE, start)).processId();
            desk.market.database.run(unit ->
                    desk.market.registry.processes().noteMessage(unit, id, "RSM-001 confirmation", "m-1", desk.now()));
            desk.advanceAt(start.minus(Duration.ofHours(72)));

            ProcessTimeline timeline = desk.timeline(id);

            assertThat(timeline.kind()).isEqualTo(ProcessKind.CHANGE_OF_SUPPLIER);
            assertThat(timeline.state()).isEqualTo(ProcessState.EFFECTUATED);
            assertThat(timeline.dueAt()).isNull();
            assertThat(timeline.entries())
                    .containsExactly(
                            new ProcessTimeline.Entry(Instant.parse(NOW), "CONFIRMED", null),
                            new ProcessTimeline.Entry(Instant.parse(NOW), "RSM-001 confirmation", "m-1"),
                            new ProcessTimeline.Entry(start.minus(Duration.ofHours(72)), "TOOK_EFFECT", null));
        }
    }
}
