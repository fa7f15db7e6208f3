package org.meterhub.metereddata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.Quality;

class SeriesValuesTest {

    @Test
    void a_buffer_used_again_forgets_what_it_held() {
        SeriesValues values = SeriesFixture.measured(1, 2, 3);
        values.reset(2);
        assertThat(values.size()).isEqualTo(2);
        assertThat(values.isDelivered(0)).isFalse();
        assertThatThrownBy(() -> values.isDelivered(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(values).isEqualTo(new SeriesValues(2)).hasSameHashCodeAs(new SeriesValues(2));
    }

    @Test
    void an_older_version_fills_only_what_is_not_there_and_absent_is_there() {
        SeriesValues newer = new SeriesValues(3);
        newer.setAbsent(0);
        newer.set(1, 20, Quality.ESTIMATED);
        assertThat(newer.isComplete()).isFalse();
        newer.fillFrom(SeriesFixture.measured(1, 2, 3));
        assertThat(newer.isComplete()).isTrue();
        assertThat(newer).hasToString("[absent 20A03 3A04]");
        assertThatThrownBy(() -> newer.fillFrom(new SeriesValues(4))).hasMessageContaining("3 and 4");
    }

    @Test
    void arrays_get_the_mark_where_there_is_no_quantity() {
        SeriesValues values = new SeriesValues(3);
        values.set(0, 7, Quality.ESTIMATED);
        values.setAbsent(1);
        long[] quantities = new long[3];
        byte[] qualities = new byte[3];
        values.copyTo(quantities, qualities, Long.MIN_VALUE);
        assertThat(quantities).containsExactly(7, Long.MIN_VALUE, Long.MIN_VALUE);
        assertThat(qualities)
                .containsExactly(Quality.ESTIMATED.ordinal(), Quality.MISSING.ordinal(), Quality.MISSING.ordinal());
        assertThat(values.isAllMeasured()).isFalse();
        assertThat(SeriesFixture.measured(1, 2).isAllMeasured()).isTrue();
    }

    @Test
    void a_series_has_a_limit() {
        assertThatThrownBy(() -> new SeriesValues(SeriesValues.SIZE_MAX + 1)).hasMessageContaining("999999");
    }
}
