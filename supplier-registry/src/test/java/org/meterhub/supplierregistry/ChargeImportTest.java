package org.meterhub.supplierregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.exampleOf;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.ImportOutcome.AlreadyImported;
import org.meterhub.supplierregistry.ImportOutcome.Imported;
import org.meterhub.supplierregistry.ImportOutcome.Refused;

/** Charges, prices and links from files: a hub that begins bills its first months, and knows afterwards when it learnt what. */
class ChargeImportTest {

    private static final String CHARGES =
            "code;type;owner;name;description;resolution;tax;vat_payer;transparent;valid_from;valid_to\n";
    private static final String PRICES = "code;type;owner;from;to;price\n";
    private static final String LINKS = "gsrn;code;type;owner;quantity;valid_from;valid_to\n";
    private static final Interval OCTOBER =
            MarketProfile.norway().calendar().intervalOf(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-11-01"));

    private static List<String> faults(ImportOutcome outcome) {
        assertThat(outcome).isInstanceOf(Refused.class);
        return ((Refused) outcome)
                .errors().stream()
                        .map(error -> error.line() + " " + error.column())
                        .toList();
    }

    private static void loadAll(TwoGridAreasMarket market) {
        for (RegistryFile kind : RegistryFile.values()) {
            if (kind.isOfPriceLists()) {
                assertThat(market.load(kind, exampleOf(kind))).isInstanceOf(Imported.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_month_has_its_prices_and_links_and_had_none_before_the_import(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            loadAll(market);
            assertThat(prices(market, null))
                    .contains(
                            "NT-E 2026-10-25T23:00:00Z 0.312",
                            "NT-E 2026-10-26T05:00:00Z 0.4512",
                            "NT-E 2026-10-26T20:00:00Z 0.4512",
                            "NT-E 2026-10-26T21:00:00Z 0.312",
                            "NT-ABO 2026-09-30T22:00:00Z 115",
                            "VE-E 2026-10-30T23:00:00Z 0.3875")
                    .hasSize(745 + 1 + 31 + 1);
            assertThat(links(market, null)).hasSize(283).contains("VE-GEBYR 1 2026-10-14T22:00:00Z");
            Instant before = TwoGridAreasMarket.LOADED_AT.minusSeconds(1);
            assertThat(prices(market, before)).isEmpty();
            assertThat(links(market, before)).isEmpty();
            for (RegistryFile kind : RegistryFile.values()) {
                String text = exampleOf(kind);
                assertThat(market.load(kind, text)).isEqualTo(new AlreadyImported());
                assertThat(market.load(kind, "\uFEFF" + text))
                        .isEqualTo(new Imported(0, text.lines().count() - 1));
            }
            assertThat(prices(market, null)).hasSize(745 + 1 + 31 + 1);
        }
    }

    private static List<String> prices(TwoGridAreasMarket market, @Nullable Instant knownAt) {
        List<String> prices = new ArrayList<>();
        market.database.run(unit -> market.registry
                .priceLists()
                .prices(
                        unit,
                        OCTOBER,
                        knownAt,
                        (key, time, price) -> prices.add(key.code() + " " + time + " "
                                + new BigDecimal(price.stripTrailingZeros().toPlainString()))));
        return prices;
    }

    private static List<String> links(TwoGridAreasMarket market, @Nullable Instant knownAt) {
        List<String> links = new ArrayList<>();
        market.database.run(unit -> market.registry
                .chargeLinks()
                .settlementLinks(
                        unit,
                        Set.of(new GridAreaCode("101"), new GridAreaCode("102")),
                        OCTOBER,
                        knownAt,
                        (key, gsrn, quantity, from, to) -> links.add(key.code() + " " + quantity + " " + to)));
        return links;
    }

    @ParameterizedTest
    @EnumSource
    void everything_wrong_with_a_file_of_charges_is_listed_and_nothing_of_it_is_kept(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            String good = "NT-E;D03;7080000010011;Energiledd;;PT1H;;D02;true;2026-01-01;2026-07-01\n";
            assertThat(faults(market.load(
                            RegistryFile.CHARGES,
                            CHARGES + good
                                    + "NT-E;D03;7080000010011;Energiledd;;PT1H;;D02;;2026-06-01;\n"
                                    + "NT-E;D03;7080000010011;Energiledd;;P1D;;D02;;2026-07-01;\n"
                                    + "ELEVENCHARS;D04;7080000020010;;;P2M;maybe;D03;;2026-07-01;2026-01-01\n"
                                    + "NT-ABO;D01;7080000010011;Fastledd;;PT1H;true;D02;;2026-07-01;\n"
                                    + "NT-GEB;D02;7080000010011;Gebyr;;P1M;;D02;true;2026-07-01;\n"
                                    + "NT-AVG;D03;7080000010011;Avgift;;P1D;true;D02;;2026-07-01;\n")))
                    .containsExactly(
                            "3 code",
                            "4 resolution",
                            "5 valid_to",
                            "5 code",
                            "5 type",
                            "5 owner",
                            "5 name",
                            "5 vat_payer",
                            "5 tax",
                            "5 resolution",
                            "6 resolution",
                            "6 tax",
                            "7 transparent",
                            "8 tax");
            assertThat(market.load(RegistryFile.CHARGES, CHARGES + good)).isEqualTo(new Imported(1, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void prices_are_whole_steps_of_charges_in_force_and_never_contradict_what_is_known(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            loadAll(market);
            assertThat(faults(market.load(
                            RegistryFile.CHARGE_PRICES,
                            PRICES + "NT-E;D03;7080000010011;2026-12-01;2027-02-01;0.3120\n"
                                    + "NT-E;D03;7080000010011;2026-10-26T05:00+01:00;2026-10-26T07:00+01:00;0.3120\n"
                                    + "NT-E;D03;7080000010011;2027-03-01T00:30+01:00;2027-03-02;1\n"
                                    + "NT-ABO;D01;7080000010011;2027-03-01;2027-03-15;1\n"
                                    + "VE-E;D03;7080000010028;2027-03-02;2027-03-01;1\n"
                                    + "VE-E;D03;7080000010028;2025-03-01;2025-03-02;1\n"
                                    + "VE-E;D03;7080000010028;tomorrow;2027-03-02;1000000\n"
                                    + "NONE;D03;7080000010028;2027-03-01;2027-03-02;-1.5\n"
                                    + "NT-E;D03;7080000010011;2026-03-01;4026-03-01;1\n")))
                    .containsExactly(
                            "3 price", "4 from", "5 to", "6 to", "7 from", "8 from", "8 price", "9 code", "10 to");
            assertThat(market.load(
                            RegistryFile.CHARGE_PRICES,
                            PRICES + "NT-E;D03;7080000010011;2026-12-01;2027-02-01;0.3120\n"))
                    .as("of which a month was known")
                    .isEqualTo(new Imported(1, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_tariff_by_the_quarter_has_a_price_for_each_quarter_also_of_the_longest_day(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            assertThat(market.load(
                            RegistryFile.CHARGES,
                            CHARGES + "NT-KV;D03;7080000010011;Kvarter;;PT15M;;D02;true;2026-01-01;\n"))
                    .isEqualTo(new Imported(1, 0));
            assertThat(faults(market.load(
                            RegistryFile.CHARGE_PRICES,
                            PRICES + "NT-KV;D03;7080000010011;2026-10-25T00:10+02:00;2026-10-26;0.1\n"
                                    + "NT-KV;D03;7080000010011;2026-10-25;2026-10-25T12:50+01:00;0.1\n")))
                    .as("a price begins and ends with a quarter")
                    .containsExactly("2 from", "3 to");
            assertThat(market.load(
                            RegistryFile.CHARGE_PRICES,
                            PRICES + "NT-KV;D03;7080000010011;2026-10-25;2026-10-25T17:15+01:00;0.1\n"
                                    + "NT-KV;D03;7080000010011;2026-10-25T17:15+01:00;2026-10-26;0.2\n"))
                    .isEqualTo(new Imported(2, 0));
            assertThat(prices(market, null))
                    .hasSize(100)
                    .contains(
                            "NT-KV 2026-10-24T22:00:00Z 0.1",
                            "NT-KV 2026-10-25T16:00:00Z 0.1",
                            "NT-KV 2026-10-25T16:15:00Z 0.2",
                            "NT-KV 2026-10-25T22:45:00Z 0.2");
            assertThat(faults(market.load(
                            RegistryFile.CHARGES,
                            CHARGES + "NT-KV;D03;7080000010011;Kvarter;;PT1H;;D02;true;2026-01-01;\n")))
                    .as("the step stays")
                    .containsExactly("2 resolution");
        }
    }

    @ParameterizedTest
    @EnumSource
    void links_are_of_points_that_exist_to_charges_of_their_grid_company(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            loadAll(market);
            assertThat(faults(market.load(
                            RegistryFile.CHARGE_LINKS,
                            LINKS + "707057500010000015;NT-E;D03;7080000010011;;2026-11-01;\n"
                                    + "707057500010000015;VE-E;D03;7080000010028;;2026-11-01;\n"
                                    + "707057500010000015;NT-E;D03;7080000010011;2;2025-11-01;\n"
                                    + "707057500010000015;NONE;D03;7080000010011;0;2026-11-01;\n"
                                    + "707057500010000015;NONE;D03;7080000010011;1;2026-11-01;\n"
                                    + "707057500010000015;VE-GEBYR;D02;7080000010028;1;2026-11-01;2026-11-05\n"
                                    + "707057500010999994;NT-E;D03;7080000010011;;2026-11-01;\n")))
                    .contains("2 gsrn", "3 owner", "4 quantity", "4 valid_from", "5 quantity", "6 code", "7 valid_to");
        }
    }
}
