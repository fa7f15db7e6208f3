package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.messagelog.LogRow;
import org.meterhub.messagelog.MessageOutcome;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MeasureDataWriter;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.messageschemas.MeasureSeriesHead;
import org.meterhub.messageschemas.QuantityState;
import org.meterhub.metereddata.MergedDay;

/** Fourteen months of three real meters go through the hub, a document a month, and every value is found again at the supplier and in the store. */
class RealMeterDataTest {

    private static final Path DATA = Path.of(System.getProperty("meterhub.root"))
            .resolve("../shared/data/london-3-meters-half-hourly.csv")
            .normalize();

    private static final Instant MARCH_2014 = Instant.parse("2014-03-03T08:00:00Z");
    private static final PartyId GRID_COMPANY = PartyId.of("7080000010011");
    private static final PartyId SUPPLIER = PartyId.of("7080000020010");
    private static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;
    private static final int METERS = 3;
    private static final int ROWS_OF_A_METER = 20_305;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void every_value_is_found_again(Dialect dialect, @TempDir Path folder) throws Exception {
        assumeTrue(Files.exists(DATA), () -> "skipped: " + DATA + " is not there");
        Map<Gsrn, SortedMap<Instant, Long>> meters = read();
        Path market = Files.createDirectories(folder.resolve("market"));
        writeMarket(market, meters.keySet());
        var database = dialect == Dialect.H2 ? null : TestDatabases.freshConfiguration(dialect);
        try (LiveMarket live = LiveMarket.start(folder.resolve("hub"), database, market, MARCH_2014)) {
            long before = live.lastRecordId();
            List<YearMonth> months = months(meters);
            for (YearMonth month : months) {
                live.send(GRID_COMPANY, Channel.MEASURE, document(meters, month, live.now()));
            }
            List<LogRow> judged = live.judged(GRID_COMPANY, before, months.size());
            assertThat(judged).extracting(LogRow::outcome).containsOnly(MessageOutcome.ACCEPTED);
            live.awaitIdle();
            Map<Gsrn, SortedMap<Instant, Long>> atSupplier = receivedBy(live);
            assertThat(atSupplier).isEqualTo(meters);
            assertThat(sum(atSupplier)).isEqualTo(sum(meters));
            Map<Gsrn, SortedMap<Instant, Long>> stored = stored(live, meters.keySet());
            assertThat(stored).isEqualTo(meters);
            assertThat(sum(stored)).isEqualTo(sum(meters));
            System.out.printf(
                    "real meter data on %s: %d meters, %d documents, %d hours, %s kWh sent, forwarded and stored%n",
                    dialect,
                    meters.size(),
                    months.size(),
                    meters.values().stream().mapToInt(Map::size).sum(),
                    BigDecimal.valueOf(sum(meters), 3));
        }
    }

    private static long sum(Map<Gsrn, SortedMap<Instant, Long>> meters) {
        return meters.values().stream()
                .flatMap(hours -> hours.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Hours in watt-hours: each half hour is rounded to three decimals first, and the last row of a meter has no other half. */
    private static Map<Gsrn, SortedMap<Instant, Long>> read() throws IOException {
        Map<String, List<String[]>> rows = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(DATA);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            rows.computeIfAbsent(cells[0], unused -> new ArrayList<>()).add(cells);
        }
        assertThat(rows).hasSize(METERS);
        Map<Gsrn, SortedMap<Instant, Long>> meters = new LinkedHashMap<>();
        for (List<String[]> meter : rows.values()) {
            assertThat(meter).hasSize(ROWS_OF_A_METER);
            SortedMap<Instant, Long> hours = new TreeMap<>();
            for (String[] row : meter.subList(0, meter.size() - 1)) {
                Instant hour = LocalDateTime.parse(
                                row[1].strip().substring(0, 19).replace(' ', 'T'))
                        .toInstant(ZoneOffset.UTC)
                        .truncatedTo(ChronoUnit.HOURS);
                hours.merge(hour, wattHours(row[2]), Long::sum);
            }
            assertThat(hours).hasSize((ROWS_OF_A_METER - 1) / 2);
            meters.put(Gsrn.ofBody(String.format("7070575000900%04d", meters.size() + 1)), hours);
        }
        return meters;
    }

    private static long wattHours(String kilowattHours) {
        return new BigDecimal(kilowattHours.strip())
                .setScale(3, RoundingMode.HALF_UP)
                .movePointRight(3)
                .longValueExact();
    }

    private static void writeMarket(Path folder, Iterable<Gsrn> points) throws IOException {
        Files.writeString(folder.resolve("parties.csv"), """
                number;name;roles;balance_responsible;valid_from;valid_to
                7080000010011;Fjordbygd Nett AS;DDM,MDR;;2010-01-01;
                7080000020010;Tindekraft AS;DDQ;7080000030019;2010-01-01;
                7080000030019;Nordbalanse AS;DDK;;2010-01-01;
                """);
        Files.writeString(folder.resolve("grid-areas.csv"), """
                code;name;price_area;grid_company;grid_loss_supplier
                101;Fjordbygd;NO1;7080000010011;7080000020010
                """);
        StringBuilder master =
                new StringBuilder("gsrn;type;sub_type;connection_state;settlement_method;resolution;unit;"
                        + "product;grid_area;from_grid_area;to_grid_area;parent;grid_loss;valid_from;valid_to\n");
        StringBuilder contracts =
                new StringBuilder("gsrn;supplier;balance_responsible;customer_id;customer_name;valid_from;valid_to\n");
        for (Gsrn point : points) {
            master.append(point).append(";E17;D01;E22;D01;PT1H;KWH;8716867000030;101;;;;;2010-01-01;\n");
            contracts.append(point).append(";7080000020010;;;A household in London;2010-01-01;\n");
        }
        Files.writeString(folder.resolve("metering-points.csv"), master);
        Files.writeString(folder.resolve("supply-contracts.csv"), contracts);
    }

    /** The months of the market's calendar that hold the values: the first and last are partial. */
    private static List<YearMonth> months(Map<Gsrn, SortedMap<Instant, Long>> meters) {
        SortedMap<Instant, Long> hours = meters.values().iterator().next();
        YearMonth last = YearMonth.from(CALENDAR.dayOf(hours.lastKey()));
        List<YearMonth> months = new ArrayList<>();
        for (YearMonth month = YearMonth.from(CALENDAR.dayOf(hours.firstKey()));
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            months.add(month);
        }
        assertThat(months).hasSize(14);
        return months;
    }

    private static byte[] document(Map<Gsrn, SortedMap<Instant, Long>> meters, YearMonth month, Instant now) {
        MeasureDataWriter writer = new MeasureDataWriter(
                Letters.header(DocumentType.VALIDATED_MEASURE_DATA, GRID_COMPANY, Letters.newId("message"), now));
        Interval whole = CALENDAR.intervalOf(month.atDay(1), month.plusMonths(1).atDay(1));
        meters.forEach((point, all) -> {
            SortedMap<Instant, Long> hours = all.subMap(whole.from(), whole.to());
            Interval period = new Interval(hours.firstKey(), hours.lastKey().plus(1, ChronoUnit.HOURS));
            assertThat(Resolution.HOUR.steps(period)).as("no hour is missing").isEqualTo(hours.size());
            writer.beginSeries(MeasureSeriesHead.of(
                    Letters.newId("series"), point, MeteringPointType.CONSUMPTION, now, Resolution.HOUR, period));
            int position = 1;
            for (long wattHours : hours.values()) {
                writer.point(position++, wattHours, Quality.MEASURED);
            }
            writer.endSeries();
        });
        return writer.finish();
    }

    private static Map<Gsrn, SortedMap<Instant, Long>> receivedBy(LiveMarket live) {
        Map<Gsrn, SortedMap<Instant, Long>> values = new LinkedHashMap<>();
        for (ReceivedDocument document : live.mailroom().all()) {
            assertThat(document.receiver()).isEqualTo(SUPPLIER);
            assertThat(document.type()).isEqualTo(DocumentType.VALIDATED_MEASURE_DATA);
            var reader = live.documents().measureData(document.content());
            while (reader.next()) {
                take(values, reader.series());
            }
            assertThat(reader.rejections()).isEmpty();
        }
        return values;
    }

    private static void take(Map<Gsrn, SortedMap<Instant, Long>> values, MeasureSeries series) {
        SortedMap<Instant, Long> hours =
                values.computeIfAbsent(new Gsrn(series.meteringPointId().value()), unused -> new TreeMap<>());
        for (int i = 0; i < series.count(); i++) {
            assertThat(series.position(i)).isEqualTo(i + 1);
            assertThat(series.quantityState(i)).isEqualTo(QuantityState.EXACT);
            Instant hour = series.start().plus(i, ChronoUnit.HOURS);
            assertThat(hours.put(hour, series.quantityWh(i)))
                    .as("forwarded once")
                    .isNull();
        }
    }

    private static Map<Gsrn, SortedMap<Instant, Long>> stored(LiveMarket live, Iterable<Gsrn> points) {
        List<Gsrn> asked = new ArrayList<>();
        points.forEach(asked::add);
        List<MergedDay> days = live.hub().database().inTransaction(unit -> live.hub()
                .meteredDays()
                .read(unit, asked, LocalDate.parse("2012-12-01"), LocalDate.parse("2014-04-01"), KnownAt.LATEST));
        Map<Gsrn, SortedMap<Instant, Long>> values = new LinkedHashMap<>();
        for (MergedDay day : days) {
            SortedMap<Instant, Long> hours = values.computeIfAbsent(day.meteringPoint(), unused -> new TreeMap<>());
            Instant start = CALENDAR.startOf(day.day());
            for (int i = 0; i < day.values().size(); i++) {
                if (day.values().isDelivered(i)) {
                    hours.put(start.plus(i, ChronoUnit.HOURS), day.values().quantity(i));
                }
            }
        }
        return values;
    }
}
