package org.meterhub.settlement.run.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.MeteredDaysSource;
import org.meterhub.settlement.SettlementCharges;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.MeteredDaySink;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePrice;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeType;
import org.meterhub.settlement.run.RunBasis;
import org.meterhub.settlement.run.RunRequest;
import org.meterhub.settlement.run.SettlementRun;
import org.meterhub.settlement.run.SettlementRuns;
import org.meterhub.settlement.run.SettlementSettings;
import org.meterhub.settlement.run.StartOutcome;

/**
 * A small market to report of. October 2025 has 745 hours, its 26th 25. Point 10 uses 1 kWh an hour and changes its supplier from green to blue on the 15th; its
 * child 11 half as much; point 12 produces 0.3 kWh a quarter for green; area 102 gives area 101 1.5 kWh an hour.
 */
abstract class ReportMarket {

    static final GridAreaCode NORTH = new GridAreaCode("101");
    static final GridAreaCode SOUTH = new GridAreaCode("102");
    static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;
    static final Interval MONTH = CALENDAR.intervalOf(LocalDate.parse("2025-10-01"), LocalDate.parse("2025-11-01"));
    static final Instant CHANGE = CALENDAR.startOf(LocalDate.parse("2025-10-15"));
    static final LocalDate LONG_DAY = LocalDate.parse("2025-10-26");

    static final Charge ENERGY = new Charge("energy", "grid", ChargeType.TARIFF);
    static final Charge LEVY = new Charge("levy", "system", ChargeType.TARIFF);
    static final Charge SYSTEM = new Charge("system", "system", ChargeType.TARIFF);
    static final Charge FIXED = new Charge("fixed", "grid", ChargeType.SUBSCRIPTION);

    @TempDir
    Path folder;

    final MarketClock.Settable clock = new MarketClock.Settable(Instant.parse("2025-12-01T08:00:00Z"));
    final List<SettlementPointPeriod> periods = new ArrayList<>();
    final List<ChargePeriod> information = new ArrayList<>();
    final List<ChargePrice> prices = new ArrayList<>();
    final List<ChargeLink> links = new ArrayList<>();
    long wh = 1_000;

    @Nullable
    Database database;

    @BeforeEach
    void market() {
        database = TestDatabases.fresh(Dialect.H2, "settlement");
        points();
        charges();
    }

    @AfterEach
    void closeDatabase() {
        database().close();
    }

    Database database() {
        return Objects.requireNonNull(database);
    }

    void points() {
        for (GridAreaCode area : List.of(NORTH, SOUTH)) {
            long first = area.equals(NORTH) ? 1 : 21;
            add(first, MeteringPointType.CONSUMPTION, SettlementMethod.FLEX, area, Resolution.HOUR, "loss", true);
            add(first + 1, MeteringPointType.PRODUCTION, null, area, Resolution.HOUR, "loss", true);
        }
        SettlementPointPeriod house =
                point(10, MeteringPointType.CONSUMPTION, SettlementMethod.FLEX, NORTH, Resolution.HOUR, "green", false);
        periods.add(house.suppliedBy("green", new Interval(Instant.EPOCH, CHANGE)));
        periods.add(house.suppliedBy("blue", new Interval(CHANGE, MONTH.to())));
        periods.add(new SettlementPointPeriod(
                11,
                MeteringPointType.ELECTRICAL_HEATING,
                null,
                NORTH,
                null,
                null,
                Resolution.HOUR,
                10L,
                null,
                null,
                false,
                Instant.EPOCH,
                null));
        add(12, MeteringPointType.PRODUCTION, null, NORTH, Resolution.QUARTER_HOUR, "green", false);
        periods.add(new SettlementPointPeriod(
                13,
                MeteringPointType.EXCHANGE,
                null,
                NORTH,
                SOUTH,
                NORTH,
                Resolution.HOUR,
                null,
                null,
                false,
                Instant.EPOCH,
                null));
        add(23, MeteringPointType.CONSUMPTION, SettlementMethod.NON_PROFILED, SOUTH, Resolution.HOUR, "green", false);
    }

    void add(
            long number,
            MeteringPointType type,
            @Nullable SettlementMethod method,
            GridAreaCode area,
            Resolution resolution,
            String supplier,
            boolean gridLoss) {
        periods.add(point(number, type, method, area, resolution, supplier, gridLoss));
    }

    static SettlementPointPeriod point(
            long number,
            MeteringPointType type,
            @Nullable SettlementMethod method,
            GridAreaCode area,
            Resolution resolution,
            String supplier,
            boolean gridLoss) {
        return new SettlementPointPeriod(
                number, type, method, area, null, null, resolution, supplier, "balance", gridLoss, Instant.EPOCH, null);
    }

    void charges() {
        information.add(new ChargePeriod(ENERGY, ChargeResolution.HOUR, false, Instant.EPOCH, null));
        information.add(new ChargePeriod(LEVY, ChargeResolution.DAY, true, Instant.EPOCH, null));
        information.add(new ChargePeriod(SYSTEM, ChargeResolution.DAY, false, Instant.EPOCH, null));
        information.add(new ChargePeriod(FIXED, ChargeResolution.MONTH, false, Instant.EPOCH, null));
        for (Instant hour = MONTH.from(); hour.isBefore(MONTH.to()); hour = hour.plusSeconds(3600)) {
            prices.add(new ChargePrice(ENERGY, hour, new BigDecimal("0.4")));
        }
        for (LocalDate day : CALENDAR.daysOf(MONTH)) {
            if (!day.equals(LocalDate.parse("2025-10-31"))) { // no levy is known for the last day
                prices.add(new ChargePrice(LEVY, CALENDAR.startOf(day), new BigDecimal("0.1")));
            }
            prices.add(new ChargePrice(SYSTEM, CALENDAR.startOf(day), new BigDecimal("0.05")));
        }
        prices.add(new ChargePrice(FIXED, MONTH.from(), new BigDecimal("100")));
        for (Charge charge : List.of(ENERGY, LEVY, FIXED)) {
            links.add(new ChargeLink(charge, 10, 1, Instant.EPOCH, null));
        }
        links.add(new ChargeLink(SYSTEM, 10, 1, CALENDAR.startOf(LocalDate.parse("2025-10-20")), null));
        links.add(new ChargeLink(LEVY, 11, 1, Instant.EPOCH, null));
    }

    void read(Interval period, SortedSet<GridAreaCode> areas, KnownAt knownAt, MeteredDaySink sink) {
        for (LocalDate day : CALENDAR.daysOf(period)) {
            int hours = CALENDAR.steps(day, Resolution.HOUR);
            Map<Long, Long> hourly = Map.of(10L, wh, 11L, 500L, 13L, 1_500L, 23L, 2_000L);
            hourly.forEach((point, value) -> {
                long[] values = new long[hours];
                Arrays.fill(values, value);
                sink.day(point, CALENDAR.startOf(day), Resolution.HOUR, hours, values, null);
            });
            long[] quarters = new long[hours * 4];
            Arrays.fill(quarters, 300);
            quarters[1] = MeteredDaySink.ABSENT;
            sink.day(12, CALENDAR.startOf(day), Resolution.QUARTER_HOUR, quarters.length, quarters, null);
        }
    }

    SettlementCharges priceLists() {
        return new SettlementCharges() {
            @Override
            public void readCharges(
                    Interval period, KnownAt knownAt, Consumer<ChargePeriod> master, Consumer<ChargePrice> priced) {
                information.forEach(master);
                prices.forEach(priced);
            }

            @Override
            public void readLinks(
                    Interval period, SortedSet<GridAreaCode> areas, KnownAt knownAt, Consumer<ChargeLink> linked) {
                links.forEach(linked);
            }
        };
    }

    SettlementRuns runs() {
        return new SettlementRuns(
                database(),
                clock,
                (period, areas, knownAt, sink) -> periods.forEach(sink),
                (MeteredDaysSource) this::read,
                priceLists(),
                // Results by the hour, so that the expected files stay short.
                new SettlementSettings(CALENDAR, Instant.parse("2030-01-01T00:00:00Z"), 32));
    }

    /** Settles and sends. */
    long settle(CalculationType type, Interval period, GridAreaCode... areas) {
        long version = settleOnly(type, period, areas);
        database().run(unit -> {
            for (GridAreaCode area : areas) {
                assertThat(runs().claimSending(unit, version, area, "ola")).isTrue();
            }
        });
        return version;
    }

    long settleOnly(CalculationType type, Interval period, GridAreaCode... areas) {
        SettlementRuns runs = runs();
        StartOutcome outcome = runs.start(
                new RunRequest(UUID.randomUUID(), type, period, new TreeSet<>(List.of(areas)), KnownAt.LATEST, false));
        SettlementRun run = runs.execute(((StartOutcome.Started) outcome).run().version());
        assertThat(run.areas()).allMatch(area -> area.status() == SettlementRun.AreaStatus.SUCCEEDED);
        return run.version();
    }

    ReportOutcome report(ReportRequest request, int rowsPerFileMax) throws Exception {
        return new SettlementReports(
                        runs(),
                        new RunBasis(database(), this::read, priceLists(), CALENDAR),
                        "NOK",
                        area -> Optional.of(area.equals(NORTH) ? "grid" : "other"),
                        rowsPerFileMax)
                .write(request, folder.resolve("report.zip"));
    }

    /** The files of a report by name, line by line. */
    Map<String, List<String>> files(ReportRequest request) throws Exception {
        return files(request, 1_000_000);
    }

    Map<String, List<String>> files(ReportRequest request, int rowsPerFileMax) throws Exception {
        ReportOutcome outcome = report(request, rowsPerFileMax);
        assertThat(outcome).isInstanceOf(ReportOutcome.Written.class);
        return unzipped((ReportOutcome.Written) outcome);
    }

    Map<String, List<String>> unzipped(ReportOutcome.Written written) throws Exception {
        Map<String, List<String>> files = new LinkedHashMap<>();
        try (InputStream bytes = Files.newInputStream(folder.resolve("report.zip"));
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                zip.transferTo(content);
                files.put(
                        entry.getName(),
                        content.toString(StandardCharsets.UTF_8).lines().toList());
            }
        }
        assertThat(written.files())
                .extracting(file -> file.name() + " " + file.rows())
                .containsExactlyElementsOf(files.entrySet().stream()
                        .map(file -> file.getKey() + " " + (file.getValue().size() - 1))
                        .toList());
        return files;
    }

    static ReportRequest request(
            ReportReader reader, CalculationType type, Interval period, Map<GridAreaCode, Long> runs, boolean basis) {
        return new ReportRequest(
                reader,
                type,
                period,
                new TreeSet<>(runs.keySet()),
                new TreeMap<>(runs),
                null,
                false,
                false,
                basis,
                false);
    }

    static String repeated(String value, int times, int columns) {
        return IntStream.range(0, columns).mapToObj(i -> i < times ? value : "").collect(Collectors.joining(","));
    }

    SettlementReports reports() {
        return new SettlementReports(
                runs(),
                new RunBasis(database(), this::read, priceLists(), CALENDAR),
                "NOK",
                area -> Optional.of(area.equals(NORTH) ? "grid" : "other"),
                1_000_000);
    }

    /** The lines of a file that the report must have. */
    static List<String> file(Map<String, List<String>> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }
}
