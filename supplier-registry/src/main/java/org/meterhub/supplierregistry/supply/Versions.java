package org.meterhub.supplierregistry.supply;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What "known at" means: recorded by then, and not yet replaced by something better. */
public final class Versions {

    private Versions() {}

    /** @param knownAt null: now, so that only what still stands was known */
    public static boolean wasKnown(Instant recordedAt, @Nullable Instant supersededAt, @Nullable Instant knownAt) {
        if (knownAt == null) {
            return supersededAt == null;
        }
        return !recordedAt.isAfter(knownAt) && (supersededAt == null || supersededAt.isAfter(knownAt));
    }
}
