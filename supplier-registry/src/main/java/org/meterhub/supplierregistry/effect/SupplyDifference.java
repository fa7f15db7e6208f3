package org.meterhub.supplierregistry.effect;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.process.Reforwarding;

/** What a change of a point's supply means for days that have passed: values may have gone to another supplier, and settlement counted them for another. */
final class SupplyDifference {

    /** The first value of a supply can be there when its first hour is over. */
    private static final Duration FIRST_VALUE = Duration.ofHours(1);

    private final MarketCalendar calendar;
    private final Instant now;
    private final List<Stretch> stretches = new ArrayList<>();

    /** A stretch of time in which neither the old nor the new supply changes. */
    private record Stretch(
            Instant from,
            Instant to,
            @Nullable SupplyPeriod was,
            @Nullable SupplyPeriod is) {}

    SupplyDifference(MarketCalendar calendar, List<SupplyPeriod> before, List<SupplyPeriod> after, Instant now) {
        this.calendar = calendar;
        this.now = now;
        Instant limit = calendar.startOf(calendar.dayOf(now).plusDays(1));
        TreeSet<Instant> borders = new TreeSet<>();
        borders.add(limit);
        for (List<SupplyPeriod> periods : List.of(before, after)) {
            for (SupplyPeriod period : periods) {
                Instant to = period.validTo();
                borders.add(period.validFrom());
                borders.add(to == null ? limit : to);
            }
        }
        Instant from = null;
        for (Instant to : borders.headSet(limit, true)) {
            if (from != null) {
                stretches.add(new Stretch(from, to, at(before, from), at(after, from)));
            }
            from = to;
        }
    }

    private static @Nullable SupplyPeriod at(List<SupplyPeriod> periods, Instant instant) {
        return periods.stream()
                .filter(period -> period.covers(instant))
                .findFirst()
                .orElse(null);
    }

    /** Days up to today whose values belong to another supplier than was known. */
    List<Reforwarding> reforwardings(Gsrn gsrn) {
        List<Reforwarding> found = new ArrayList<>();
        for (Stretch stretch : stretches) {
            PartyId supplier = supplier(stretch.is);
            if (supplier == null
                    || supplier.equals(supplier(stretch.was))
                    || stretch.from.plus(FIRST_VALUE).isAfter(now)) {
                continue;
            }
            Reforwarding last = found.isEmpty() ? null : found.get(found.size() - 1);
            if (last != null
                    && last.supplier().equals(supplier)
                    && last.days().to().equals(stretch.from)) {
                found.set(
                        found.size() - 1,
                        new Reforwarding(gsrn, new Interval(last.days().from(), stretch.to), supplier));
            } else {
                found.add(new Reforwarding(gsrn, new Interval(stretch.from, stretch.to), supplier));
            }
        }
        return found;
    }

    /** Days before today on which another supplier, or balance responsible party, or nobody counts. */
    List<Interval> correctedDays() {
        Instant today = calendar.startOf(calendar.dayOf(now));
        List<Interval> found = new ArrayList<>();
        for (Stretch stretch : stretches) {
            Instant to = stretch.to.isBefore(today) ? stretch.to : today;
            if (!stretch.from.isBefore(to) || settlesAlike(stretch.was, stretch.is)) {
                continue;
            }
            Interval last = found.isEmpty() ? null : found.get(found.size() - 1);
            if (last != null && last.to().equals(stretch.from)) {
                found.set(found.size() - 1, new Interval(last.from(), to));
            } else {
                found.add(new Interval(stretch.from, to));
            }
        }
        return found;
    }

    private static boolean settlesAlike(@Nullable SupplyPeriod one, @Nullable SupplyPeriod other) {
        return Objects.equals(supplier(one), supplier(other))
                && Objects.equals(
                        one == null ? null : one.balanceResponsible(),
                        other == null ? null : other.balanceResponsible());
    }

    private static @Nullable PartyId supplier(@Nullable SupplyPeriod period) {
        return period == null ? null : period.supplier();
    }
}
