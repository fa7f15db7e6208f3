package org.meterhub.supplierregistry.pricelist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.FJORDBYGD_NETT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.midnight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.supplierregistry.RegistryFile;
import org.meterhub.supplierregistry.TwoGridAreasMarket;

/** What charges are and cost over time, as known now and as known before, and who hears of it. */
class PriceListsTest {

    private static final Instant NOW = Instant.parse("2026-10-16T10:00:00Z");
    private static final Instant LATER = Instant.parse("2026-10-20T10:00:00Z");
    private static final MarketCalendar CALENDAR = TwoGridAreasMarket.PROFILE.calendar();

    private static ChargeInformationRequest tariff(String code, Instant from, @Nullable Instant to, String name) {
        return describe("D03", code, "P1D", from, to, name);
    }

    private static ChargeInformationRequest describe(
            String type, String code, String resolution, Instant from, @Nullable Instant to, String name) {
        return new ChargeInformationRequest(
                FJORDBYGD_NETT,
                FJORDBYGD_NETT.value(),
                type,
                code,
                name,
                "Energiledd",
                resolution,
                from,
                to,
                "D02",
                false,
                false);
    }

    private static ChargePricesRequest prices(
            String type, String code, String resolution, String from, String to, String... prices) {
        List<ChargePricesRequest.Point> points = new ArrayList<>();
        for (String price : prices) {
            points.add(new ChargePricesRequest.Point(points.size() + 1, new BigDecimal(price)));
        }
        return new ChargePricesRequest(
                FJORDBYGD_NETT,
                FJORDBYGD_NETT.value(),
                type,
                code,
                midnight(from),
                List.of(new ChargePricesRequest.Series(resolution, midnight(from), midnight(to), points)));
    }

    private static List<String> request(TwoGridAreasMarket market, Instant now, ChargeRequest... operations) {
        return market.database.inTransaction(unit -> market
                .registry
                .priceLists()
                .request(unit, operations[0].sender(), List.of(operations), new PriceLists.Refused(), now)
                .rejections()
                .stream()
                .map(rejection -> rejection.code().code())
                .toList());
    }

    /** The periods of a charge as {@code from to name}. */
    private static List<String> periods(TwoGridAreasMarket market, String code, @Nullable Instant knownAt) {
        ChargeKey key = new ChargeKey(code, FJORDBYGD_NETT, ChargeKind.TARIFF);
        return market.database.inTransaction(
                unit -> market.registry.priceLists().find(unit, key, knownAt).orElseThrow().periods().stream()
                        .map(period -> day(period.validFrom()) + " "
                                + (period.validTo() == null ? "-" : day(period.validTo())) + " " + period.name())
                        .toList());
    }

    private static LocalDate day(Instant instant) {
        return CALENDAR.dayOf(instant);
    }

    /** All prices of an interval as {@code code day price}. */
    private static List<String> prices(TwoGridAreasMarket market, String from, String to, @Nullable Instant knownAt) {
        List<String> found = new ArrayList<>();
        market.database.run(unit -> market.registry
                .priceLists()
                .prices(
                        unit,
                        new Interval(midnight(from), midnight(to)),
                        knownAt,
                        (charge, time, price) -> found.add(charge.code() + " " + day(time) + " " + price)));
        return found;
    }

    @ParameterizedTest
    @EnumSource
    void a_charge_changes_and_is_stopped_and_what_was_known_before_can_be_asked(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            assertThat(request(market, NOW, tariff("NT1", midnight("2026-12-01"), null, "Nettleie")))
                    .isEmpty();
            assertThat(request(market, LATER, tariff("NT1", midnight("2027-01-01"), null, "Nettleie 2027")))
                    .isEmpty();
            assertThat(periods(market, "NT1", null))
                    .containsExactly("2026-12-01 2027-01-01 Nettleie", "2027-01-01 - Nettleie 2027");
            assertThat(periods(market, "NT1", NOW)).containsExactly("2026-12-01 - Nettleie");

            Instant stop = midnight("2027-02-01");
            assertThat(request(market, LATER.plusSeconds(60), tariff("NT1", stop, stop, "")))
                    .isEmpty();
            assertThat(periods(market, "NT1", null))
                    .containsExactly("2026-12-01 2027-01-01 Nettleie", "2027-01-01 2027-02-01 Nettleie 2027");

            Instant earlier = midnight("2026-12-01");
            assertThat(request(market, LATER.plusSeconds(120), tariff("NT1", earlier, earlier, "")))
                    .isEmpty();
            assertThat(periods(market, "NT1", null)).containsExactly("2026-12-01 2026-12-01 Nettleie");
            assertThat(prices(market, "2026-12-01", "2027-12-01", null)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void prices_told_last_hold_and_a_monthly_price_goes_on(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            assertThat(request(
                            market,
                            NOW,
                            tariff("NT1", midnight("2026-12-01"), null, "Nettleie"),
                            describe("D01", "AB1", "P1M", midnight("2026-12-01"), null, "Fastledd")))
                    .isEmpty();
            assertThat(request(
                            market,
                            NOW,
                            prices("D03", "NT1", "P1D", "2026-12-01", "2026-12-05", "0.1", "0.2", "0.3", "0.4"),
                            prices("D01", "AB1", "P1M", "2026-12-01", "2027-02-01", "49", "59.5")))
                    .isEmpty();
            assertThat(request(market, LATER, prices("D03", "NT1", "P1D", "2026-12-02", "2026-12-04", "-0.05", "9")))
                    .isEmpty();

            assertThat(prices(market, "2026-12-02", "2027-01-01", null))
                    .containsExactlyInAnyOrder(
                            "NT1 2026-12-02 -0.050000",
                            "NT1 2026-12-03 9.000000",
                            "NT1 2026-12-04 0.400000",
                            "AB1 2026-12-02 49.000000");
            assertThat(prices(market, "2026-12-02", "2026-12-03", NOW))
                    .containsExactlyInAnyOrder("NT1 2026-12-02 0.200000", "AB1 2026-12-02 49.000000");
            assertThat(prices(market, "2027-06-01", "2027-07-01", null)).containsExactly("AB1 2027-06-01 59.500000");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_transaction_is_carried_out_as_a_whole_or_not_at_all(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            PriceLists.Refused refused = new PriceLists.Refused();
            ChargeRequest good = tariff("NT1", midnight("2026-12-01"), null, "Nettleie");
            ChargeRequest bad = tariff("NT2", midnight("2026-10-17"), null, "Nettleie");
            List<List<String>> codes = market.database.inTransaction(
                    unit -> List.of(List.of(good, bad), List.of(bad), List.of(good)).stream()
                            .map(operations -> market
                                    .registry
                                    .priceLists()
                                    .request(unit, FJORDBYGD_NETT, operations, refused, NOW)
                                    .rejections()
                                    .stream()
                                    .map(rejection -> rejection.code().code())
                                    .toList())
                            .toList());
            assertThat(codes).containsExactly(List.of("E17"), List.of("E17", "D14"), List.of());
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_supplier_is_told_once_and_grid_companies_of_what_a_system_operator_charges(Dialect dialect) {
        Gln operator = Gln.ofBody("708000004001");
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            market.load(
                    RegistryFile.PARTIES,
                    "number;name;roles;balance_responsible;valid_from;valid_to\n" + operator
                            + ";Stamnett;EZ;;2020-01-01;\n");
            request(market, NOW, tariff("NT1", midnight("2026-12-01"), null, "Nettleie"));
            assertThat(told(market))
                    .containsExactly(
                            "7080000020010 ENERGY_SUPPLIER NT1",
                            "7080000020027 ENERGY_SUPPLIER NT1",
                            "7080000020034 ENERGY_SUPPLIER NT1");
            assertThat(told(market)).isEmpty();

            ChargeInformationRequest tax = new ChargeInformationRequest(
                    operator,
                    operator.value(),
                    "D03",
                    "EA1",
                    "Elavgift",
                    "Forbruksavgift",
                    "P1D",
                    midnight("2026-12-01"),
                    null,
                    "D02",
                    true,
                    true);
            assertThat(request(market, NOW, tax)).isEmpty();
            assertThat(told(market))
                    .containsExactly(
                            "7080000010011 GRID_COMPANY EA1",
                            "7080000010028 GRID_COMPANY EA1",
                            "7080000020010 ENERGY_SUPPLIER EA1",
                            "7080000020027 ENERGY_SUPPLIER EA1",
                            "7080000020034 ENERGY_SUPPLIER EA1");
        }
    }

    private static final Instant ALL_DUE = Instant.parse("2100-01-01T00:00:00Z");

    /** Takes all notices, two at a time. */
    private static List<String> told(TwoGridAreasMarket market) {
        List<String> told = new ArrayList<>();
        while (market.database.inTransaction(
                unit -> market.registry.priceLists().hasNotices(unit, ALL_DUE))) {
            market.database.inTransaction(unit -> market.registry.priceLists().takeNotices(unit, ALL_DUE, 2)).stream()
                    .map(notice -> notice.receiver() + " " + notice.role() + " "
                            + notice.charge().key().code())
                    .forEach(told::add);
        }
        return told;
    }
}
