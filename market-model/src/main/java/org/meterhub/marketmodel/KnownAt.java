package org.meterhub.marketmodel;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cut-off of the message log: the set of log records that were known at a moment, fixed for ever, so that a question "as known at" has the
 * same answer however often it is asked. The log gives every committed record a contiguous index; record ids are drawn earlier, when the record is
 * written, and may commit in another order, hence the exceptions.
 *
 * @param recordIdMax records with a higher id were not known
 * @param except ids up to {@code recordIdMax} that were not known either, because they were still being written; few
 * @param registryAt of the registry, what was recorded by this moment; {@link Instant#MAX} for whatever is recorded when the question is asked
 */
public record KnownAt(long recordIdMax, Set<Long> except, Instant registryAt) {

    /** Everything that has been committed when the question is asked. */
    public static final KnownAt LATEST = new KnownAt(Long.MAX_VALUE, Set.of());

    /** A cut-off of the message log alone: of the registry, whatever is known when the question is asked. */
    public KnownAt(long recordIdMax, Set<Long> except) {
        this(recordIdMax, except, Instant.MAX);
    }

    public KnownAt {
        except = Set.copyOf(except);
    }

    /** The same cut-off of the log, with one of the registry. */
    public KnownAt withRegistryAt(Instant moment) {
        return new KnownAt(recordIdMax, except, moment);
    }

    /** What to ask the registry: as known at this moment; null: as known now. */
    public @Nullable Instant registryAtOrNull() {
        return registryAt.equals(Instant.MAX) ? null : registryAt;
    }

    /** Whether less was known of the log, or of the registry, than at another cut-off; the registry counts where the other has a cut-off of it. */
    public boolean isBefore(KnownAt other) {
        return recordIdMax < other.recordIdMax
                || (other.registryAtOrNull() != null && registryAt.isBefore(other.registryAt));
    }

    public boolean includes(long recordId) {
        return recordId <= recordIdMax && !except.contains(recordId);
    }
}
