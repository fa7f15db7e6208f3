package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentTimeTest {

    /** The schema lets each of them pass. Fuzzing found that their instants came through to arithmetic that cannot hold them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0001-01-01T00:00:00Z",
                "0000-12-31T23:59:59Z",
                "0001-01-01T00:00:00+01:00",
                "12026-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59-18:00",
                "-999999999-01-01T00:00:00Z",
                "9999-12-31T24:00:00Z"
            })
    void a_year_that_nobody_reckons_with_names_no_instant(String text) {
        assertThat(new DocumentTime(text).instant()).isEmpty();
    }

    @Test
    void the_end_of_a_day_is_the_beginning_of_the_next() {
        assertThat(new DocumentTime("2026-12-31T24:00:00Z").instant()).contains(Instant.parse("2027-01-01T00:00:00Z"));
    }
}
