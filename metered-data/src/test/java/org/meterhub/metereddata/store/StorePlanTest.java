package org.meterhub.metereddata.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesFixture;
import org.meterhub.metereddata.Version;

/** PostgreSQL reads a point through its index and a day of a long month without the rest of the month. */
class StorePlanTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final int DAYS = 20;
    private static final int POINTS = 3_000;

    private final MeteredDays days = MeteredDays.inDatabase();

    @Test
    void a_point_and_a_day_are_found_without_reading_the_month() {
        try (Database database = TestDatabases.fresh(Dialect.POSTGRESQL, MeteredDays.MODULE)) {
            database.run(unit -> days.ensurePartitions(unit, FIRST.minusMonths(1), FIRST.plusMonths(2)));
            for (int d = 0; d < DAYS; d++) {
                LocalDate day = FIRST.plusDays(d);
                database.run(unit -> days.append(unit, everyPoint(day)));
            }
            database.run(unit -> {
                try (Statement statement = unit.connection().createStatement()) {
                    statement.execute("select brin_summarize_new_values('day_series_2026_11_day_idx')");
                    statement.execute("analyze day_series");
                }
            });
            String point = SeriesFixture.point(77).value();
            assertThat(plan(
                            database,
                            "select * from day_series where metering_point = any ('{" + point + "}')"
                                    + " and day >= '2026-11-01' and day < '2026-12-01'"))
                    .contains("day_series_2026_11_metering_point_idx")
                    .doesNotContain("Seq Scan")
                    .doesNotContain("2026_10")
                    .doesNotContain("2026_12");
            assertThat(plan(database, "select * from day_series where day = date '2026-11-07' order by metering_point"))
                    .contains("day_series_2026_11_day_idx")
                    .doesNotContain("Seq Scan");
        }
    }

    private static List<DayVersion> everyPoint(LocalDate day) {
        List<DayVersion> versions = new ArrayList<>();
        byte[] packed = PackedSeries.pack(SeriesFixture.measured(new long[24]));
        for (int p = 1; p <= POINTS; p++) {
            Version version = new Version(Instant.parse("2026-12-01T06:00:00Z"), 1, p);
            versions.add(new DayVersion(SeriesFixture.point(p), day, Resolution.HOUR, version, packed));
        }
        return versions;
    }

    private static String plan(Database database, String sql) {
        return database.inTransaction(unit -> explain(unit, sql));
    }

    private static String explain(UnitOfWork unit, String sql) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Statement statement = unit.connection().createStatement();
                ResultSet rows = statement.executeQuery("explain " + sql)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
