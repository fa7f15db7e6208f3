package org.meterhub.settlement.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "0.001, 0.0005, 0.000001",
        "0.001, -0.0005, -0.000001",
        "0.001, 0.000499, 0.000000",
        "-0.003, 0.333333, -0.001000",
        "28.200, 0.333333, 9.399991",
        "0.600, 1.000001, 0.600001",
        "123456789012.345, 999999.999999, 123456789012221543.210988"
    })
    void an_amount_has_six_decimals_and_halves_go_away_from_zero(String quantity, String price, String amount) {
        assertThat(Amounts.amount(new BigDecimal(quantity), new BigDecimal(price))
                        .toPlainString())
                .isEqualTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"1.005000, 1.01", "-1.005000, -1.01", "1.004999, 1.00", "0.000000, 0.00"})
    void a_billing_total_has_two_decimals_and_halves_go_away_from_zero(String sum, String billed) {
        assertThat(Amounts.billingTotal(new BigDecimal(sum)).toPlainString()).isEqualTo(billed);
    }

    @ParameterizedTest
    @CsvSource({
        "100, 28, 3.571429",
        "100, 31, 3.225806",
        "0.000001, 2, 0.000001",
        "-0.000001, 2, -0.000001",
        "0.000001, 3, 0.000000",
        "10, 1, 10.000000"
    })
    void the_price_of_a_day_has_six_decimals_and_halves_go_away_from_zero(String price, int days, String perDay) {
        assertThat(Amounts.pricePerDay(new BigDecimal(price), days).toPlainString())
                .isEqualTo(perDay);
    }
}
