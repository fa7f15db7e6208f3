package org.meterhub.settlement.prices;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a series of prices is for. The names are stored: do not rename. */
public enum PriceKind {
    /** At which deviations are settled. */
    IMBALANCE,
    /** The price of the day-ahead market; kept for whoever needs it, nothing is settled with it. */
    SPOT;

    /** As it is typed. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PriceKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
