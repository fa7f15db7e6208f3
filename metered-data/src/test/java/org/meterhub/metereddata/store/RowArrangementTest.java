package org.meterhub.metereddata.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowArrangementTest {

    private record Row(long point, int resolution, long at, long logRecord, int ordinal, String packed) {}

    private static StoredVersion version(Row row) {
        byte[] bytes = ("xx" + row.packed() + "y").getBytes(StandardCharsets.US_ASCII);
        return new StoredVersion(
                row.point(),
                row.resolution(),
                row.at(),
                row.logRecord(),
                row.ordinal(),
                bytes,
                2,
                2 + row.packed().length());
    }

    private static Row row(StoredVersion version) {
        return new Row(
                version.meteringPoint(),
                version.resolution(),
                version.registeredAtMicros(),
                version.logRecord(),
                version.seriesOrdinal(),
                new String(version.bytes(), version.from(), version.to() - version.from(), StandardCharsets.US_ASCII));
    }

    private static List<Row> rows(SplittableRandom random, int count) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new Row(
                    707_057_500_000_000_000L + random.nextLong(count),
                    random.nextBoolean() ? 15 : 60,
                    random.nextLong(),
                    random.nextLong(1 << 20),
                    i,
                    "p".repeat(random.nextInt(200))));
        }
        return rows;
    }

    @Test
    void gives_every_row_by_point_and_those_of_a_point_as_they_came_day_after_day() {
        RowArrangement arrangement = new RowArrangement();
        SplittableRandom random = new SplittableRandom(6);
        for (int count : new int[] {40_000, 3, 0, 20_000}) {
            List<Row> rows = rows(random, count);
            arrangement.clear();
            rows.forEach(row -> assertThat(arrangement.add(version(row))).isTrue());
            List<Row> ordered = new ArrayList<>();
            arrangement.inOrder(version -> ordered.add(row(version)));
            assertThat(ordered)
                    .isEqualTo(rows.stream()
                            .sorted(Comparator.comparingLong(Row::point))
                            .toList());
        }
    }

    @Test
    void takes_no_more_than_it_may_hold() {
        RowArrangement arrangement = new RowArrangement(2 << 20);
        Row row = new Row(707_057_500_000_000_015L, 60, 1, 2, 3, "p".repeat(1_000));
        int taken = 0;
        while (arrangement.add(version(row))) {
            taken++;
        }
        assertThat(arrangement.isFull()).isTrue();
        assertThat(taken).isEqualTo((2 << 20) / 1_024);
    }

    @Test
    void refuses_points_too_far_apart_to_sort_in_one_number() {
        RowArrangement arrangement = new RowArrangement();
        assertThat(arrangement.add(version(new Row(571_313_000_000_000_000L, 60, 1, 2, 3, "p"))))
                .isTrue();
        assertThat(arrangement.add(version(new Row(707_057_500_000_000_015L, 60, 1, 2, 3, "p"))))
                .isFalse();
        assertThat(arrangement.isFull()).isTrue();
    }
}
