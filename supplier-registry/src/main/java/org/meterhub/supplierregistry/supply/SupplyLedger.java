package org.meterhub.supplierregistry.supply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.supplierregistry.SupplyPeriod;

/**
 * The supply of one metering point while a process changes it: what is known now goes in, the versions that no longer hold and those that hold
 * instead come out. It allows nothing that overlaps.
 */
public final class SupplyLedger {

    private final List<SupplyPeriod> before;
    private final List<SupplyPeriod> current;

    /** @param periods the current versions of one point */
    public SupplyLedger(List<SupplyPeriod> periods) {
        this.before = List.copyOf(periods);
        this.current = new ArrayList<>(periods);
        sort();
    }

    /** The supply as it is after the changes made so far, in order of time. */
    public List<SupplyPeriod> periods() {
        return List.copyOf(current);
    }

    public Optional<SupplyPeriod> at(Instant instant) {
        return current.stream().filter(period -> period.covers(instant)).findFirst();
    }

    /** The supply that ends exactly here. */
    public Optional<SupplyPeriod> endingAt(Instant instant) {
        return current.stream()
                .filter(period -> instant.equals(period.validTo()))
                .findFirst();
    }

    /** The first supply that begins later than the instant. */
    public Optional<SupplyPeriod> firstAfter(Instant instant) {
        return current.stream()
                .filter(period -> period.validFrom().isAfter(instant))
                .findFirst();
    }

    /**
     * Lets nobody supply the point in the stretch.
     *
     * @param to exclusive; null: for ever
     * @return what was taken away, cut to the stretch, in order of time
     */
    public List<SupplyPeriod> clear(Instant from, @Nullable Instant to) {
        List<SupplyPeriod> taken = new ArrayList<>();
        List<SupplyPeriod> kept = new ArrayList<>();
        for (SupplyPeriod period : current) {
            if (!Periods.overlap(period.validFrom(), period.validTo(), from, to)) {
                kept.add(period);
                continue;
            }
            Instant end = period.validTo();
            Instant takenFrom = period.validFrom().isAfter(from) ? period.validFrom() : from;
            Instant takenTo = earlier(end, to);
            taken.add(period.during(takenFrom, takenTo));
            if (period.validFrom().isBefore(from)) {
                kept.add(period.during(period.validFrom(), from));
            }
            if (to != null && (end == null || to.isBefore(end))) {
                kept.add(period.during(to, end));
            }
        }
        current.clear();
        current.addAll(kept);
        sort();
        return taken;
    }

    /**
     * Adds a supply where there is none. Touching parts of the same supply become one.
     *
     * @throws IllegalStateException when somebody supplies the point in its time
     */
    public void put(SupplyPeriod period) {
        SupplyPeriod whole = period.during(period.validFrom(), period.validTo());
        for (SupplyPeriod other : List.copyOf(current)) {
            if (Periods.overlap(other.validFrom(), other.validTo(), whole.validFrom(), whole.validTo())) {
                throw new IllegalStateException(other + " overlaps " + period);
            }
            boolean same = other.isSameSupplyAs(whole);
            if (same && whole.validFrom().equals(other.validTo())) {
                current.remove(other);
                whole = whole.during(other.validFrom(), whole.validTo());
            } else if (same && other.validFrom().equals(whole.validTo())) {
                current.remove(other);
                whole = whole.during(whole.validFrom(), other.validTo());
            }
        }
        current.add(whole);
        sort();
    }

    /** The versions that no longer hold. */
    public List<SupplyPeriod> superseded() {
        return before.stream().filter(period -> !holds(period)).toList();
    }

    /** The versions that hold instead and are to be written. */
    public List<SupplyPeriod> added() {
        return current.stream()
                .filter(period -> period.version() == 0 && before.stream().noneMatch(old -> saysTheSame(old, period)))
                .toList();
    }

    private boolean holds(SupplyPeriod period) {
        return current.stream().anyMatch(now -> now.version() == period.version() || saysTheSame(period, now));
    }

    private static boolean saysTheSame(SupplyPeriod one, SupplyPeriod other) {
        Instant end = one.validTo();
        return one.isSameSupplyAs(other)
                && one.validFrom().equals(other.validFrom())
                && (end == null ? other.validTo() == null : end.equals(other.validTo()));
    }

    private void sort() {
        current.sort(Comparator.comparing(SupplyPeriod::validFrom));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
