package org.meterhub.operator;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.operator.AdminData.KnownMoment;

/**
 * The moment a question is asked of: "what did the hub know then". Told by a moment or by a cut-off of the log, else it is now.
 *
 * @param at the moment; null when the question names a cut-off
 * @param cutoff how many records of the log were known
 * @param fixed whether the moment will have this cut-off for ever
 * @param records the records that were known
 */
record PastMoment(@Nullable Instant at, long cutoff, boolean fixed, KnownAt records) {

    KnownMoment told() {
        return new KnownMoment(at == null ? null : at.toString(), cutoff, fixed);
    }
}
