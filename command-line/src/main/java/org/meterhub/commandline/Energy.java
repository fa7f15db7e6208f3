package org.meterhub.commandline;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Energy as people read it. */
final class Energy {

    private Energy() {}

    /** Kilowatt-hours with three decimals: {@code 1234.567}. */
    static String kwh(long wattHours) {
        return BigDecimal.valueOf(wattHours, 3).toPlainString();
    }

    /** Thousandths of a unit with three decimals; nothing where there is no quantity, which is not zero. */
    static String ofThousandths(@Nullable Long thousandths) {
        return thousandths == null ? "" : BigDecimal.valueOf(thousandths, 3).toPlainString();
    }
}
