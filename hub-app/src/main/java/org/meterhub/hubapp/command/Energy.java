package org.meterhub.hubapp.command;

import java.math.BigDecimal;

/** Watt-hours as people read them. */
final class Energy {

    private Energy() {}

    /** Kilowatt-hours with three decimals: {@code 1234.567}. */
    static String kwh(long wattHours) {
        return BigDecimal.valueOf(wattHours, 3).toPlainString();
    }
}
