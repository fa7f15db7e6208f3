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

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.supplierregistry.CustomerData;
import org.meterhub.supplierregistry.MarketDesk;

/** Processes of one point that get in each other's way, each allowed by itself. The house of the examples is supplied by Tindekraft. */
class ProcessesMeetTest {

    private static final String NOW = "2026-10-16T10:00:00Z";
    private static final String OTHER_CUSTOMER = "22222222222";

    private static ProcessStep closeDown(MarketDesk desk, String day) {
        return confirmed(
                desk.point(ProcessKind.CLOSE_DOWN_METERING_POINT, FJORDBYGD_NETT, HOUSE, midnight(day), Map.of()));
    }

    @ParameterizedTest
    @EnumSource
    void who_moves_in_before_the_point_is_closed_down_stays_until_then(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            confirmed(desk.moveIn(HAVVIND, HOUSE, midnight("2026-10-20")));
            closeDown(desk, "2026-11-01");
            desk.advanceAt(midnight("2026-10-20"));

            assertThat(desk.supply(HOUSE))
                    .containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-20 " + HAVVIND, "2026-11-01 nobody");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_move_in_told_late_ends_where_the_point_was_closed_down(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            closeDown(desk, "2026-10-17");
            desk.at("2026-10-20T10:00:00Z");
            assertThat(codes(desk.moveIn(HAVVIND, HOUSE, midnight("2026-10-18"))))
                    .containsExactly("D16");
            confirmed(desk.moveIn(HAVVIND, HOUSE, midnight("2026-10-15")));

            assertThat(desk.supply(HOUSE))
                    .containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-15 " + HAVVIND, "2026-10-17 nobody");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_is_supplied_by_last_resort_at_a_point_that_is_closed_down(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            desk.makeLastResort(BEKKESTROM);
            closeDown(desk, "2026-11-01");
            confirmed(desk.moveOut(TINDEKRAFT, HOUSE, midnight("2026-10-10")));

            assertThat(desk.supply(HOUSE))
                    .containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-10 " + BEKKESTROM, "2026-11-01 nobody");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_asked_for_on_account_of_who_never_moved_in_is_void(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            confirmed(desk.moveIn(HAVVIND, HOUSE, midnight("2026-10-15"), OTHER_CUSTOMER));
            long change = confirmed(desk.change(BEKKESTROM, HOUSE, midnight("2026-10-30")))
                    .processId();

            ProcessStep undone = confirmed(desk.undoMove(HAVVIND, HOUSE, midnight("2026-10-15")));

            assertThat(desk.timeline(change).state()).isEqualTo(ProcessState.OVERTAKEN);
            assertThat(notices(undone)).contains("CANCELLATION E03 " + BEKKESTROM + " 2026-10-30");
            desk.advanceAt(midnight("2026-11-02"));
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_end_of_a_later_supply_does_not_keep_an_earlier_one_from_being_undone(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            confirmed(desk.change(BEKKESTROM, HOUSE, midnight("2026-10-21")));
            confirmed(desk.change(HAVVIND, HOUSE, midnight("2026-10-25")));
            confirmed(desk.change(BEKKESTROM, HOUSE, midnight("2026-10-30")));
            desk.advanceAt(Instant.parse("2026-11-02T10:00:00Z"));
            confirmed(desk.endSupply(BEKKESTROM, HOUSE, midnight("2026-11-05")));

            assertThat(codes(desk.undoChange(BEKKESTROM, HOUSE, midnight("2026-10-30"))))
                    .containsExactly("D39");
            confirmed(desk.undoChange(BEKKESTROM, HOUSE, midnight("2026-10-21")));

            assertThat(desk.supply(HOUSE))
                    .startsWith("2020-01-01 " + TINDEKRAFT, "2026-10-25 " + HAVVIND, "2026-10-30 " + BEKKESTROM);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_customer_whom_the_supplier_has_named_is_not_replaced_by_an_update(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            Instant from = midnight("2026-10-16");
            // The supply that was imported names no customer: the first update does.
            desk.market.database.run(unit -> {
                try (var forget = unit.connection()
                        .prepareStatement("update supply_period set customer_id = null where gsrn = ?")) {
                    forget.setLong(1, HOUSE.toLong());
                    forget.executeUpdate();
                }
            });
            confirmed(desk.customerData(TINDEKRAFT, HOUSE, from, CustomerData.named(OTHER_CUSTOMER, "Kari Normann")));

            assertThat(codes(desk.customerData(
                            TINDEKRAFT, HOUSE, from, CustomerData.named(MarketDesk.NEW_CUSTOMER, "Ola Normann"))))
                    .containsExactly("D30");
            assertThat(codes(desk.moveIn(TINDEKRAFT, HOUSE, from, OTHER_CUSTOMER)))
                    .as("who is there already does not move in")
                    .containsExactly("D17");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_change_where_nobody_supplies_any_more_brings_the_same_customer(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            confirmed(desk.change(HAVVIND, HOUSE, midnight("2026-10-30")));
            confirmed(desk.endSupply(TINDEKRAFT, HOUSE, midnight("2026-10-18")));
            String before = customer(desk, 0);
            desk.advanceAt(midnight("2026-10-28"));

            assertThat(desk.supply(HOUSE))
                    .containsExactly("2020-01-01 " + TINDEKRAFT, "2026-10-18 nobody", "2026-10-30 " + HAVVIND);
            assertThat(customer(desk, 1)).isEqualTo(before).isNotEqualTo("null");
        }
    }

    /** The customer of the supply that holds now, by its place in time. */
    private static String customer(MarketDesk desk, int index) {
        List<String> customers = desk.everySupply(HOUSE).stream()
                .filter(period -> period.supersededAt() == null)
                .map(period -> String.valueOf(period.customerId()))
                .toList();
        return customers.get(index);
    }
}
