package org.meterhub.metereddata.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;

/** What is wrong with a question about missing values, and which days it is about. */
class GapQueryTest {

    private static final MarketProfile NORWAY = MarketProfile.norway();
    private static final String POINT = "707057500010000015";
    private static final Instant AFTER_SEVEN = Instant.parse("2026-10-23T05:00:00Z");
    private static final Instant BEFORE_SEVEN = Instant.parse("2026-10-23T04:59:59Z");
    private static final Instant START = midnight("2026-10-20");

    @Test
    void days_are_asked_about_whose_values_are_due() {
        assertThat(wrong(question(START, null), AFTER_SEVEN)).isEmpty();
        assertThat(days(question(START, null), AFTER_SEVEN)).containsExactly("2026-10-20", "2026-10-21", "2026-10-22");
        assertThat(days(question(START, null), BEFORE_SEVEN)).containsExactly("2026-10-20", "2026-10-21");
        assertThat(days(question(START, midnight("2026-10-21")), AFTER_SEVEN)).containsExactly("2026-10-20");
        assertThat(days(question(START, midnight("2027-10-21")), AFTER_SEVEN)).hasSize(3);
    }

    @Test
    void every_fault_is_told_with_its_code() {
        assertThat(wrong(question(midnight("2026-10-23"), null), AFTER_SEVEN)).containsExactly("E17");
        assertThat(wrong(question(midnight("2020-10-23"), null), AFTER_SEVEN)).containsExactly("E17");
        assertThat(wrong(question(midnight("2026-09-01"), null), AFTER_SEVEN)).containsExactly("E17");
        assertThat(wrong(question(START.plusSeconds(60), null), AFTER_SEVEN)).containsExactly("D66");
        assertThat(wrong(question(START, START.plusSeconds(60)), AFTER_SEVEN)).containsExactly("D66");
        assertThat(wrong(question(START, START), AFTER_SEVEN)).containsExactly("E50");
        assertThat(wrong(of(MarketRole.ENERGY_SUPPLIER, "", List.of(POINT)), AFTER_SEVEN))
                .containsExactly("E16");
        assertThat(wrong(of(MarketRole.METERED_DATA_RESPONSIBLE, "P1M", List.of(POINT)), AFTER_SEVEN))
                .containsExactly("D23");
        assertThat(wrong(of(MarketRole.METERED_DATA_RESPONSIBLE, "", List.of()), AFTER_SEVEN))
                .containsExactly("D64");
        assertThat(wrong(of(MarketRole.METERED_DATA_RESPONSIBLE, "", List.of("12")), AFTER_SEVEN))
                .containsExactly("E10");
        assertThat(wrong(
                        of(
                                MarketRole.METERED_DATA_RESPONSIBLE,
                                "PT1H",
                                Collections.nCopies(GapQuery.POINTS_MAX + 1, POINT)),
                        AFTER_SEVEN))
                .containsExactly("D02");
    }

    private static Instant midnight(String day) {
        return NORWAY.calendar().startOf(LocalDate.parse(day));
    }

    private static GapQuery question(Instant start, @Nullable Instant end) {
        return new GapQuery(MarketRole.METERED_DATA_RESPONSIBLE, start, end, "", List.of(POINT));
    }

    private static GapQuery of(MarketRole role, String resolution, List<String> points) {
        return new GapQuery(role, START, null, resolution, points);
    }

    private static List<String> wrong(GapQuery query, Instant now) {
        return query.judge(NORWAY, now).stream()
                .map(rejection -> rejection.code().code())
                .toList();
    }

    private static List<String> days(GapQuery query, Instant now) {
        return query.days(NORWAY, now).stream().map(LocalDate::toString).toList();
    }
}
