package org.meterhub.metereddata.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesFixture;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.Version;

/**
 * Writes and streams days of quarters (of hours with {@code -Dmetereddata.steps=24}) on PostgreSQL and prints how fast. {@code -Dmetereddata.points=720000} measures a large grid company's morning;
 * ordinarily it is small, and its bounds are far below what an idle machine does, so that it fails for a reason only.
 */
class StoreThroughputTest {

    private static final int POINTS = Integer.getInteger("metereddata.points", 10_000);
    private static final int DAYS = Integer.getInteger("metereddata.days", 3);
    private static final int SERIES_PER_TRANSACTION = 2_000;
    private static final int STEPS = Integer.getInteger("metereddata.steps", 96);
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    private final MeteredDays days = MeteredDays.inDatabase();
    private final SplittableRandom random = new SplittableRandom(1);
    private long sumWritten;

    @Test
    void writes_and_streams_hundreds_of_thousands_of_values_a_second() {
        try (Database database = TestDatabases.fresh(Dialect.POSTGRESQL, MeteredDays.MODULE)) {
            database.run(unit -> days.ensurePartitions(unit, FIRST, FIRST.plusDays(DAYS)));
            long values = (long) POINTS * DAYS * STEPS;
            long writeNanos = 0;
            for (int day = 0; day < DAYS; day++) {
                for (int from = 0; from < POINTS; from += SERIES_PER_TRANSACTION) {
                    writeNanos += write(database, FIRST.plusDays(day), from);
                }
            }
            long bytes = number(database, "select pg_table_size('day_series_2026_11')");
            long indexBytes = number(database, "select pg_indexes_size('day_series_2026_11')");
            long[] streamed = new long[2];
            long streamNanos = Long.MAX_VALUE;
            for (int round = 0; round < 2; round++) {
                streamNanos = Math.min(streamNanos, stream(database, FIRST.plusDays(DAYS / 2), streamed));
            }
            long written = perSecond(values, writeNanos);
            long read = perSecond((long) POINTS * STEPS, streamNanos);
            System.out.printf(
                    "%,d points x %d days: written %,d values/s (packing included), one day streamed %,d values/s, %.2f"
                            + " bytes a value in the table, %.2f in its indexes%n",
                    POINTS, DAYS, written, read, 1.0 * bytes / values, 1.0 * indexBytes / values);
            stream(database, FIRST, FIRST.plusDays(DAYS), streamed);
            assertThat(streamed[0]).isEqualTo(sumWritten);
            assertThat(streamed[1]).isEqualTo(values);
            assertThat(written).isGreaterThan(60_000);
            assertThat(read).isGreaterThan(200_000);
        }
    }

    private long write(Database database, LocalDate day, int from) {
        int to = Math.min(POINTS, from + SERIES_PER_TRANSACTION);
        List<SeriesValues> series = new ArrayList<>();
        List<Gsrn> points = new ArrayList<>();
        for (int p = from; p < to; p++) {
            series.add(someDay());
            points.add(SeriesFixture.point(p));
        }
        long start = System.nanoTime();
        List<DayVersion> versions = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            Version version = new Version(Instant.parse("2026-11-05T06:00:00Z"), 1, i);
            versions.add(new DayVersion(
                    points.get(i),
                    day,
                    STEPS == 24 ? Resolution.HOUR : Resolution.QUARTER_HOUR,
                    version,
                    PackedSeries.pack(series.get(i))));
        }
        database.run(unit -> days.append(unit, versions));
        return System.nanoTime() - start;
    }

    private SeriesValues someDay() {
        SeriesValues values = new SeriesValues(STEPS);
        long level = random.nextLong(50, 900);
        for (int i = 0; i < STEPS; i++) {
            long quantity = Math.max(0, level + random.nextLong(-level / 3 - 1, level / 3 + 1));
            values.set(i, quantity, Quality.MEASURED);
            sumWritten += quantity;
        }
        return values;
    }

    private long stream(Database database, LocalDate day, long[] sumAndCount) {
        return stream(database, day, day.plusDays(1), sumAndCount);
    }

    private long stream(Database database, LocalDate from, LocalDate to, long[] sumAndCount) {
        sumAndCount[0] = 0;
        sumAndCount[1] = 0;
        long start = System.nanoTime();
        database.run(unit -> days.forEachDay(unit, from, to, KnownAt.LATEST, (point, day, resolution, values) -> {
            for (int i = 0; i < values.size(); i++) {
                sumAndCount[0] += values.quantity(i);
            }
            sumAndCount[1] += values.size();
        }));
        return System.nanoTime() - start;
    }

    private static long perSecond(long values, long nanos) {
        return values * 1_000_000_000L / nanos;
    }

    private static long number(Database database, String sql) {
        return database.inTransaction(unit -> {
            try (Statement statement = unit.connection().createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
