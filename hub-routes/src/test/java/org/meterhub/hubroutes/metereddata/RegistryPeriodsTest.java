package org.meterhub.hubroutes.metereddata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.hubroutes.metereddata.SmallMarket.CHANGE;
import static org.meterhub.hubroutes.metereddata.SmallMarket.FORMER;
import static org.meterhub.hubroutes.metereddata.SmallMarket.HEATING;
import static org.meterhub.hubroutes.metereddata.SmallMarket.LATTER;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.metereddata.MeteredPointPeriod;

class RegistryPeriodsTest {

    @ParameterizedTest
    @EnumSource
    void a_child_point_follows_the_supply_of_its_parent_and_is_known_before_there_is_one(Dialect dialect) {
        try (SmallMarket market = new SmallMarket(dialect, "2020-01-01")) {
            LocalDate from = LocalDate.parse("2020-12-30");
            List<MeteredPointPeriod> periods = periods(market, SmallMarket.days(from, CHANGE.plusDays(2)));
            assertThat(periods)
                    .extracting(period ->
                            MarketCalendar.NORWAY.dayOf(period.interval().from()) + " " + period.parentSupplier())
                    .containsExactly("2020-12-30 null", "2021-01-01 " + FORMER, CHANGE + " " + LATTER);
            assertThat(periods.get(2).interval().to()).isEqualTo(MarketCalendar.NORWAY.startOf(CHANGE.plusDays(2)));
        }
    }

    /** A document may name any minute of ten thousand years; the rules refuse it later, when the registry has been asked. */
    @ParameterizedTest
    @EnumSource
    void any_period_that_a_document_can_name_can_be_asked_about(Dialect dialect) {
        Interval all = new Interval(Instant.parse("0000-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:00Z"));
        try (SmallMarket market = new SmallMarket(dialect, "2020-01-01")) {
            List<MeteredPointPeriod> periods = periods(market, all);
            assertThat(periods).extracting(MeteredPointPeriod::parentSupplier).containsExactly(null, FORMER, LATTER);
        }
    }

    private static List<MeteredPointPeriod> periods(SmallMarket market, Interval interval) {
        RegistryPeriods periods = new RegistryPeriods(market.registry.meteringPoints());
        return market.database.inTransaction(
                unit -> periods.periods(unit, List.of(HEATING), interval).getOrDefault(HEATING, List.of()));
    }
}
