package org.meterhub.supplierregistry.supply;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Half-open periods whose end may be open. */
public final class Periods {

    private Periods() {}

    public static boolean overlap(Instant from, @Nullable Instant to, Instant otherFrom, @Nullable Instant otherTo) {
        return (otherTo == null || from.isBefore(otherTo)) && (to == null || otherFrom.isBefore(to));
    }
}
