package org.meterhub.messagelog.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdFilterTest {

    private static final YearMonth MAY = YearMonth.of(2026, 5);

    @Test
    void says_perhaps_to_all_it_holds_and_no_to_nearly_all_else() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<UUID> held = hashes(random, 100_000);
        IdFilter filter = new IdFilter(held.size());
        held.forEach(filter::add);
        assertThat(held).allMatch(filter::mayHold);
        assertThat(hashes(random, 100_000).stream().filter(filter::mayHold).count())
                .isLessThan(300);
        assertThat(filter.bytes()).isEqualTo(200_000);
    }

    @Test
    void a_filter_of_nothing_says_no() {
        IdFilter filter = new IdFilter(0);
        assertThat(hashes(new Random(1), 1_000)).noneMatch(filter::mayHold);
    }

    @Test
    void the_newest_month_is_learnt_first_then_what_lies_beside_the_known_ones() {
        Map<YearMonth, Boolean> seals =
                Map.of(MAY.minusMonths(2), true, MAY.minusMonths(1), true, MAY, true, MAY.plusMonths(1), false);
        LearntMonths months = LearntMonths.NONE;
        assertThat(months.next(new TreeMap<>(seals))).contains(MAY);
        months = months.with(MAY, new IdFilter(0));
        assertThat(months.next(new TreeMap<>(seals))).contains(MAY.minusMonths(1));
        months = months.with(MAY.minusMonths(1), new IdFilter(0));
        TreeMap<YearMonth, Boolean> later = new TreeMap<>(seals);
        later.put(MAY.plusMonths(1), true);
        assertThat(months.next(later)).contains(MAY.plusMonths(1));
        assertThat(months.from()).isEqualTo("2026-04-01");
        assertThat(months.until()).isEqualTo("2026-06-01");
    }

    @Test
    void months_behind_a_gap_do_not_count_as_known() {
        LearntMonths months = LearntMonths.NONE
                .with(MAY.minusMonths(2), new IdFilter(0))
                .with(MAY.minusMonths(1), new IdFilter(0))
                .with(MAY, new IdFilter(0));
        TreeMap<YearMonth, Boolean> seals = new TreeMap<>(Map.of(MAY.minusMonths(2), true, MAY, true));
        assertThat(months.stillAmong(seals).from()).isEqualTo("2026-05-01");
        assertThat(LearntMonths.NONE.stillAmong(seals).filters()).isEmpty();
    }

    private static List<UUID> hashes(Random random, int count) {
        return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                .limit(count)
                .toList();
    }
}
