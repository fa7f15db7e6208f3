package org.meterhub.metereddata.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.metereddata.SeriesFixture.point;
import static org.meterhub.metereddata.SeriesFixture.series;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.metereddata.DaySplitter;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.KnownDays;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.SeriesFixture.SeriesBuilder;
import org.meterhub.metereddata.SubmittedSeries;

/** What is stored of the days of many series is looked up together; it is then known, with all that is added. */
class KnownDaysTest {

    private static final DaySplitter SPLITTER = new DaySplitter(MarketCalendar.NORWAY);

    private final MeteredDays days = MeteredDays.inDatabase();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void knows_days_and_months_that_are_stored_and_what_is_added(Dialect dialect) {
        SubmittedSeries day = series().build();
        SubmittedSeries twoDays = series().to("2026-11-02T23:00:00Z").points(48).build();
        SubmittedSeries other = series().meteringPoint(point(2).value()).build();
        SubmittedSeries month = series().type("D01")
                .resolution("P1M")
                .to("2026-11-30T23:00:00Z")
                .points(1)
                .build();
        try (Database database = TestDatabases.fresh(dialect, MeteredDays.MODULE)) {
            database.run(unit -> {
                List<DayVersion> stored = new ArrayList<>(SPLITTER.split(day, 1, 0));
                stored.addAll(SPLITTER.split(month, 1, 1));
                days.append(unit, stored);
            });
            database.run(unit -> {
                KnownDays known = new KnownDays(days, MarketCalendar.NORWAY);
                known.lookUp(unit, List.of(day, twoDays, other, month));
                assertThat(changes(known, day)).isFalse();
                assertThat(changes(known, month)).isFalse();
                assertThat(changes(known, twoDays)).as("a second day").isTrue();
                assertThat(changes(known, other)).as("another point").isTrue();
                known.add(SPLITTER.split(twoDays, 2, 0));
                known.lookUp(unit, List.of(twoDays));
                assertThat(changes(known, twoDays)).as("once it is known").isFalse();
            });
        }
    }

    /** Three years of a point are a thousand rows: nobody makes the hub read them by naming them. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void reads_nothing_for_a_series_that_claims_a_longer_period_than_it_has_points(Dialect dialect) {
        SeriesBuilder claims = series().to("2029-10-31T23:00:00Z");
        try (Database database = TestDatabases.fresh(dialect, MeteredDays.MODULE)) {
            database.run(unit -> days.append(unit, SPLITTER.split(series().build(), 1, 0)));
            database.run(unit -> {
                KnownDays known = new KnownDays(days, MarketCalendar.NORWAY);
                known.lookUp(unit, List.of(claims.build()));
                assertThat(changes(known, series().build()))
                        .as("the stored day was not looked up")
                        .isTrue();
            });
        }
    }

    private static boolean changes(KnownDays known, SubmittedSeries series) {
        return known.areChangedBy(SPLITTER.split(series, 99, 0));
    }
}
