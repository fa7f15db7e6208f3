package org.meterhub.supplierregistry.chargelink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.supplierregistry.MarketDesk.codes;
import static org.meterhub.supplierregistry.MarketDesk.confirmed;
import static org.meterhub.supplierregistry.MarketDesk.notices;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.BEKKESTROM;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.FJORDBYGD_NETT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HAVVIND;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HOUSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.SWITCHING_HOUSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.TINDEKRAFT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.midnight;

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
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.supplierregistry.MarketDesk;
import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest.Link;
import org.meterhub.supplierregistry.pricelist.ChargeInformationRequest;
import org.meterhub.supplierregistry.pricelist.PriceLists;
import org.meterhub.supplierregistry.process.Outcome;
import org.meterhub.supplierregistry.process.ProcessStep;

/** What points pay over time, as known now and as known before, and who hears of it. */
class ChargeLinksTest {

    private static final Instant DECEMBER = midnight("2026-12-01");
    private static final Instant JANUARY = midnight("2027-01-01");
    private static final Instant FEBRUARY = midnight("2027-02-01");

    /** A desk on 16 October 2026 where Fjordbygd Nett has the tariff NT1, the subscription AB1 and the fee GB1 from December. */
    private static MarketDesk desk(Dialect dialect) {
        MarketDesk desk = new MarketDesk(dialect, "2026-10-16T10:00:00Z");
        for (List<String> charge :
                List.of(List.of("D03", "NT1", "PT1H"), List.of("D01", "AB1", "P1M"), List.of("D02", "GB1", "P1M"))) {
            ChargeInformationRequest described = new ChargeInformationRequest(
                    FJORDBYGD_NETT,
                    FJORDBYGD_NETT.value(),
                    charge.get(0),
                    charge.get(1),
                    "Nettleie",
                    "Til prøve",
                    charge.get(2),
                    DECEMBER,
                    null,
                    "D02",
                    false,
                    false);
            assertThat(desk.market
                            .database
                            .inTransaction(unit -> desk.market
                                    .registry
                                    .priceLists()
                                    .request(
                                            unit,
                                            FJORDBYGD_NETT,
                                            List.of(described),
                                            new PriceLists.Refused(),
                                            desk.now()))
                            .rejections())
                    .isEmpty();
        }
        return desk;
    }

    private static Link link(String type, String code, String factor, Instant from, @Nullable Instant to) {
        return new Link(FJORDBYGD_NETT.value(), type, code, factor, from, to);
    }

    private static Outcome request(MarketDesk desk, Gsrn point, Link... links) {
        ChargeLinksRequest request =
                new ChargeLinksRequest("L-1", FJORDBYGD_NETT, point.value(), List.of(links), desk.now());
        return desk.market.database.inTransaction(
                unit -> desk.market.registry.chargeLinks().request(unit, request, desk.now()));
    }

    /** The links of all points of area 101 in the winter as {@code code quantity from to}. */
    private static List<String> links(MarketDesk desk, @Nullable Instant knownAt) {
        List<String> found = new ArrayList<>();
        Interval winter = new Interval(DECEMBER, midnight("2027-04-01"));
        desk.market.database.run(unit -> desk.market
                .registry
                .chargeLinks()
                .settlementLinks(
                        unit,
                        Set.of(new GridAreaCode("101")),
                        winter,
                        knownAt,
                        (charge, gsrn, quantity, from, to) -> found.add(charge.code() + " " + quantity + " " + day(from)
                                + " " + (to == null ? "-" : day(to)))));
        return found;
    }

    private static LocalDate day(Instant instant) {
        return TwoGridAreasMarket.PROFILE.calendar().dayOf(instant);
    }

    @ParameterizedTest
    @EnumSource
    void a_link_changes_and_ends_and_what_was_known_before_can_be_asked(Dialect dialect) {
        try (MarketDesk desk = desk(dialect)) {
            confirmed(request(
                    desk, HOUSE, link("D03", "NT1", "", DECEMBER, null), link("D01", "AB1", "2", DECEMBER, null)));
            assertThat(links(desk, null)).containsExactlyInAnyOrder("NT1 1 2026-12-01 -", "AB1 2 2026-12-01 -");
            Instant before = desk.now();
            desk.at("2026-10-20T10:00:00Z");
            confirmed(request(desk, HOUSE, link("D01", "AB1", "3", JANUARY, FEBRUARY)));
            assertThat(links(desk, null))
                    .containsExactlyInAnyOrder(
                            "NT1 1 2026-12-01 -", "AB1 2 2026-12-01 2027-01-01", "AB1 3 2027-01-01 2027-02-01");
            assertThat(links(desk, before)).containsExactlyInAnyOrder("NT1 1 2026-12-01 -", "AB1 2 2026-12-01 -");

            confirmed(request(desk, HOUSE, link("D03", "NT1", "", DECEMBER, DECEMBER)));
            assertThat(links(desk, null))
                    .containsExactlyInAnyOrder("AB1 2 2026-12-01 2027-01-01", "AB1 3 2027-01-01 2027-02-01");
            assertThat(desk
                            .market
                            .database
                            .inTransaction(
                                    unit -> desk.market.registry.chargeLinks().from(unit, HOUSE, DECEMBER))
                            .stream()
                            .filter(link -> link.charge().code().equals("NT1")))
                    .as("that the tariff was taken back is still to be told")
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_fee_is_paid_on_its_day_and_touches_no_other(Dialect dialect) {
        try (MarketDesk desk = desk(dialect)) {
            confirmed(request(desk, HOUSE, link("D02", "GB1", "", JANUARY, null)));
            confirmed(request(desk, HOUSE, link("D02", "GB1", "2", DECEMBER, null)));
            assertThat(links(desk, null))
                    .containsExactlyInAnyOrder("GB1 1 2027-01-01 2027-01-02", "GB1 2 2026-12-01 2026-12-02");
            confirmed(request(desk, HOUSE, link("D02", "GB1", "", DECEMBER, DECEMBER)));
            assertThat(links(desk, null)).containsExactly("GB1 1 2027-01-01 2027-01-02");
        }
    }

    @ParameterizedTest
    @EnumSource
    void all_links_of_a_transaction_are_made_or_none(Dialect dialect) {
        try (MarketDesk desk = desk(dialect)) {
            Outcome outcome = request(
                    desk, HOUSE, link("D03", "NT1", "", DECEMBER, null), link("D03", "NONE", "", DECEMBER, null));
            assertThat(codes(outcome)).containsExactly("E0I");
            assertThat(links(desk, null)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_supplier_then_is_told_and_whoever_supplies_later_but_not_who_did_before(Dialect dialect) {
        try (MarketDesk desk = desk(dialect)) {
            ProcessStep step = confirmed(request(desk, SWITCHING_HOUSE, link("D03", "NT1", "", DECEMBER, null)));
            assertThat(notices(step)).containsExactly("CHARGE_LINKS D17 " + BEKKESTROM + " 2026-12-01");
            assertThat(step.requester()).isEqualTo(FJORDBYGD_NETT);
            assertThat(desk.timeline(step.processId()).entries()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_new_supplier_is_told_what_the_point_pays_if_that_is_known(Dialect dialect) {
        try (MarketDesk desk = desk(dialect)) {
            confirmed(request(desk, HOUSE, link("D03", "NT1", "", DECEMBER, null)));
            confirmed(desk.change(HAVVIND, HOUSE, midnight("2026-11-01")));
            List<ProcessStep> steps = desk.advanceAt(midnight("2026-10-31"));
            assertThat(steps).hasSize(1);
            assertThat(notices(steps.get(0)))
                    .contains("CHARGE_LINKS E03 " + HAVVIND + " 2026-11-01")
                    .noneMatch(told -> told.startsWith("CHARGE_LINKS") && told.contains(TINDEKRAFT.value()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void links_of_another_area_are_not_asked_for(Dialect dialect) {
        try (MarketDesk desk = desk(dialect)) {
            confirmed(request(desk, HOUSE, link("D03", "NT1", "", DECEMBER, null)));
            List<Long> found = new ArrayList<>();
            desk.market.database.run(unit -> desk.market
                    .registry
                    .chargeLinks()
                    .settlementLinks(
                            unit,
                            Set.of(new GridAreaCode("102")),
                            new Interval(DECEMBER, JANUARY),
                            null,
                            (charge, gsrn, quantity, from, to) -> found.add(gsrn)));
            assertThat(found).isEmpty();
        }
    }
}
