package org.meterhub.settlement.calculation.deviation;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * Whose deviation it is.
 *
 * @param supplier null for neighbours
 * @param balanceResponsible null for neighbours
 * @param neighbour only for neighbours; null where the settled results do not tell them apart
 */
public record DeviationKey(
        Role role,
        @Nullable String supplier,
        @Nullable String balanceResponsible,
        @Nullable GridAreaCode neighbour) implements Comparable<DeviationKey> {

    /** In which role. */
    public enum Role {
        /** A supplier, for what its metering points used or produced. */
        SUPPLIER,
        /** A neighbouring grid area, for what was exchanged with it; the same deviation stands in its own account with the opposite sign. */
        NEIGHBOUR,
        /** The supplier of a grid-loss point: the counterpart of every correction. */
        GRID_LOSS_SUPPLIER
    }

    private static final Comparator<DeviationKey> ORDER = Comparator.comparing(DeviationKey::role)
            .thenComparing(DeviationKey::supplier, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(DeviationKey::balanceResponsible, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(DeviationKey::neighbour, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(DeviationKey other) {
        return ORDER.compare(this, other);
    }
}
