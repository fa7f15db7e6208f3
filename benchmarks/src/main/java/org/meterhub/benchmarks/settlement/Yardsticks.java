package org.meterhub.benchmarks.settlement;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.meterhub.database.BulkInsert;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesValues;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** What a settlement is held against: merely reading and summing the same rows, and the same sums by SQL over a row per value. */
final class Yardsticks {

    private static final int SIGNATURE_AND_FLAGS_BYTES = 19;

    private final Database database;
    private final SettledMarket market;

    Yardsticks(Database database, SettledMarket market) {
        this.database = database;
        this.market = market;
    }

    /** What a yardstick came to. */
    record Took(double seconds, long values, long sumWh) {}

    /**
     * Reads the packed values of every row of the month by binary COPY, in no order, unpacks them and adds them to one sum: no versions, no points, no
     * suppliers. As many threads as given, each with days of its own.
     */
    Took readAndSum(int threads) throws Exception {
        return daysOf(threads, day -> database.inTransaction(unit -> sumOf(unit.connection(), day)));
    }

    /** Reads the days of the month as the store gives them, with versions merged and in order, and adds them to one sum: no suppliers, no periods. */
    Took readMergedAndSum(int threads) throws Exception {
        MeteredDays days = MeteredDays.inDatabase();
        return daysOf(threads, day -> {
            long[] countAndSum = new long[2];
            database.run(unit ->
                    days.forEachDay(unit, day, day.plusDays(1), KnownAt.LATEST, (point, of, resolution, values) -> {
                        for (int i = 0; i < values.size(); i++) {
                            countAndSum[1] += values.quantity(i);
                        }
                        countAndSum[0] += values.size();
                    }));
            return countAndSum;
        });
    }

    private Took daysOf(int threads, Function<LocalDate, long[]> sumOfDay) throws Exception {
        long start = System.nanoTime();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<long[]>> running = new ArrayList<>();
            for (LocalDate day : market.days()) {
                running.add(pool.submit(() -> sumOfDay.apply(day)));
            }
            long values = 0;
            long sum = 0;
            for (Future<long[]> one : running) {
                values += one.get()[0];
                sum += one.get()[1];
            }
            return new Took((System.nanoTime() - start) / 1e9, values, sum);
        } finally {
            pool.shutdownNow();
        }
    }

    private static long[] sumOf(Connection connection, LocalDate day) throws SQLException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select packed from day_series where day = date '" + day
                        + "') to stdout (format binary)");
        SeriesValues values = new SeriesValues();
        long[] countAndSum = new long[2];
        boolean first = true;
        for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            ByteBuffer buffer = ByteBuffer.wrap(row);
            if (first) {
                buffer.position(SIGNATURE_AND_FLAGS_BYTES);
                first = false;
            }
            while (buffer.hasRemaining() && buffer.getShort() == 1) {
                int length = buffer.getInt();
                int from = buffer.position();
                PackedSeries.unpack(row, from, from + length, values);
                buffer.position(from + length);
                for (int i = 0; i < values.size(); i++) {
                    countAndSum[1] += values.quantity(i);
                }
                countAndSum[0] += values.size();
            }
        }
        return countAndSum;
    }

    /** Writes a row per value of the first points, as an ordinary program would store them. */
    void writeRows(int points) throws SQLException {
        database.run(unit -> {
            try (Statement statement = unit.connection().createStatement()) {
                // A kept database has those of the time before.
                statement.execute("drop table if exists value_row, point_row");
                statement.execute("create table value_row (metering_point bigint not null, at timestamptz not null,"
                        + " quantity_wh bigint not null, quality smallint not null)");
                statement.execute("create table point_row (metering_point bigint primary key, grid_area varchar(3)"
                        + " not null, supplier bigint not null)");
            }
            try (BulkInsert rows = unit.bulkInsert("point_row", "metering_point", "grid_area", "supplier")) {
                for (int number = 0; number < points; number++) {
                    rows.row(
                            market.market().point(number).gsrn().toLong(),
                            Integer.toString(101 + number % 2),
                            Long.valueOf(
                                    market.market().point(number).supplier().value()));
                }
            }
        });
        for (LocalDate day : market.days()) {
            database.run(unit -> {
                try (BulkInsert rows = unit.bulkInsert("value_row", "metering_point", "at", "quantity_wh", "quality")) {
                    for (int number = 0; number < points; number++) {
                        for (int hour = 0; hour < market.hours(day); hour++) {
                            rows.row(
                                    market.market().point(number).gsrn().toLong(),
                                    market.startOf(day).plusSeconds(3_600L * hour),
                                    SettledMarket.quantityWh(number, day, hour, 0),
                                    (short) 2);
                        }
                    }
                }
            });
        }
        try (Connection connection = database.dataSource().getConnection();
                Statement vacuum = connection.createStatement()) {
            connection.setAutoCommit(true);
            vacuum.execute("vacuum (analyze) value_row");
            vacuum.execute("vacuum (analyze) point_row");
        }
    }

    /** Sums per area, supplier and hour, with the qualities met, as one statement; PostgreSQL may use the second core for it. */
    Took sumRows() {
        long start = System.nanoTime();
        return database.inTransaction(unit -> {
            try (PreparedStatement query = unit.connection()
                            .prepareStatement("select grid_area, supplier, at, sum(quantity_wh), bit_or(1 << quality),"
                                    + " count(*) from value_row join point_row using (metering_point)"
                                    + " group by grid_area, supplier, at");
                    ResultSet rows = query.executeQuery()) {
                long values = 0;
                long sum = 0;
                while (rows.next()) {
                    sum += rows.getLong(4);
                    values += rows.getLong(6);
                }
                return new Took((System.nanoTime() - start) / 1e9, values, sum);
            }
        });
    }
}
