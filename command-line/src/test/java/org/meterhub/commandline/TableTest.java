package org.meterhub.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columns_are_as_wide_as_they_need_and_numbers_stand_right() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Table("AREA", ">kWh", "NOTE")
                .row("101", Energy.kwh(1_234_567), "first")
                .row("1020", Energy.kwh(-7), null)
                .print(new PrintStream(out, true, UTF_8));
        assertThat(out.toString(UTF_8).lines())
                .containsExactly("AREA       kWh  NOTE", "101   1234.567  first", "1020    -0.007");
    }

    @Test
    void a_row_has_a_cell_for_each_heading() {
        assertThatThrownBy(() -> new Table("A", "B").row("1")).isInstanceOf(IllegalArgumentException.class);
    }
}
