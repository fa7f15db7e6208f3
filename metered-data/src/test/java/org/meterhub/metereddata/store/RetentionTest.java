package org.meterhub.metereddata.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.StoredMonth;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.MergedDay;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesFixture;
import org.meterhub.metereddata.Version;

/** Old months go as a whole, and nothing else does. */
class RetentionTest {

    private static final LocalDate BEFORE_ALL_PARTITIONS = LocalDate.of(2022, 12, 24);
    private static final LocalDate OLD = LocalDate.of(2023, 3, 31);
    private static final LocalDate KEPT = LocalDate.of(2023, 4, 1);
    private static final YearMonth FIRST_KEPT = YearMonth.of(2023, 4);

    private final MeteredDays days = MeteredDays.inDatabase();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void forgets_all_days_before_a_month_and_none_after(Dialect dialect) {
        try (Database database = withThreeDays(dialect)) {
            assertThat(database.<Integer>inTransaction(unit -> days.forgetBefore(unit, FIRST_KEPT)))
                    .isPositive();
            assertThat(daysStored(database)).containsExactly(KEPT);
            assertThat(database.<Integer>inTransaction(unit -> days.forgetBefore(unit, FIRST_KEPT)))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void forgets_monthly_values_too(Dialect dialect) {
        try (Database database = withThreeDays(dialect)) {
            database.run(unit -> days.append(unit, List.of(version(OLD.withDayOfMonth(1), Resolution.MONTH, 1))));
            assertThat(months(database)).isEqualTo(1);
            database.run(unit -> days.forgetBefore(unit, FIRST_KEPT));
            assertThat(months(database)).isZero();
        }
    }

    @Test
    void detaches_months_into_tables_that_keep_what_they_held() {
        try (Database database = withThreeDays(Dialect.POSTGRESQL)) {
            List<String> tables = database.inTransaction(unit -> days.detachBefore(unit, FIRST_KEPT));
            assertThat(tables).containsExactly("day_series_2023_03_detached", "day_series_before_2023_04_detached");
            assertThat(tables)
                    .allSatisfy(table -> assertThat(rows(database, table)).isEqualTo(1));
            assertThat(daysStored(database)).containsExactly(KEPT);
        }
    }

    @Test
    void makes_a_detached_month_again_when_it_is_needed() {
        try (Database database = withThreeDays(Dialect.POSTGRESQL)) {
            database.run(unit -> days.detachBefore(unit, FIRST_KEPT));
            database.run(unit -> days.ensurePartitions(unit, OLD, KEPT));
            database.run(unit -> days.append(unit, List.of(version(OLD, Resolution.HOUR, 24))));
            assertThat(daysStored(database)).containsExactly(OLD, KEPT);
            assertThat(months(database, YearMonth.from(OLD))).isEqualTo(1);
        }
    }

    @Test
    void h2_has_nothing_to_detach() {
        try (Database database = withThreeDays(Dialect.H2)) {
            assertThatThrownBy(() -> database.run(unit -> days.detachBefore(unit, FIRST_KEPT)))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThat(daysStored(database)).containsExactly(BEFORE_ALL_PARTITIONS, OLD, KEPT);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void lists_what_is_stored_by_the_month(Dialect dialect) {
        try (Database database = withThreeDays(dialect)) {
            assertThat(months(database, YearMonth.from(OLD))).isEqualTo(1);
            assertThat(months(database, YearMonth.from(KEPT))).isEqualTo(1);
        }
    }

    private Database withThreeDays(Dialect dialect) {
        Database database = TestDatabases.fresh(dialect, MeteredDays.MODULE);
        database.run(unit -> days.ensurePartitions(unit, OLD, KEPT.plusMonths(1)));
        for (LocalDate day : List.of(BEFORE_ALL_PARTITIONS, OLD, KEPT)) {
            database.run(unit -> days.append(unit, List.of(version(day, Resolution.HOUR, 24))));
        }
        return database;
    }

    private static DayVersion version(LocalDate day, Resolution resolution, int steps) {
        return new DayVersion(
                SeriesFixture.point(1),
                day,
                resolution,
                new Version(Instant.parse("2023-05-01T06:00:00Z"), 1, 1),
                PackedSeries.pack(SeriesFixture.measured(new long[steps])));
    }

    private List<LocalDate> daysStored(Database database) {
        return database.inTransaction(
                unit -> days
                        .read(
                                unit,
                                List.of(SeriesFixture.point(1)),
                                BEFORE_ALL_PARTITIONS,
                                KEPT.plusDays(1),
                                KnownAt.LATEST)
                        .stream()
                        .map(MergedDay::day)
                        .toList());
    }

    private int months(Database database) {
        return database.inTransaction(unit -> days.monthVersions(
                        unit, List.of(SeriesFixture.point(1)), BEFORE_ALL_PARTITIONS, KEPT.plusDays(1), KnownAt.LATEST)
                .size());
    }

    /** The database's own estimate of a month's rows, after it was made to look. */
    private long months(Database database, YearMonth month) {
        database.run(unit -> {
            try (Statement statement = unit.connection().createStatement()) {
                statement.execute("analyze");
            }
        });
        return database.inTransaction(unit -> days.storedMonths(unit)).stream()
                .filter(stored -> stored.month().equals(month))
                .mapToLong(StoredMonth::rows)
                .sum();
    }

    private static long rows(Database database, String table) {
        return database.inTransaction(unit -> {
            try (Statement statement = unit.connection().createStatement();
                    ResultSet row = statement.executeQuery("select count(*) from " + table)) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
