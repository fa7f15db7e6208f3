package org.meterhub.metereddata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.Quality;

class PackedSeriesTest {

    private static final int[] DAY_LENGTHS = {23, 24, 25, 92, 96, 100};

    @Test
    void what_was_packed_comes_back_whatever_it_holds() {
        long seed = System.nanoTime();
        System.out.println("PackedSeriesTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        SeriesValues reused = new SeriesValues();
        for (int round = 0; round < 20_000; round++) {
            int size = round % 10 == 0 ? random.nextInt(0, 3_000) : DAY_LENGTHS[random.nextInt(DAY_LENGTHS.length)];
            SeriesValues values = SeriesFixture.randomValues(random, size);
            byte[] packed = PackedSeries.pack(values);
            PackedSeries.unpack(packed, 0, packed.length, reused);
            assertThat(reused).as("seed %s round %s", seed, round).isEqualTo(values);
        }
    }

    @Test
    void a_part_packs_as_if_it_stood_alone() {
        SeriesValues values = SeriesFixture.randomValues(new SplittableRandom(7), 200);
        SeriesValues part = new SeriesValues(96);
        part.copy(values, 50, 0, 96);
        assertThat(PackedSeries.pack(values, 50, 146)).isEqualTo(PackedSeries.pack(part));
    }

    @Test
    void the_extremes_of_a_quantity_survive() {
        SeriesValues values =
                SeriesFixture.measured(Long.MAX_VALUE, Long.MIN_VALUE, 0, -1, 9_999_999_999_999L, Long.MIN_VALUE);
        assertThat(PackedSeries.unpack(PackedSeries.pack(values))).isEqualTo(values);
    }

    @Test
    void absent_not_in_this_version_and_zero_are_three_things() {
        SeriesValues values = new SeriesValues(3);
        values.set(0, 0, Quality.MEASURED);
        values.setAbsent(1);
        SeriesValues back = PackedSeries.unpack(PackedSeries.pack(values));
        assertThat(back.isPresent(0)).isTrue();
        assertThat(back.quantity(0)).isZero();
        assertThat(back.isDelivered(1)).isTrue();
        assertThat(back.isPresent(1)).isFalse();
        assertThat(back.quality(1)).isEqualTo(Quality.MISSING);
        assertThat(back.isDelivered(2)).isFalse();
        assertThatThrownBy(() -> back.quantity(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> back.quality(2)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_format_is_that_of_the_values_already_stored() {
        assertThat(hex(SeriesFixture.measured(100, 101, 99))).isEqualTo("0103c8010203");
        SeriesValues mixed = new SeriesValues(4);
        mixed.set(0, 5, Quality.ESTIMATED);
        mixed.setAbsent(1);
        mixed.set(2, 5, Quality.MEASURED);
        assertThat(hex(mixed)).isEqualTo("11040b090c080a00");
    }

    private static String hex(SeriesValues values) {
        return HexFormat.of().formatHex(PackedSeries.pack(values));
    }

    @Test
    void damaged_bytes_are_told_and_never_taken_for_values() {
        byte[] packed = PackedSeries.pack(SeriesFixture.randomValues(new SplittableRandom(3), 96));
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> PackedSeries.unpack(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        byte[] longer = Arrays.copyOf(packed, packed.length + 1);
        assertThatThrownBy(() -> PackedSeries.unpack(longer)).hasMessageContaining("before its bytes do");
        byte[] unknownFormat = packed.clone();
        unknownFormat[0] = 2;
        assertThatThrownBy(() -> PackedSeries.unpack(unknownFormat)).hasMessageContaining("unknown format");
        byte[] gigantic = {1, -1, -1, -1, 127};
        assertThatThrownBy(() -> PackedSeries.unpack(gigantic)).hasMessageContaining("impossible size");
    }

    @Test
    void random_bytes_never_do_worse_than_an_illegal_argument() {
        long seed = System.nanoTime();
        System.out.println("PackedSeriesTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        SeriesValues values = new SeriesValues();
        int refused = 0;
        for (int round = 0; round < 50_000; round++) {
            byte[] bytes = new byte[random.nextInt(1, 60)];
            random.nextBytes(bytes);
            bytes[0] = (byte) (random.nextBoolean() ? 0x01 : 0x11);
            try {
                PackedSeries.unpack(bytes, 0, bytes.length, values);
            } catch (IllegalArgumentException expected) {
                refused++;
            }
        }
        assertThat(refused).as("seed %s", seed).isPositive();
    }

    @Test
    void an_ordinary_quarterly_day_takes_less_than_two_bytes_a_value() {
        SplittableRandom random = new SplittableRandom(11);
        SeriesValues values = new SeriesValues(96);
        for (int i = 0; i < 96; i++) {
            values.set(i, 300 + random.nextLong(-60, 60), Quality.MEASURED);
        }
        assertThat(PackedSeries.pack(values).length).isLessThan(2 * 96);
    }

    @Test
    void packing_and_unpacking_keep_up_with_millions_of_values_a_second() {
        SplittableRandom random = new SplittableRandom(12);
        SeriesValues[] days = new SeriesValues[1_000];
        byte[][] packed = new byte[days.length][];
        for (int d = 0; d < days.length; d++) {
            days[d] = new SeriesValues(96);
            for (int i = 0; i < 96; i++) {
                days[d].set(i, 400 + random.nextLong(-300, 300), Quality.MEASURED);
            }
        }
        long packedPerSecond = 0;
        long unpackedPerSecond = 0;
        SeriesValues into = new SeriesValues();
        for (int round = 0; round < 40; round++) {
            long start = System.nanoTime();
            for (int d = 0; d < days.length; d++) {
                packed[d] = PackedSeries.pack(days[d]);
            }
            long middle = System.nanoTime();
            for (byte[] bytes : packed) {
                PackedSeries.unpack(bytes, 0, bytes.length, into);
            }
            long end = System.nanoTime();
            packedPerSecond = Math.max(packedPerSecond, 96L * days.length * 1_000_000_000L / (middle - start));
            unpackedPerSecond = Math.max(unpackedPerSecond, 96L * days.length * 1_000_000_000L / (end - middle));
        }
        System.out.printf("packed %,d values/s, unpacked %,d values/s%n", packedPerSecond, unpackedPerSecond);
        assertThat(into).isEqualTo(days[days.length - 1]);
        // A fifth of what is asked of an idle machine: the test must not fail because others use it too.
        assertThat(Math.min(packedPerSecond, unpackedPerSecond)).isGreaterThan(4_000_000);
    }
}
