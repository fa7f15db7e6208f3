package org.meterhub.settlement.run.compare;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How one metering point differs on one day.
 *
 * @param suppliersBefore numbers of the suppliers in force on the day; none for exchange points
 * @param beforeWh energy that counted on the day; null when the point had no period on it
 */
public record PointDifference(
        long meteringPoint,
        LocalDate day,
        SortedSet<String> suppliersBefore,
        SortedSet<String> suppliersAfter,
        @Nullable Long beforeWh,
        @Nullable Long afterWh,
        Set<Cause> causes)
        implements Comparable<PointDifference> {

    private static final Comparator<PointDifference> ORDER = Comparator.comparingLong(PointDifference::meteringPoint)
            .thenComparing(PointDifference::day)
            .thenComparing(difference -> difference.causes().contains(Cause.GRID_LOSS));

    public PointDifference {
        suppliersBefore = Collections.unmodifiableSortedSet(new TreeSet<>(suppliersBefore));
        suppliersAfter = Collections.unmodifiableSortedSet(new TreeSet<>(suppliersAfter));
        Set<Cause> inOrder = EnumSet.noneOf(Cause.class);
        inOrder.addAll(causes);
        causes = Collections.unmodifiableSet(inOrder);
    }

    /** What counts more on the day than before. */
    public long differenceWh() {
        return Math.subtractExact(afterWh == null ? 0 : afterWh, beforeWh == null ? 0 : beforeWh);
    }

    /** Whether the supplier's result is touched. */
    boolean concerns(@Nullable String supplier) {
        return supplier != null && (suppliersBefore.contains(supplier) || suppliersAfter.contains(supplier));
    }

    @Override
    public int compareTo(PointDifference other) {
        return ORDER.compare(this, other);
    }
}
