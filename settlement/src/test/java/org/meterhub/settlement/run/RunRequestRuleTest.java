package org.meterhub.settlement.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.settlement.calculation.CalculationType;

class RunRequestRuleTest {

    private static final MarketCalendar CALENDAR = MarketCalendar.NORWAY;

    @Test
    void a_day_of_balance_fixing_and_a_month_of_wholesale_fixing_are_fine() {
        assertThat(codes(CalculationType.BALANCE_FIXING, days("2025-10-26", "2025-10-27")))
                .isEmpty();
        assertThat(codes(CalculationType.WHOLESALE_FIXING, days("2025-10-01", "2025-11-01")))
                .isEmpty();
    }

    @Test
    void a_period_that_does_not_run_from_midnight_to_midnight_is_refused() {
        Interval day = days("2025-06-01", "2025-06-02");
        assertThat(codes(CalculationType.BALANCE_FIXING, new Interval(day.from().plusSeconds(3600), day.to())))
                .containsExactly(RejectionCode.FORMAT_ILLEGAL);
    }

    @Test
    void wholesale_types_need_one_whole_calendar_month() {
        for (CalculationType type : CalculationType.values()) {
            List<RejectionCode> expected = type.isWholesale() ? List.of(RejectionCode.OUTSIDE_TIME_LIMITS) : List.of();
            assertThat(codes(type, days("2025-06-02", "2025-07-02"))).isEqualTo(expected);
            assertThat(codes(type, days("2025-06-01", "2025-08-01"))).isEqualTo(expected);
            assertThat(codes(type, days("2025-06-01", "2025-07-01"))).isEmpty();
        }
    }

    @Test
    void a_period_on_both_sides_of_the_change_to_quarters_is_refused() {
        assertThat(codes(CalculationType.BALANCE_FIXING, days("2023-04-30", "2023-05-02")))
                .containsExactly(RejectionCode.PERIOD_INVALID);
        assertThat(codes(CalculationType.BALANCE_FIXING, days("2023-04-30", "2023-05-01")))
                .isEmpty();
    }

    @Test
    void all_faults_are_named_at_once() {
        RunRequest request = new RunRequest(
                UUID.randomUUID(),
                CalculationType.BALANCE_FIXING,
                days("2023-06-01", "2025-06-02"),
                new TreeSet<>(),
                KnownAt.LATEST,
                true);
        assertThat(judge(request))
                .containsExactly(
                        RejectionCode.MANDATORY_ATTRIBUTE, RejectionCode.PERIOD_INVALID, RejectionCode.VALUE_INCORRECT);
    }

    private static Interval days(String from, String to) {
        return CALENDAR.intervalOf(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static List<RejectionCode> codes(CalculationType type, Interval period) {
        return judge(new RunRequest(
                UUID.randomUUID(),
                type,
                period,
                new TreeSet<>(Set.of(new GridAreaCode("101"))),
                KnownAt.LATEST,
                false));
    }

    private static List<RejectionCode> judge(RunRequest request) {
        return new RunRequestRule(SettlementSettings.of(CALENDAR))
                .judge(request).stream().map(Rejection::code).toList();
    }
}
