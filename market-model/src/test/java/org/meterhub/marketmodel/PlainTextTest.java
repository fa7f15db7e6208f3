package org.meterhub.marketmodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an actor wrote can be shown anywhere. */
class PlainTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "a\rb",
                "a\tb",
                "a\u0000b",
                "a\u001bb",
                "a\u007fb",
                "a\u0085b",
                "a\u009bb",
                "a\u200fb",
                "a\u202eb",
                "a\u2028b",
                "a\u2029b",
                "a\u2066b",
                "a\ufeffb",
                "a\u00adb",
                "a\ud800b"
            })
    void nothing_splits_a_line_or_hides_in_it(String text) {
        assertThat(PlainText.line(text)).isEqualTo("a?b");
        assertThat(PlainText.cell(text)).isEqualTo("a?b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bjørn Ærlig", "日本", "a-b", "7080000010011", "😀", "a=b"})
    void what_can_be_seen_stays(String text) {
        assertThat(PlainText.line(text)).isEqualTo(text);
        assertThat(PlainText.cell(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+47 22", "-1+1", "@SUM(A1)", "-", "--1", "-1;2", "=cmd|' /C calc'!A0"})
    void what_a_spreadsheet_would_carry_out_is_text(String text) {
        assertThat(PlainText.cell(text)).isEqualTo("'" + text);
    }

    @Test
    void a_formula_after_a_tab_or_a_carriage_return_is_text() {
        assertThat(PlainText.cell("\t=1+1")).isEqualTo("'?=1+1");
        assertThat(PlainText.cell("\r=1+1")).isEqualTo("'?=1+1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0.500", "-12345.678901", "-1,5", "0"})
    void numbers_stay_numbers(String text) {
        assertThat(PlainText.cell(text)).isEqualTo(text);
    }

    @Test
    void of_a_long_text_the_rest_is_counted() {
        assertThat(PlainText.line("x".repeat(60_000), 36)).isEqualTo("x".repeat(36) + "… (59964 more)");
        assertThat(PlainText.line("x".repeat(36), 36)).isEqualTo("x".repeat(36));
    }
}
