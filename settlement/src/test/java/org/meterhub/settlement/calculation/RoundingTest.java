package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class RoundingTest {

    @Test
    void the_carry_follows_the_example_of_the_rule() {
        long exact = 495; // 0.12375 kWh in quarters of a watt-hour
        assertThat(Rounding.withCarry(exact, 4, 0)).isEqualTo(124);
        assertThat(Rounding.withCarry(exact, 4, 1)).isEqualTo(124);
        assertThat(Rounding.withCarry(exact, 4, 2)).isEqualTo(123);
        assertThat(Rounding.withCarry(exact, 4, 3)).isEqualTo(124);
    }

    @Test
    void four_equal_quarters_of_an_hour_add_up_to_the_hour() {
        for (long hour = -1_000; hour <= 1_000; hour++) {
            long sum = 0;
            for (int place = 0; place < 4; place++) {
                sum += Rounding.withCarry(hour, 4, place);
            }
            assertThat(sum).as("an hour of " + hour + " Wh").isEqualTo(hour);
        }
    }

    @Test
    void halves_go_away_from_zero() {
        for (long exact = -50; exact <= 50; exact++) {
            assertThat(Rounding.halfAwayFromZero(exact, 4))
                    .as(exact + "/4")
                    .isEqualTo(new BigDecimal(exact)
                            .divide(BigDecimal.valueOf(4))
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValueExact());
        }
    }
}
