package org.meterhub.benchmarks.storage;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.benchmarks.Draw;
import org.meterhub.marketmodel.Quality;
import org.meterhub.metereddata.SeriesValues;

/** Days of real households, from a file of half hours in London where it is there, to be dealt to made-up metering points. */
final class HouseholdDays {

    private static final int HALF_HOURS = 48;

    private final List<SeriesValues> days;
    private final String origin;

    private HouseholdDays(List<SeriesValues> days, String origin) {
        this.days = List.copyOf(days);
        this.origin = origin;
    }

    /** @param steps of a day: 24 or 96 */
    static HouseholdDays of(int steps) throws IOException {
        Path file = Path.of(System.getProperty("meterhub.root", "."), "..", "shared", "data")
                .resolve("london-3-meters-half-hourly.csv");
        if (!Files.exists(file)) {
            return new HouseholdDays(madeUp(steps), "made up: there is no " + file.normalize());
        }
        List<SeriesValues> days = new ArrayList<>();
        for (List<Long> meter : readHalfHours(file).values()) {
            for (int from = 0; from + HALF_HOURS <= meter.size(); from += HALF_HOURS) {
                days.add(day(meter.subList(from, from + HALF_HOURS), steps, days.size()));
            }
        }
        return new HouseholdDays(days, days.size() + " days of real households");
    }

    private static List<SeriesValues> madeUp(int steps) {
        List<SeriesValues> days = new ArrayList<>();
        for (int day = 0; day < 1_000; day++) {
            SeriesValues values = new SeriesValues(steps);
            for (int step = 0; step < steps; step++) {
                long quantityWh = (100 + Math.floorMod(Draw.of(day * 1_000L + step / 4), 300)) * 24 / steps;
                values.set(step, quantityWh, Quality.MEASURED);
            }
            days.add(values);
        }
        return days;
    }

    /** Two half hours make an hour; a half hour is shared by its two quarters as if some load had come or gone in between. */
    private static SeriesValues day(List<Long> halfHoursWh, int steps, int seed) {
        SeriesValues values = new SeriesValues(steps);
        for (int step = 0; step < steps; step++) {
            long quantityWh;
            if (steps < HALF_HOURS) {
                quantityWh = halfHoursWh.get(2 * step) + halfHoursWh.get(2 * step + 1);
            } else {
                long whole = halfHoursWh.get(step / 2);
                long first = whole * (40 + Math.floorMod(Draw.of(seed * 100L + step / 2), 21)) / 100;
                quantityWh = step % 2 == 0 ? first : whole - first;
            }
            values.set(step, quantityWh, Quality.MEASURED);
        }
        return values;
    }

    private static Map<String, List<Long>> readHalfHours(Path file) throws IOException {
        Map<String, List<Long>> meters = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",");
            if (!cells[0].equals("LCLid")) {
                long wh = new BigDecimal(cells[2].strip())
                        .setScale(3, RoundingMode.HALF_UP)
                        .unscaledValue()
                        .longValueExact();
                meters.computeIfAbsent(cells[0], meter -> new ArrayList<>()).add(wh);
            }
        }
        return meters;
    }

    /** The day that a point has: any, the same at every run. */
    SeriesValues day(long point, long epochDay) {
        return days.get((int) Math.floorMod(Draw.of(point * 4_001 + epochDay), (long) days.size()));
    }

    String origin() {
        return origin;
    }
}
