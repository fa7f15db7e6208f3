package org.meterhub.settlement.run.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SummaryWordTest {

    /** Two figures under one name are taken for one another. */
    @ParameterizedTest
    @EnumSource(SummaryLanguage.class)
    void no_two_headings_are_the_same(SummaryLanguage language) {
        assertThat(Arrays.stream(SummaryWord.values())
                        .map(word -> word.in(language).toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }
}
