package org.meterhub.supplierregistry.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/** What is wrong with a question about a metering point, whatever the registry holds, and what time it is about. */
class PointQueryTest {

    private static final Instant NOW = Instant.parse("2026-10-27T07:00:00Z");
    private static final String POINT = "707057500010000015";
    private static final PartyId SUPPLIER = PartyId.of("7080000020010");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    @Test
    void a_question_about_the_present_or_the_past_can_be_asked() {
        assertThat(wrong(POINT, "", null, null)).isEmpty();
        assertThat(wrong(POINT, SUPPLIER.value(), YESTERDAY, null)).isEmpty();
        assertThat(wrong(POINT, "", YESTERDAY, TOMORROW)).isEmpty();
        assertThat(wrong(POINT, "", NOW, null)).isEmpty();
    }

    @Test
    void every_fault_is_told_with_its_code() {
        assertThat(wrong("707057500010000016", "", null, null)).containsExactly("E10 marketEvaluationPoint.mRID");
        assertThat(wrong(POINT, "7080000020027", null, null)).containsExactly("D50 initiator_MarketParticipant.mRID");
        assertThat(wrong(POINT, "", TOMORROW, null)).containsExactly("E17 start_DateAndOrTime.dateTime");
        assertThat(wrong(POINT, "", Instant.parse("2020-01-01T00:00:00Z"), null))
                .containsExactly("E17 start_DateAndOrTime.dateTime");
        assertThat(wrong(POINT, "", NOW, NOW)).containsExactly("E50 end_DateAndOrTime.dateTime");
        assertThat(wrong(POINT, "", null, YESTERDAY)).containsExactly("E50 end_DateAndOrTime.dateTime");
        assertThat(wrong(POINT, "", Instant.MIN, Instant.MIN))
                .containsExactly("E17 start_DateAndOrTime.dateTime", "E50 end_DateAndOrTime.dateTime");
    }

    @Test
    void of_what_is_to_come_nothing_is_looked_up() {
        assertThat(query(POINT, "", null, null).period(NOW)).isEqualTo(new Interval(NOW, NOW.plusSeconds(1)));
        assertThat(query(POINT, "", YESTERDAY, null).period(NOW))
                .isEqualTo(new Interval(YESTERDAY, YESTERDAY.plusSeconds(1)));
        assertThat(query(POINT, "", YESTERDAY, TOMORROW).period(NOW))
                .isEqualTo(new Interval(YESTERDAY, NOW.plusSeconds(1)));
    }

    private static List<String> wrong(String gsrn, String initiator, @Nullable Instant from, @Nullable Instant to) {
        return query(gsrn, initiator, from, to).judge(MarketProfile.norway(), NOW).stream()
                .map(rejection -> rejection.code().code() + " " + rejection.field())
                .toList();
    }

    private static PointQuery query(String gsrn, String initiator, @Nullable Instant from, @Nullable Instant to) {
        return new PointQuery(gsrn, SUPPLIER, MarketRole.ENERGY_SUPPLIER, initiator, from, to);
    }
}
