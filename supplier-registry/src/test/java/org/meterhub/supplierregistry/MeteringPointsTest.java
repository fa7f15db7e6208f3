package org.meterhub.supplierregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.BEKKESTROM;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.EXCHANGE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.FJORDBYGD_NETT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.GRID_LOSS;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HOUSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.JEVNVEKT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.LOADED_AT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.NORDBALANSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.SWITCHING_HOUSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.TINDEKRAFT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.VIDDABERG_ELNETT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.midnight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;

class MeteringPointsTest {

    private static final Interval STORY = new Interval(midnight("2026-10-24"), midnight("2026-10-27"));

    @ParameterizedTest
    @EnumSource
    void cuts_the_interval_where_the_supplier_changes(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            Map<Gsrn, List<MeteringPointPeriod>> found =
                    periods(market, List.of(HOUSE, SWITCHING_HOUSE, Gsrn.ofBody("70705750099999999")), STORY);

            assertThat(found).containsOnlyKeys(HOUSE, SWITCHING_HOUSE);
            assertThat(found.get(HOUSE)).singleElement().satisfies(period -> {
                assertThat(period.interval()).isEqualTo(STORY);
                assertThat(period.supply()).isEqualTo(new Supply(TINDEKRAFT, NORDBALANSE));
                assertThat(period.masterData().gridCompany()).isEqualTo(FJORDBYGD_NETT);
                assertThat(period.masterData().type()).isEqualTo(MeteringPointType.CONSUMPTION);
                assertThat(period.masterData().settlementMethod()).isEqualTo(SettlementMethod.FLEX);
                assertThat(period.masterData().resolution()).isEqualTo(Resolution.HOUR);
            });
            assertThat(found.get(SWITCHING_HOUSE))
                    .extracting(MeteringPointPeriod::interval, MeteringPointPeriod::supply)
                    .containsExactly(
                            tuple(
                                    new Interval(STORY.from(), midnight("2026-10-25")),
                                    new Supply(TINDEKRAFT, NORDBALANSE)),
                            tuple(new Interval(midnight("2026-10-25"), STORY.to()), new Supply(BEKKESTROM, JEVNVEKT)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void knows_the_companies_on_both_sides_of_an_exchange(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            MeteringPointPeriod period = periods(market, List.of(EXCHANGE), STORY)
                    .getOrDefault(EXCHANGE, List.of())
                    .get(0);
            assertThat(period.supply()).isNull();
            assertThat(period.masterData().exchange())
                    .isEqualTo(new ExchangeAreas(
                            new GridAreaCode("101"), FJORDBYGD_NETT, new GridAreaCode("102"), VIDDABERG_ELNETT));
        }
    }

    @ParameterizedTest
    @EnumSource
    void cuts_where_master_data_change_and_shows_stretches_without_supply(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            String points = String.join(";", RegistryFile.METERING_POINTS.columns())
                    + "\n707057500050000013;E17;D01;E22;D01;PT1H;KWH;8716867000030;101;;;;;2026-10-10;2026-10-25"
                    + "\n707057500050000013;E17;D01;E23;D01;PT1H;KWH;8716867000030;101;;;;;2026-10-25;2026-10-26\n";
            String contracts = String.join(";", RegistryFile.SUPPLY_CONTRACTS.columns())
                    + "\n707057500050000013;7080000020010;;;;2026-10-12;2026-10-13"
                    + "\n707057500050000013;7080000020010;;;New customer;2026-10-13;2026-10-20"
                    + "\n707057500050000013;7080000020027;;;;2026-10-23;\n";
            market.load(RegistryFile.METERING_POINTS, points);
            market.load(RegistryFile.SUPPLY_CONTRACTS, contracts);
            Gsrn gsrn = new Gsrn("707057500050000013");
            Interval month = new Interval(midnight("2026-10-01"), midnight("2026-11-01"));

            assertThat(periods(market, List.of(gsrn), month).get(gsrn))
                    .extracting(period -> daysOf(period) + " "
                            + period.masterData().connectionState().code() + " "
                            + (period.supply() == null
                                    ? "nobody"
                                    : period.supply().supplier().value()))
                    .containsExactly(
                            "2026-10-10..2026-10-12 E22 nobody",
                            "2026-10-12..2026-10-20 E22 7080000020010",
                            "2026-10-20..2026-10-23 E22 nobody",
                            "2026-10-23..2026-10-25 E22 7080000020027",
                            "2026-10-25..2026-10-26 E23 7080000020027");
        }
    }

    private static String daysOf(MeteringPointPeriod period) {
        return TwoGridAreasMarket.PROFILE.calendar().dayOf(period.interval().from()) + ".."
                + TwoGridAreasMarket.PROFILE.calendar().dayOf(period.interval().to());
    }

    @ParameterizedTest
    @EnumSource
    void knows_nothing_of_what_was_recorded_later(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            market.database.run(unit -> {
                MeteringPoints points = market.registry.meteringPoints();
                assertThat(points.periods(unit, List.of(HOUSE), STORY, LOADED_AT.minusMillis(1)))
                        .isEmpty();
                assertThat(points.periods(unit, List.of(HOUSE), STORY, LOADED_AT))
                        .hasSize(1);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void streams_all_points_of_an_area_for_settlement(Dialect dialect) {
        try (TwoGridAreasMarket market = TwoGridAreasMarket.loaded(dialect)) {
            List<MeteringPointPeriod> periods = new ArrayList<>();
            market.database.run(unit -> market.registry
                    .meteringPoints()
                    .settlementPeriods(unit, Set.of(new GridAreaCode("101")), STORY, periods::add));

            assertThat(periods).extracting(MeteringPointPeriod::gsrn).isSorted();
            // 107 points of its own and the other area's exchange point; five points change supplier in the story.
            assertThat(periods.stream().map(MeteringPointPeriod::gsrn).distinct())
                    .hasSize(108);
            assertThat(periods).hasSize(113);
            assertThat(periods)
                    .filteredOn(period -> period.masterData().gridLoss())
                    .extracting(MeteringPointPeriod::gsrn)
                    .contains(GRID_LOSS)
                    .hasSize(2);
        }
    }

    private static Map<Gsrn, List<MeteringPointPeriod>> periods(
            TwoGridAreasMarket market, Collection<Gsrn> points, Interval interval) {
        return market.database.inTransaction(
                unit -> market.registry.meteringPoints().periods(unit, points, interval));
    }
}
