package org.meterhub.supplierregistry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What "known at" means: recorded by then, and not yet replaced by something better. */
final class Versions {

    private Versions() {}

    /** @param knownAt null: now, so that only what still stands was known */
    static boolean wasKnown(Instant recordedAt, @Nullable Instant supersededAt, @Nullable Instant knownAt) {
        if (knownAt == null) {
            return supersededAt == null;
        }
        return !recordedAt.isAfter(knownAt) && (supersededAt == null || supersededAt.isAfter(knownAt));
    }
}
