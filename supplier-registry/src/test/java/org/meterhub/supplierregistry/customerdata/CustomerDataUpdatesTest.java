package org.meterhub.supplierregistry.customerdata;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.supplierregistry.Address;
import org.meterhub.supplierregistry.CustomerContact;
import org.meterhub.supplierregistry.CustomerData;
import org.meterhub.supplierregistry.MarketDesk;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.process.ProcessStep;

/** Customers' data: who may tell, who is told, and what is remembered. */
class CustomerDataUpdatesTest {

    private static final String NOW = "2026-10-16T10:00:00Z";
    private static final Address STREET =
            new Address(null, "Storgata", "1", null, null, null, "Oslo", null, "NO", "0150", null, null);

    private static CustomerData data(@Nullable String id, String name) {
        return new CustomerData(
                id,
                name,
                null,
                "Per",
                true,
                true,
                midnight("2020-01-01"),
                List.of(
                        new CustomerContact(
                                CustomerContact.TECHNICAL, null, STREET, true, name, null, "22334455", null, "a@b.no"),
                        new CustomerContact(
                                CustomerContact.JURIDICAL, null, null, false, name, "c/o Per", null, null, null)));
    }

    private static Optional<CustomerData> at(MarketDesk desk, Instant instant, @Nullable Instant knownAt) {
        return desk.market.database.inTransaction(
                unit -> desk.market.registry.customers().at(unit, HOUSE, instant, knownAt));
    }

    @ParameterizedTest
    @EnumSource
    void the_supplier_in_force_tells_and_the_grid_company_and_the_next_supplier_hear(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            Instant from = midnight("2026-10-10");
            assertThat(at(desk, from, null).map(CustomerData::firstName)).contains("Jostein Bakken");
            confirmed(desk.changeAtShortNotice(BEKKESTROM, HOUSE, midnight("2026-10-18")));
            assertThat(codes(desk.customerData(HAVVIND, HOUSE, from, data(null, "X"))))
                    .containsExactly("E16");
            desk.at(Instant.parse(NOW).plusSeconds(60));

            ProcessStep step = confirmed(desk.customerData(TINDEKRAFT, HOUSE, from, data(null, "Jostein B. Bakken")));

            assertThat(notices(step))
                    .containsExactly(
                            "CUSTOMER_DATA E34 " + FJORDBYGD_NETT + " 2026-10-10",
                            "CUSTOMER_DATA E34 " + BEKKESTROM + " 2026-10-18");
            CustomerData known = at(desk, midnight("2026-10-20"), null).orElseThrow();
            assertThat(known.firstId()).as("not repeated, yet not lost").isEqualTo("19838619730");
            assertThat(known).isEqualTo(data("19838619730", "Jostein B. Bakken"));
            assertThat(at(desk, from.minusMillis(1), null).map(CustomerData::firstName))
                    .contains("Jostein Bakken");
            assertThat(at(desk, from, Instant.parse(NOW)).map(CustomerData::firstName))
                    .as("as was known before")
                    .contains("Jostein Bakken");
        }
    }

    @ParameterizedTest
    @EnumSource
    void data_after_a_move_in_are_what_the_grid_company_waits_for(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            Instant date = midnight("2026-10-12");
            long move = confirmed(desk.moveIn(HAVVIND, HOUSE, date)).processId();
            assertThat(desk.timeline(move).state()).isEqualTo(ProcessState.AWAITING_CUSTOMER_DATA);
            assertThat(codes(desk.customerData(HAVVIND, HOUSE, date, data("22222222222", "Y"))))
                    .containsExactly("D30");

            ProcessStep step = confirmed(desk.customerData(HAVVIND, HOUSE, date, data(MarketDesk.NEW_CUSTOMER, "Ola")));

            assertThat(notices(step)).containsExactly("CUSTOMER_DATA E65 " + FJORDBYGD_NETT + " 2026-10-12");
            assertThat(desk.timeline(move).state()).isEqualTo(ProcessState.EFFECTUATED);
            assertThat(desk.advanceAt(midnight("2026-11-20"))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_undone_move_brings_the_former_customer_back(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            confirmed(desk.customerData(TINDEKRAFT, HOUSE, midnight("2026-10-01"), data(null, "Jostein B. Bakken")));
            desk.at(Instant.parse(NOW).plusSeconds(60));
            confirmed(desk.moveIn(HAVVIND, HOUSE, midnight("2026-10-12")));
            assertThat(at(desk, midnight("2026-10-12"), null).map(CustomerData::firstName))
                    .contains("Ola Flyttmann");
            desk.at(Instant.parse(NOW).plusSeconds(120));
            confirmed(desk.undoMove(HAVVIND, HOUSE, midnight("2026-10-12")));
            assertThat(at(desk, midnight("2026-10-12"), null)).contains(data("19838619730", "Jostein B. Bakken"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_whole_history_of_a_point_can_be_read_as_it_was_known(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            Instant before = Instant.parse(NOW);
            desk.at(before.plusSeconds(60));
            confirmed(desk.moveIn(HAVVIND, HOUSE, midnight("2026-10-12")));
            desk.at(before.plusSeconds(120));
            confirmed(desk.undoMove(HAVVIND, HOUSE, midnight("2026-10-12")));
            desk.market.database.run(unit -> {
                var records = desk.market.registry.pointRecords();
                var all = records.timeline(unit, HOUSE).orElseThrow();
                assertThat(all.supply())
                        .as("the imported, its cut half, the new, the restored")
                        .hasSize(4);
                assertThat(all.processes()).hasSize(2);
                var first = records.asKnownAt(unit, HOUSE, before).orElseThrow();
                assertThat(first.supply()).hasSize(1);
                assertThat(first.processes()).isEmpty();
                var between =
                        records.asKnownAt(unit, HOUSE, before.plusSeconds(60)).orElseThrow();
                assertThat(between.supply()).hasSize(2);
                assertThat(between.customers()).hasSize(1);
                assertThat(between.processes()).hasSize(1);
                var now = records.asKnownAt(unit, HOUSE, desk.now()).orElseThrow();
                assertThat(now.supply()).hasSize(1);
                assertThat(now.customers()).isEmpty();
                assertThat(records.asKnownAt(unit, HOUSE, Instant.EPOCH)).isEmpty();
            });
        }
    }
}
