package org.meterhub.marketdocuments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.meterhub.marketdocuments.cim.NotifyValidatedMeasureDataMarketDocument;
import org.meterhub.messageschemas.Samples;

/** Steps of a series are instants, whatever the length of the day or the month. */
class ValueSeriesTest {

    @Test
    void a_series_is_written_and_read_with_every_value() {
        ValueSeries series = new ValueSeries(
                "s-1",
                "",
                "707057500010000015",
                "E17",
                Instant.parse("2026-10-26T04:30:00Z"),
                "PT1H",
                Instant.parse("2026-10-24T22:00:00Z"),
                Instant.parse("2026-10-25T00:00:00Z"),
                List.of(
                        new ValueSeries.Value(1, Instant.parse("2026-10-24T22:00:00Z"), new BigDecimal("1.250"), "A03"),
                        new ValueSeries.Value(2, Instant.parse("2026-10-24T23:00:00Z"), null, "A02")));
        NotifyValidatedMeasureDataMarketDocument document = new NotifyValidatedMeasureDataMarketDocument();
        document.getSeries().add(series.toDocument());
        assertThat(ValueSeries.of(document)).containsExactly(series);
    }

    @Test
    void the_hubs_own_documents_are_read_to_the_last_value() {
        NotifyValidatedMeasureDataMarketDocument document =
                new CimDocuments().read(Samples.measureData(3), NotifyValidatedMeasureDataMarketDocument.class);
        assertThat(ValueSeries.of(document)).hasSize(3).allSatisfy(series -> {
            ValueSeries.Value last = series.values().get(series.values().size() - 1);
            assertThat(ValueSeries.later(last.from(), series.resolution(), 1)).isEqualTo(series.to());
        });
    }

    @Test
    void months_and_years_are_those_of_the_market() {
        Instant october = Instant.parse("2026-09-30T22:00:00Z");
        assertThat(ValueSeries.later(october, "P1M", 1)).isEqualTo("2026-10-31T23:00:00Z");
        assertThat(ValueSeries.later(october, "P1Y", 1)).isEqualTo("2027-09-30T22:00:00Z");
        assertThat(ValueSeries.later(october, "PT15M", 4)).isEqualTo("2026-09-30T23:00:00Z");
        assertThatThrownBy(() -> ValueSeries.later(october, "PT7M", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> XmlTime.minute(Instant.parse("2026-09-30T22:00:01Z")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
