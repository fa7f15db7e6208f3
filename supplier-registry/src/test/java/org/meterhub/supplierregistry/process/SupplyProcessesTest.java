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
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.supplierregistry.MarketDesk;

/** What the stories of {@code scenarios} do not show: what was known before, the days that are marked, and the life of a process. The house is supplied by Tindekraft. */
class SupplyProcessesTest {

    private static final String NOW = "2026-10-16T10:00:00Z";
    private static final Interval ALWAYS = new Interval(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));

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
