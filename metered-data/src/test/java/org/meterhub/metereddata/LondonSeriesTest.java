package org.meterhub.metereddata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.Quality;

class LondonSeriesTest {

    @Test
    void real_households_pack_to_about_one_and_a_half_bytes_a_value() throws IOException {
        Path file = Path.of(System.getProperty("meterhub.root"), "..", "shared", "data")
                .resolve("london-3-meters-half-hourly.csv");
        Assumptions.assumeTrue(Files.exists(file), () -> "skipped: " + file + " is not there");
        long bytes = 0;
        int values = 0;
        for (List<Long> meter : readHours(file).values()) {
            for (int from = 0; from + 24 <= meter.size(); from += 24) {
                SeriesValues day = new SeriesValues(24);
                for (int i = 0; i < 24; i++) {
                    day.set(i, meter.get(from + i), Quality.MEASURED);
                }
                byte[] packed = PackedSeries.pack(day);
                assertThat(PackedSeries.unpack(packed)).isEqualTo(day);
                bytes += packed.length;
                values += 24;
            }
        }
        System.out.printf(
                "London: %,d hourly values in %,d bytes, %.2f a value%n", values, bytes, 1.0 * bytes / values);
        assertThat(values).isGreaterThan(30_000);
        assertThat(bytes).isLessThan(2L * values);
    }

    private static Map<String, List<Long>> readHours(Path file) throws IOException {
        Map<String, List<Long>> hours = new LinkedHashMap<>();
        Map<String, Long> firstHalf = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] cells = line.split(",");
            if (cells[0].equals("LCLid")) {
                continue;
            }
            long wh = new BigDecimal(cells[2].strip())
                    .setScale(3, RoundingMode.HALF_UP)
                    .unscaledValue()
                    .longValueExact();
            Long first = firstHalf.remove(cells[0]);
            if (first == null) {
                firstHalf.put(cells[0], wh);
            } else {
                hours.computeIfAbsent(cells[0], meter -> new ArrayList<>()).add(first + wh);
            }
        }
        return hours;
    }
}
