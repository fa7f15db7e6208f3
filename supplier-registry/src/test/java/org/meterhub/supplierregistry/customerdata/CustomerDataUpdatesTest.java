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
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.supplierregistry.Address;
import org.meterhub.supplierregistry.CustomerContact;
import org.meterhub.supplierregistry.CustomerData;
import org.meterhub.supplierregistry.ImportOutcome;
import org.meterhub.supplierregistry.MarketDesk;
import org.meterhub.supplierregistry.RegistryFile;
import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.process.ProcessStep;

/** Customers' data: who may tell, who is told, and what is remembered. */
class CustomerDataUpdatesTest {

    private static final Gsrn IMPORTED = new Gsrn("707057500010009902");
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

    /** A house like {@link TwoGridAreasMarket#HOUSE}, of which nothing but the imported supply is known; rows are {@code supplier;;number;name;from;to}. */
    private static void importSupply(MarketDesk desk, String... rows) {
        String points = TwoGridAreasMarket.exampleOf(RegistryFile.METERING_POINTS);
        String house = points.lines()
                .filter(line -> line.startsWith(HOUSE.value()))
                .findFirst()
                .orElseThrow();
        load(
                desk,
                RegistryFile.METERING_POINTS,
                points.lines().findFirst().orElseThrow() + "\n" + house.replace(HOUSE.value(), IMPORTED.value())
                        + "\n");
        StringBuilder csv =
                new StringBuilder("gsrn;supplier;balance_responsible;customer_id;customer_name;valid_from;valid_to\n");
        for (String row : rows) {
            csv.append(IMPORTED).append(';').append(row).append('\n');
        }
        load(desk, RegistryFile.SUPPLY_CONTRACTS, csv.toString());
    }

    private static void load(MarketDesk desk, RegistryFile kind, String csv) {
        // The house itself may be there from an earlier import.
        assertThat(desk.market.load(kind, csv))
                .isInstanceOfAny(ImportOutcome.Imported.class, ImportOutcome.AlreadyImported.class);
    }

    private static @Nullable String nameAt(MarketDesk desk, String day) {
        return desk.market
                .database
                .inTransaction(unit -> desk.market.registry.customers().at(unit, IMPORTED, midnight(day), null))
                .map(CustomerData::firstName)
                .orElse(null);
    }

    @ParameterizedTest
    @EnumSource
    void data_of_a_customer_do_not_reach_the_next_whose_supply_was_imported(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            importSupply(
                    desk,
                    TINDEKRAFT + ";;11111111111;Customer One;2020-01-01;2026-11-10",
                    BEKKESTROM + ";;22222222222;Customer Two;2026-11-10;");

            ProcessStep step = confirmed(
                    desk.customerData(TINDEKRAFT, IMPORTED, midnight("2026-10-10"), data(null, "Customer One-B")));

            assertThat(notices(step))
                    .as("nobody else hears of customer one")
                    .containsExactly("CUSTOMER_DATA E34 " + FJORDBYGD_NETT + " 2026-10-10");
            assertThat(nameAt(desk, "2026-11-09")).isEqualTo("Customer One-B");
            assertThat(nameAt(desk, "2026-11-10")).isEqualTo("Customer Two");
        }
    }

    @ParameterizedTest
    @EnumSource
    void data_of_a_customer_reach_the_supplier_to_whom_an_imported_switch_takes_the_same_customer(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            importSupply(
                    desk,
                    TINDEKRAFT + ";;11111111111;Customer One;2020-01-01;2026-11-10",
                    BEKKESTROM + ";;11111111111;Customer One;2026-11-10;");

            ProcessStep step = confirmed(
                    desk.customerData(TINDEKRAFT, IMPORTED, midnight("2026-10-10"), data(null, "Customer One-B")));

            assertThat(notices(step))
                    .containsExactly(
                            "CUSTOMER_DATA E34 " + FJORDBYGD_NETT + " 2026-10-10",
                            "CUSTOMER_DATA E34 " + BEKKESTROM + " 2026-11-10");
            assertThat(nameAt(desk, "2026-11-10")).isEqualTo("Customer One-B");
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_imported_supply_that_names_nobody_is_not_taken_for_the_same_customers(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            importSupply(
                    desk,
                    TINDEKRAFT + ";;11111111111;Customer One;2020-01-01;2026-11-10",
                    BEKKESTROM + ";;;;2026-11-10;");

            ProcessStep step = confirmed(
                    desk.customerData(TINDEKRAFT, IMPORTED, midnight("2026-10-10"), data(null, "Customer One-B")));

            assertThat(notices(step)).containsExactly("CUSTOMER_DATA E34 " + FJORDBYGD_NETT + " 2026-10-10");
            assertThat(nameAt(desk, "2026-11-10")).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_told_of_a_customer_is_not_said_of_one_whose_supply_is_imported_later(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            importSupply(desk, TINDEKRAFT + ";;11111111111;Customer One;2020-01-01;");
            confirmed(desk.customerData(TINDEKRAFT, IMPORTED, midnight("2026-10-10"), data(null, "Customer One-B")));
            desk.at(midnight("2026-11-08"));
            confirmed(desk.endSupply(TINDEKRAFT, IMPORTED, midnight("2026-11-10")));
            desk.advanceAt(midnight("2026-11-10"));
            assertThat(nameAt(desk, "2026-11-15"))
                    .as("still there, without a supplier")
                    .isEqualTo("Customer One-B");

            importSupply(desk, BEKKESTROM + ";;22222222222;Customer Two;2026-11-20;");

            assertThat(nameAt(desk, "2026-11-15")).isEqualTo("Customer One-B");
            assertThat(nameAt(desk, "2026-11-20")).isEqualTo("Customer Two");
        }
    }

    @ParameterizedTest
    @EnumSource
    void data_of_a_customer_do_not_reach_the_one_whom_a_change_of_supplier_names(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, NOW)) {
            importSupply(desk, TINDEKRAFT + ";;11111111111;Customer One;2020-01-01;");
            confirmed(desk.changeFor("22222222222", BEKKESTROM, IMPORTED, midnight("2026-11-10")));
            desk.at(midnight("2026-11-10").plusSeconds(60)).advance();

            ProcessStep step = confirmed(
                    desk.customerData(TINDEKRAFT, IMPORTED, midnight("2026-11-01"), data(null, "Customer One-B")));

            assertThat(notices(step)).containsExactly("CUSTOMER_DATA E34 " + FJORDBYGD_NETT + " 2026-11-01");
            assertThat(nameAt(desk, "2026-11-09")).isEqualTo("Customer One-B");
            assertThat(nameAt(desk, "2026-11-10")).isEqualTo("Kari Bytter");
        }
    }
}
