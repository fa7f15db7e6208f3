package org.meterhub.supplierregistry.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.supplierregistry.MarketDesk.codes;
import static org.meterhub.supplierregistry.MarketDesk.confirmed;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.BEKKESTROM;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HAVVIND;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.HOUSE;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.TINDEKRAFT;
import static org.meterhub.supplierregistry.TwoGridAreasMarket.midnight;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Dialect;
import org.meterhub.supplierregistry.MarketDesk;

/** Time limits are market days and deadlines are hours, also where a day has 23 hours and where a year has 366 days. */
class DeadlinesTest {

    @ParameterizedTest
    @EnumSource
    void a_deadline_is_72_hours_before_the_start_over_the_night_with_23_hours(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, "2027-03-24T10:00:00Z")) {
            Instant start = midnight("2027-03-29");
            Instant deadline = Instant.parse("2027-03-25T22:00:00Z");
            long change = confirmed(desk.change(BEKKESTROM, HOUSE, start)).processId();
            assertThat(desk.timeline(change).deadline()).isEqualTo(deadline);
            assertThat(desk.advanceAt(deadline.minusMillis(1))).isEmpty();
            String transaction = desk.lastTransaction();
            assertThat(desk.advanceAt(deadline)).hasSize(1);
            assertThat(codes(desk.cancel(BEKKESTROM, HOUSE, transaction, null)))
                    .as("at the deadline it is too late to cancel")
                    .containsExactly("E17");
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT, "2027-03-29 " + BEKKESTROM);
        }
    }

    @ParameterizedTest
    @EnumSource
    void in_the_last_hour_of_the_day_before_that_a_change_is_still_in_time_and_final_at_once(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, "2027-03-25T22:30:00Z")) {
            assertThat(codes(desk.change(BEKKESTROM, HOUSE, midnight("2027-03-28"))))
                    .as("three days ahead")
                    .containsExactly("E17");
            assertThat(confirmed(desk.change(BEKKESTROM, HOUSE, midnight("2027-03-29")))
                            .event())
                    .as("four days, and less than 72 hours")
                    .isEqualTo(ProcessEvent.TOOK_EFFECT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_leap_day_counts(Dialect dialect) {
        try (MarketDesk desk = new MarketDesk(dialect, "2028-01-01T10:00:00Z")) {
            assertThat(codes(desk.change(BEKKESTROM, HOUSE, midnight("2028-03-02"))))
                    .as("61 days ahead")
                    .containsExactly("E17");
            confirmed(desk.change(BEKKESTROM, HOUSE, midnight("2028-03-01")));
            confirmed(desk.change(HAVVIND, HOUSE, midnight("2028-02-29")));
            desk.advanceAt(midnight("2028-03-01"));
            assertThat(desk.supply(HOUSE))
                    .containsExactly("2020-01-01 " + TINDEKRAFT, "2028-02-29 " + HAVVIND, "2028-03-01 " + BEKKESTROM);

            desk.at("2028-03-16T10:00:00Z");
            assertThat(codes(desk.moveIn(TINDEKRAFT, HOUSE, midnight("2028-02-28"))))
                    .as("17 days back")
                    .containsExactly("E17");
            confirmed(desk.moveIn(TINDEKRAFT, HOUSE, midnight("2028-02-29")));
            assertThat(desk.supply(HOUSE)).containsExactly("2020-01-01 " + TINDEKRAFT);
        }
    }
}
