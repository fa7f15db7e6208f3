package org.meterhub.settlement.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.EnergySeriesKey;
import org.meterhub.settlement.calculation.QualityMask;

class SeriesPackingTest {

    private static final EnergySeriesKey KEY = EnergySeriesKey.ofArea(EnergyKind.GRID_LOSS, new GridAreaCode("101"));
    private static final Interval DAY = MarketCalendar.NORWAY.intervalOf(LocalDate.parse("2025-10-26"));

    @Test
    void any_series_comes_back_as_it_was() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Resolution resolution = random.nextBoolean() ? Resolution.HOUR : Resolution.QUARTER_HOUR;
            EnergySeries series = series(random, resolution);
            assertThat(SeriesPacking.unpack(KEY, DAY, resolution, SeriesPacking.pack(series)))
                    .as("seed " + seed)
                    .isEqualTo(series);
        }
    }

    private static EnergySeries series(Random random, Resolution resolution) {
        int steps = resolution.steps(DAY);
        long[] wh = new long[steps];
        byte[] qualities = new byte[steps];
        for (int i = 0; i < steps; i++) {
            boolean same = i > 0 && random.nextInt(4) > 0;
            qualities[i] = same ? qualities[i - 1] : (byte) random.nextInt(16);
            if (qualities[i] != QualityMask.NONE) {
                wh[i] = random.nextLong() >> random.nextInt(64);
            }
        }
        return new EnergySeries(KEY, DAY, resolution, wh, qualities);
    }

    @Test
    void a_month_of_measured_quarters_takes_few_bytes() {
        Interval month = MarketCalendar.NORWAY.intervalOf(LocalDate.parse("2025-10-01"), LocalDate.parse("2025-11-01"));
        int steps = Resolution.QUARTER_HOUR.steps(month);
        long[] wh = new long[steps];
        byte[] qualities = new byte[steps];
        for (int i = 0; i < steps; i++) {
            wh[i] = 1_000_000 + i;
            qualities[i] = QualityMask.MEASURED;
        }
        EnergySeries series = new EnergySeries(KEY, month, Resolution.QUARTER_HOUR, wh, qualities);
        assertThat(SeriesPacking.pack(series)).hasSizeLessThanOrEqualTo(3 * steps + 10);
    }

    @Test
    void bytes_of_another_period_or_format_are_damage_and_not_results() {
        byte[] packed = SeriesPacking.pack(series(new Random(1), Resolution.HOUR));
        assertThatThrownBy(() -> SeriesPacking.unpack(KEY, DAY, Resolution.QUARTER_HOUR, packed))
                .isInstanceOf(IllegalStateException.class);
        packed[0] = 9;
        assertThatThrownBy(() -> SeriesPacking.unpack(KEY, DAY, Resolution.HOUR, packed))
                .isInstanceOf(IllegalStateException.class);
    }
}
