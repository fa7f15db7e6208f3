package org.meterhub.settlement.run.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSorterTest {

    @TempDir
    private Path folder;

    private List<String> sorted(int rowsInMemoryMax, List<String[]> rows) throws Exception {
        List<String> found = new ArrayList<>();
        try (RowSorter sorter = new RowSorter(folder, rowsInMemoryMax)) {
            for (String[] row : rows) {
                sorter.add(RowSorter.key(row[0], row[1]), row[0] + "/" + row[1]);
            }
            sorter.inOrder(found::add);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).as("what was laid aside is removed").isEmpty();
        }
        return found;
    }

    @Test
    void more_rows_than_fit_in_memory_come_in_the_same_order_as_rows_that_fit() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<String[]> rows = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            rows.add(new String[] {String.valueOf(random.nextInt(30)), String.valueOf(random.nextInt(30))});
        }
        List<String> expected = sorted(1_000_000, rows);
        assertThat(expected).hasSize(1_000);
        Collections.shuffle(rows, random);
        for (int fit : new int[] {1, 7, 999, 1_000, 1_001}) {
            assertThat(sorted(fit, rows))
                    .as("seed " + seed + ", " + fit + " fit")
                    .isEqualTo(expected);
        }
    }

    @Test
    void a_field_comes_before_its_continuations_and_nothing_before_everything() throws Exception {
        List<String> found = sorted(
                2, List.of(new String[] {"ab", "1"}, new String[] {"a", "9"}, new String[] {"", "z"}, new String[] {
                    "a!", "0"
                }));
        assertThat(found).containsExactly("/z", "a/9", "a!/0", "ab/1");
    }
}
