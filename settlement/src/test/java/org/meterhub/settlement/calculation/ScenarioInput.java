package org.meterhub.settlement.calculation;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePrice;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeType;

/**
 * The input of a scenario with calculation arguments, out of its files (docs/concepts/settlement.md#from-readings-to-energy). Metering points are plain
 * text in scenarios, so each
 * gets a number here. An absent file is an empty table; what cannot be read is refused by file, line and column.
 */
final class ScenarioInput {

    private static final int HOURS_PER_DAY = 24;

    private final Path when;
    private final Map<String, Long> numbers = new HashMap<>();
    private final List<String> ids = new ArrayList<>();

    ScenarioInput(Path when) {
        this.when = when;
    }

    /** How a point is written whose number this is. */
    String meteringPoint(long number) {
        return ids.get((int) number);
    }

    private long number(String id) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a metering point is missing");
        }
        return numbers.computeIfAbsent(id, unused -> {
            ids.add(id);
            return ids.size() - 1L;
        });
    }

    private CsvTable table(String name, String... required) {
        return CsvTable.read(when.resolve(name + ".csv")).require(required);
    }

    List<SettlementPointPeriod> periods() {
        Set<String> gridLoss = table("grid_loss_metering_points", "metering_point_id").rows().stream()
                .map(row -> row.text("metering_point_id"))
                .collect(Collectors.toSet());
        return table("metering_point_periods", "metering_point_id", "type", "grid_area_code", "resolution", "from_date")
                .rows()
                .stream()
                .map(row -> period(row, gridLoss.contains(row.text("metering_point_id"))))
                .toList();
    }

    private SettlementPointPeriod period(CsvTable.Row row, boolean gridLoss) {
        return new SettlementPointPeriod(
                row.read("metering_point_id", this::number),
                row.read("type", code -> MarketCode.of(MeteringPointType.class, code)),
                MarketCode.find(SettlementMethod.class, row.text("settlement_method"))
                        .orElse(null),
                row.read("grid_area_code", GridAreaCode::new),
                row.readOrNull("from_grid_area_code", GridAreaCode::new),
                row.readOrNull("to_grid_area_code", GridAreaCode::new),
                row.read("resolution", code -> MarketCode.of(Resolution.class, code)),
                row.readOrNull("parent_metering_point_id", this::number),
                row.textOrNull("energy_supplier_id"),
                row.textOrNull("balance_responsible_party_id"),
                gridLoss,
                row.read("from_date", CsvTable::time),
                row.readOrNull("to_date", CsvTable::time));
    }

    private static Charge charge(CsvTable.Row row) {
        return new Charge(
                row.text("charge_code"),
                row.text("charge_owner_id"),
                row.read("charge_type", name -> ChargeType.valueOf(name.toUpperCase(Locale.ROOT))));
    }

    List<ChargeLink> links() {
        return table(
                        "charge_link_periods",
                        "charge_code",
                        "charge_type",
                        "charge_owner_id",
                        "metering_point_id",
                        "quantity",
                        "from_date")
                .rows()
                .stream()
                .map(row -> new ChargeLink(
                        charge(row),
                        row.read("metering_point_id", this::number),
                        row.read("quantity", text -> new BigDecimal(text).intValueExact()),
                        row.read("from_date", CsvTable::time),
                        row.readOrNull("to_date", CsvTable::time)))
                .toList();
    }

    List<ChargePeriod> information() {
        return table(
                        "charge_price_information_periods",
                        "charge_code",
                        "charge_type",
                        "charge_owner_id",
                        "resolution",
                        "is_tax",
                        "from_date")
                .rows()
                .stream()
                .map(row -> new ChargePeriod(
                        charge(row),
                        row.read("resolution", code -> MarketCode.of(ChargeResolution.class, code)),
                        row.read("is_tax", ScenarioInput::yesOrNo),
                        row.read("from_date", CsvTable::time),
                        row.readOrNull("to_date", CsvTable::time)))
                .toList();
    }

    private static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    List<ChargePrice> prices() {
        return table(
                        "charge_price_points",
                        "charge_code",
                        "charge_type",
                        "charge_owner_id",
                        "charge_price",
                        "charge_time")
                .rows()
                .stream()
                .map(row -> new ChargePrice(
                        charge(row),
                        row.read("charge_time", CsvTable::time),
                        row.read("charge_price", BigDecimal::new)))
                .toList();
    }

    private record PointDay(long meteringPoint, Instant start) {}

    private record Reading(Instant time, long wh, Quality quality) {}

    /**
     * Gives all readings to the sinks: one call per point, day of Greenwich and resolution. The files do not tell the resolution of a reading; it
     * counts where a step of the point's period begins, so each is given as a quarter, and as an hour where it stands on one.
     */
    void addReadings(List<MeteredDaySink> sinks) {
        Map<PointDay, List<Reading>> byDay = new LinkedHashMap<>();
        for (CsvTable.Row row : table("time_series_points", "metering_point_id", "quality", "observation_time")
                .rows()) {
            Instant time = row.read("observation_time", CsvTable::time);
            List<Reading> ofDay = byDay.computeIfAbsent(
                    new PointDay(row.read("metering_point_id", this::number), time.truncatedTo(ChronoUnit.DAYS)),
                    unused -> new ArrayList<>());
            ofDay.add(reading(row, time));
        }
        byDay.forEach((day, readings) -> {
            checkNoneTwice(day, readings);
            for (MeteredDaySink sink : sinks) {
                give(day, readings, Resolution.QUARTER_HOUR, sink);
                give(day, readings, Resolution.HOUR, sink);
            }
        });
    }

    private static Reading reading(CsvTable.Row row, Instant time) {
        Long wh = row.readOrNull(
                "quantity", text -> new BigDecimal(text).movePointRight(3).longValueExact());
        return new Reading(
                time,
                wh == null ? MeteredDaySink.ABSENT : wh,
                row.read("quality", name -> Quality.valueOf(name.toUpperCase(Locale.ROOT))));
    }

    private void checkNoneTwice(PointDay day, List<Reading> readings) {
        Set<Instant> met = new HashSet<>();
        for (Reading reading : readings) {
            if (!met.add(reading.time())) {
                throw new IllegalArgumentException("time_series_points.csv has two readings of metering point "
                        + meteringPoint(day.meteringPoint()) + " at " + reading.time());
            }
        }
    }

    private static void give(PointDay day, List<Reading> readings, Resolution resolution, MeteredDaySink sink) {
        int steps = HOURS_PER_DAY * resolution.stepsPerHour();
        long secondsPerStep = resolution.step().toSeconds();
        long[] wh = new long[steps];
        byte[] qualities = new byte[steps];
        Arrays.fill(wh, MeteredDaySink.ABSENT);
        Arrays.fill(qualities, (byte) Quality.MISSING.ordinal());
        for (Reading reading : readings) {
            long seconds = reading.time().getEpochSecond() - day.start().getEpochSecond();
            if (seconds % secondsPerStep == 0) {
                int step = (int) (seconds / secondsPerStep);
                wh[step] = reading.wh();
                qualities[step] = (byte) reading.quality().ordinal();
            }
        }
        sink.day(day.meteringPoint(), day.start(), resolution, steps, wh, qualities);
    }
}
