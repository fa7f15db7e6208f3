package org.meterhub.benchmarks.settlement;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.meterhub.benchmarks.Draw;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.Version;
import org.meterhub.supplierregistry.ImportOutcome;
import org.meterhub.supplierregistry.RegistryFile;
import org.meterhub.supplierregistry.SupplierRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A generated market in a database that can be settled: what {@link GeneratedMarket} has, grid-loss points, exchange between the two areas, and a month of
 * hourly values of which one day in a hundred was corrected afterwards. October, because it has a day of 25 hours.
 */
final class SettledMarket {

    static final LocalDate FIRST = LocalDate.of(2026, 10, 1);
    static final LocalDate END = LocalDate.of(2026, 11, 1);

    private static final Logger LOG = LoggerFactory.getLogger(SettledMarket.class);
    private static final Instant IMPORTED = Instant.parse("2026-09-01T06:00:00Z");
    private static final Instant DELIVERED = Instant.parse("2026-11-01T06:00:00Z");
    private static final Instant CORRECTED = Instant.parse("2026-11-10T06:00:00Z");
    private static final int CORRECTED_ONE_IN = 100;
    private static final int ROWS_PER_TRANSACTION = 20_000;
    private static final int FILLING_THREADS = 2;

    private final GeneratedMarket market;
    private final MarketCalendar calendar;
    private final MeteredDays days = MeteredDays.inDatabase();

    SettledMarket(GeneratedMarket market, MarketCalendar calendar) {
        this.market = market;
        this.calendar = calendar;
    }

    Interval period() {
        return new Interval(calendar.startOf(FIRST), calendar.startOf(END));
    }

    Instant startOf(LocalDate day) {
        return calendar.startOf(day);
    }

    List<LocalDate> days() {
        return calendar.daysOf(period());
    }

    int hours(LocalDate day) {
        return calendar.steps(day, Resolution.HOUR);
    }

    long values() {
        return days().stream()
                .mapToLong(day -> (long) hours(day) * market.pointCount())
                .sum();
    }

    int suppliers() {
        return market.suppliers().size();
    }

    /** Writes registry and metered data, unless they are there. */
    void fill(Database database, SupplierRegistry registry) throws Exception {
        if (isFilled(database)) {
            LOG.info("the market is in the database already");
            return;
        }
        for (RegistryFile kind : RegistryFile.values()) {
            byte[] file = file(kind);
            ImportOutcome outcome = database.inTransaction(unit ->
                    registry.registryImport().load(unit, kind, kind.kind(), new ByteArrayInputStream(file), IMPORTED));
            if (!(outcome instanceof ImportOutcome.Imported)) {
                throw new IllegalStateException("the generated " + kind.kind() + " were refused: " + outcome);
            }
        }
        LOG.info("registry filled");
        database.run(unit -> days.ensurePartitions(unit, FIRST, END));
        writeDays(database);
        try (java.sql.Connection connection = database.dataSource().getConnection();
                Statement vacuum = connection.createStatement()) {
            connection.setAutoCommit(true);
            vacuum.execute("vacuum (analyze) day_series");
        }
    }

    private static boolean isFilled(Database database) {
        return database.inTransaction(unit -> {
            try (Statement statement = unit.connection().createStatement();
                    ResultSet rows = statement.executeQuery("select 1 from day_series limit 1")) {
                return rows.next();
            }
        });
    }

    private byte[] file(RegistryFile kind) {
        StringBuilder csv = new StringBuilder(new String(market.file(kind), StandardCharsets.UTF_8));
        for (int i = 0; i < GeneratedMarket.GRID_COMPANIES; i++) {
            String area = GeneratedMarket.area(i);
            if (kind == RegistryFile.METERING_POINTS) {
                csv.append(own(10 + i))
                        .append(";E17;D03;E22;D01;PT1H;KWH;8716867000030;")
                        .append(area);
                csv.append(";;;;true;2020-01-01;\n");
                csv.append(own(20 + i))
                        .append(";E18;D03;E22;;PT1H;KWH;8716867000030;")
                        .append(area);
                csv.append(";;;;true;2020-01-01;\n");
            } else if (kind == RegistryFile.SUPPLY_CONTRACTS) {
                for (int point : new int[] {10 + i, 20 + i}) {
                    csv.append(own(point)).append(';').append(market.suppliers().get(0));
                    csv.append(";;;Grid loss;2020-01-01;\n");
                }
            }
        }
        if (kind == RegistryFile.METERING_POINTS) {
            csv.append(own(1)).append(";E20;D01;E22;;PT1H;KWH;8716867000030;101;102;101;;;2020-01-01;\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Gsrn own(int number) {
        return Gsrn.ofBody(String.format("70705752%09d", number));
    }

    private void writeDays(Database database) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(FILLING_THREADS);
        try {
            for (LocalDate day : days()) {
                List<Future<?>> running = new ArrayList<>();
                for (int from = 0; from < market.pointCount(); from += ROWS_PER_TRANSACTION) {
                    int begin = from;
                    running.add(threads.submit(() -> writeDay(database, day, begin)));
                }
                for (Future<?> one : running) {
                    one.get();
                }
                LOG.info("{} written", day);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Points in an order of their own, as meters report, not in that of their numbers. */
    private void writeDay(Database database, LocalDate day, int from) {
        SeriesValues values = new SeriesValues();
        List<DayVersion> versions = new ArrayList<>();
        int to = Math.min(market.pointCount(), from + ROWS_PER_TRANSACTION);
        for (int place = from; place < to; place++) {
            int number = shuffled(place);
            Gsrn gsrn = market.point(number).gsrn();
            if (isCorrected(number, day)) {
                fill(values, number, day, 0);
                add(versions, gsrn, day, new Version(DELIVERED, 1, number), values);
            }
            fill(values, number, day, isCorrected(number, day) ? 1 : 0);
            add(
                    versions,
                    gsrn,
                    day,
                    isCorrected(number, day) ? new Version(CORRECTED, 2, number) : new Version(DELIVERED, 1, number),
                    values);
        }
        database.run(unit -> days.append(unit, versions));
    }

    private static void add(List<DayVersion> to, Gsrn gsrn, LocalDate day, Version version, SeriesValues values) {
        to.add(new DayVersion(gsrn, day, Resolution.HOUR, version, PackedSeries.pack(values)));
    }

    /** A step through all numbers that shares no divisor with their count. */
    private int shuffled(int place) {
        int count = market.pointCount();
        long step = 514_229;
        while (count % step == 0 || gcd(step, count) != 1) {
            step++;
        }
        return (int) (place * step % count);
    }

    private static long gcd(long one, long other) {
        return other == 0 ? one : gcd(other, one % other);
    }

    private static boolean isCorrected(int number, LocalDate day) {
        return Math.floorMod(Draw.of(number * 1_000L + day.getDayOfMonth()), CORRECTED_ONE_IN) == 0;
    }

    private void fill(SeriesValues values, int number, LocalDate day, int version) {
        int hours = hours(day);
        values.reset(hours);
        for (int hour = 0; hour < hours; hour++) {
            values.set(hour, quantityWh(number, day, hour, version), Quality.MEASURED);
        }
    }

    /** Between 0.2 and 3.2 kWh, as households use. */
    static long quantityWh(int number, LocalDate day, int hour, int version) {
        long level = 200 + Math.floorMod(Draw.of(number), 2_500);
        return level + Math.floorMod(Draw.of(((number * 40L + day.getDayOfMonth()) * 30 + hour) * 2 + version), 500);
    }

    GeneratedMarket market() {
        return market;
    }

    /** What all points together have used, by the last version of each day, added up without the hub. */
    long expectedWh() {
        long sum = 0;
        for (LocalDate day : days()) {
            int hours = hours(day);
            for (int number = 0; number < market.pointCount(); number++) {
                int version = isCorrected(number, day) ? 1 : 0;
                for (int hour = 0; hour < hours; hour++) {
                    sum += quantityWh(number, day, hour, version);
                }
            }
        }
        return sum;
    }

    /** Rows of days as they are stored, corrected ones twice. */
    static long rows(Database database) {
        return database.inTransaction(unit -> {
            try (Statement statement = unit.connection().createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from day_series")) {
                rows.next();
                return rows.getLong(1);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }
}
