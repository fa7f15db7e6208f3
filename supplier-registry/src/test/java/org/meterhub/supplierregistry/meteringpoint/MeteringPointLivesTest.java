package org.meterhub.supplierregistry.meteringpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.supplierregistry.MarketDesk.codes;
import static org.meterhub.supplierregistry.MarketDesk.confirmed;
import static org.meterhub.supplierregistry.MarketDesk.notices;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.BEKKESTROM;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.FJORDBYGD_NETT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HAVVIND;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HOUSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.TINDEKRAFT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.VIDDABERG_ELNETT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.midnight;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.supplierregistry.MarketDesk;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.PointPeriod;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessStep;

/** The life of a metering point, from its creation to its end, and what is remembered of it. */
class MeteringPointLivesTest {

    private static final String NOW = "2026-10-16T10:00:00Z";
    private static final Instant TODAY = midnight("2026-10-16");
    private static final Gsrn FRESH = Gsrn.ofBody("70705750001777777");
    private static final Map<PointAttribute, String> NOTHING = Map.of();

    private static Map<PointAttribute, String> state(String state) {
        return Map.of(PointAttribute.CONNECTION_STATE, state);
    }

    private static PointPeriod at(MarketDesk desk, Gsrn point, Instant instant) {
        return desk.market.database.inTransaction(unit -> desk.market
                .registry
                .pointRecords()
                .at(unit, point, instant, null)
                .orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void a_point_lives_from_creation_to_close_down(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            assertThat(confirmed(desk.create(FJORDBYGD_NETT, FRESH, TODAY)).notices())
                    .as("nobody supplies it yet")
                    .isEmpty();
            assertThat(at(desk, FRESH, TODAY).value(PointAttribute.STREET_NAME)).contains("Bryggegata");
            assertThat(codes(desk.create(FJORDBYGD_NETT, FRESH, TODAY))).containsExactly("E10");
            ProcessKind connect = ProcessKind.CONNECT_METERING_POINT;
            assertThat(codes(desk.point(connect, FJORDBYGD_NETT, FRESH, TODAY, NOTHING)))
                    .containsExactly("D36");
            confirmed(desk.moveIn(HAVVIND, FRESH, TODAY));
            assertThat(notices(confirmed(desk.point(connect, FJORDBYGD_NETT, FRESH, TODAY, NOTHING))))
                    .containsExactly("MASTER_DATA D15 " + HAVVIND + " 2026-10-16");

            ProcessKind switching = ProcessKind.DISCONNECT_OR_RECONNECT_METERING_POINT;
            desk.at("2026-10-20T10:00:00Z");
            confirmed(desk.point(switching, FJORDBYGD_NETT, FRESH, midnight("2026-10-19"), state("E23")));
            assertThat(codes(desk.point(switching, FJORDBYGD_NETT, FRESH, midnight("2026-10-20"), state("E23"))))
                    .containsExactly("D16");
            confirmed(desk.point(switching, FJORDBYGD_NETT, FRESH, midnight("2026-10-20"), state("E22")));
            ProcessKind close = ProcessKind.CLOSE_DOWN_METERING_POINT;
            confirmed(desk.change(BEKKESTROM, FRESH, midnight("2026-11-05")));
            ProcessStep closed = confirmed(desk.point(close, FJORDBYGD_NETT, FRESH, midnight("2026-11-01"), NOTHING));
            assertThat(notices(closed))
                    .containsExactly(
                            "MASTER_DATA D14 " + HAVVIND + " 2026-11-01",
                            "SUPPLY D14 " + HAVVIND + " 2026-11-01",
                            "CANCELLATION E03 " + BEKKESTROM + " 2026-11-05");

            assertThat(desk.supply(FRESH)).containsExactly("2026-10-16 " + HAVVIND, "2026-11-01 nobody");
            assertThat(desk.states(FRESH))
                    .containsExactly("2026-10-16 E22", "2026-10-19 E23", "2026-10-20 E22", "2026-11-01 D02");
            assertThat(codes(desk.point(close, FJORDBYGD_NETT, FRESH, midnight("2026-11-02"), NOTHING)))
                    .containsExactly("D16");
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_the_grid_company_of_the_area_may_and_another_learns_nothing(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            assertThat(codes(desk.create(VIDDABERG_ELNETT, FRESH, TODAY))).containsExactly("E0I");
            ProcessKind kind = ProcessKind.CHANGE_METERING_POINT;
            Map<PointAttribute, String> fuse = Map.of(PointAttribute.RATED_CURRENT, "63");
            assertThat(desk.point(kind, VIDDABERG_ELNETT, HOUSE, TODAY, fuse))
                    .isEqualTo(desk.point(kind, VIDDABERG_ELNETT, FRESH, TODAY, fuse));
            assertThat(codes(desk.point(kind, TINDEKRAFT, HOUSE, TODAY, fuse))).containsExactly("E10");
            // Of no step does another learn in which state the point is, or whether somebody supplies it.
            for (ProcessKind step : List.of(
                    ProcessKind.CONNECT_METERING_POINT,
                    ProcessKind.DISCONNECT_OR_RECONNECT_METERING_POINT,
                    ProcessKind.CLOSE_DOWN_METERING_POINT)) {
                assertThat(desk.point(step, VIDDABERG_ELNETT, HOUSE, TODAY, state("E22")))
                        .isEqualTo(desk.point(step, VIDDABERG_ELNETT, FRESH, TODAY, state("E22")));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_change_tells_who_supplies_now_and_later_and_leaves_the_past(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            confirmed(desk.changeAtShortNotice(BEKKESTROM, HOUSE, midnight("2026-10-18")));
            Map<PointAttribute, String> changes = new EnumMap<>(PointAttribute.class);
            changes.put(PointAttribute.RESOLUTION, "PT15M");
            changes.put(PointAttribute.METER_NUMBER, "697063140000001");
            changes.put(PointAttribute.STREET_NAME, "Storgata");
            desk.at(Instant.parse(NOW).plusSeconds(60));
            ProcessStep step = confirmed(desk.point(
                    ProcessKind.CHANGE_METERING_POINT, FJORDBYGD_NETT, HOUSE, midnight("2026-10-17"), changes));

            assertThat(notices(step))
                    .containsExactly(
                            "MASTER_DATA E32 " + TINDEKRAFT + " 2026-10-17",
                            "MASTER_DATA E32 " + BEKKESTROM + " 2026-10-18");
            PointPeriod after = at(desk, HOUSE, midnight("2026-10-17"));
            assertThat(after.value(PointAttribute.RESOLUTION)).contains("PT15M");
            assertThat(after.value(PointAttribute.STREET_NAME)).contains("Storgata");
            assertThat(after.value(PointAttribute.SETTLEMENT_METHOD))
                    .as("as it was")
                    .contains("D01");
            assertThat(at(desk, HOUSE, midnight("2026-10-17").minusMillis(1)).value(PointAttribute.RESOLUTION))
                    .contains("PT1H");
            assertThat(step.corrections()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_changed_first_is_not_lost_by_a_change_before_it(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            ProcessKind kind = ProcessKind.CHANGE_METERING_POINT;
            Map<PointAttribute, String> fuse = Map.of(PointAttribute.RATED_CURRENT, "63");
            Map<PointAttribute, String> street = Map.of(PointAttribute.STREET_NAME, "Storgata");
            confirmed(desk.point(kind, FJORDBYGD_NETT, HOUSE, midnight("2026-11-01"), fuse));
            confirmed(desk.point(kind, FJORDBYGD_NETT, HOUSE, midnight("2026-10-20"), street));
            PointPeriod later = at(desk, HOUSE, midnight("2026-11-01"));
            assertThat(later.value(PointAttribute.RATED_CURRENT)).contains("63");
            assertThat(later.value(PointAttribute.STREET_NAME)).contains("Storgata");
            assertThat(at(desk, HOUSE, midnight("2026-10-20")).value(PointAttribute.RATED_CURRENT))
                    .isEmpty();
        }
    }
}
