package org.meterhub.hubroutes.completeness;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.GsrnRange;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.completeness.AreaCompleteness;
import org.meterhub.metereddata.completeness.DayComparison;
import org.meterhub.metereddata.completeness.DeliveredDay;
import org.meterhub.metereddata.completeness.ExpectedStretch;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.MeteringPoints;

/** Compares the registry's metering points with the values that are stored, a market day and a range of points at a time. */
public final class ExpectedDays {

    private final MeteringPoints registry;
    private final MeteredDays days;
    private final MarketCalendar calendar;

    public ExpectedDays(MeteringPoints registry, MeteredDays days, MarketCalendar calendar) {
        this.registry = registry;
        this.days = days;
        this.calendar = calendar;
    }

    /**
     * The next points to compare.
     *
     * @param after the last point of the range before; null for the first
     * @param pointsMax points in the range
     * @return empty when there are no more
     */
    Optional<GsrnRange> next(UnitOfWork unit, @Nullable Gsrn after, int pointsMax) {
        return registry.nextRange(unit, after, pointsMax);
    }

    /**
     * Compares one day of a range of points, in one pass over each side.
     *
     * @param gaps is told of every point of which something is missing; must not use the unit of work
     */
    Map<GridAreaCode, AreaCompleteness> compare(
            UnitOfWork unit, LocalDate day, GsrnRange range, Consumer<DayComparison.Gap> gaps) {
        DeliveredDay delivered = DeliveredDay.read(unit, days, day, range, KnownAt.LATEST);
        DayComparison comparison = new DayComparison(day, calendar, delivered, gaps);
        registry.periodsOf(unit, range, calendar.intervalOf(day), period -> comparison.add(stretch(period)));
        return comparison.finish();
    }

    /** Compares one day of some points. @return those of which something is still missing */
    List<DayComparison.Gap> compare(UnitOfWork unit, LocalDate day, Collection<Gsrn> points) {
        List<DayComparison.Gap> gaps = new ArrayList<>();
        DeliveredDay delivered = DeliveredDay.empty();
        days.read(unit, points, day, day.plusDays(1), KnownAt.LATEST)
                .forEach(
                        merged -> delivered.add(merged.meteringPoint().toLong(), merged.resolution(), merged.values()));
        DayComparison comparison = new DayComparison(day, calendar, delivered, gaps::add);
        Interval interval = calendar.intervalOf(day);
        Map<Gsrn, List<MeteringPointPeriod>> known = registry.periods(unit, points, interval);
        for (Gsrn point : new TreeSet<>(points)) {
            known.getOrDefault(point, List.of()).forEach(period -> comparison.add(stretch(period)));
        }
        comparison.finish();
        return gaps;
    }

    private static ExpectedStretch stretch(MeteringPointPeriod period) {
        return new ExpectedStretch(
                period.gsrn(),
                period.interval(),
                period.masterData().type(),
                period.masterData().connectionState(),
                period.masterData().subType(),
                period.masterData().resolution(),
                period.masterData().gridArea(),
                period.masterData().gridLoss());
    }
}
