package org.meterhub.supplierregistry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.GsrnRange;
import org.meterhub.marketmodel.Interval;

/**
 * What metering points were, and who supplied them, over time. Every question is about a set of points and costs one query.
 *
 * <p>Each question can be asked "as known at" a moment: then corrections recorded later are left out. Null means as known now.
 */
public interface MeteringPoints {

    /** So many points may be asked for at once; a bundle of metered data has at most 2,000 series. */
    int POINTS_PER_QUESTION_MAX = 10_000;

    /**
     * The periods of the points within the interval, in order of time. A point that is unknown, or did not exist in the interval, has no entry;
     * a stretch in which it did not exist has no period. Periods that touch differ in something.
     *
     * @throws IllegalArgumentException when more than {@link #POINTS_PER_QUESTION_MAX} are asked for
     */
    Map<Gsrn, List<MeteringPointPeriod>> periods(
            UnitOfWork unit, Collection<Gsrn> points, Interval interval, @Nullable Instant knownAt);

    /** As {@link #periods(UnitOfWork, Collection, Interval, Instant)}, as known now. */
    default Map<Gsrn, List<MeteringPointPeriod>> periods(UnitOfWork unit, Collection<Gsrn> points, Interval interval) {
        return periods(unit, points, interval, null);
    }

    /**
     * Hands over all periods within the interval of all points whose own area, or for exchange points from- or to-area, is in the set: in
     * order of metering point and time. Streams: on PostgreSQL the memory needed does not grow with the number of points. The receiver must not
     * use the unit of work.
     */
    void settlementPeriods(
            UnitOfWork unit,
            Set<GridAreaCode> areas,
            Interval interval,
            @Nullable Instant knownAt,
            Consumer<MeteringPointPeriod> receiver);

    /** As {@link #settlementPeriods(UnitOfWork, Set, Interval, Instant, Consumer)}, as known now. */
    default void settlementPeriods(
            UnitOfWork unit, Set<GridAreaCode> areas, Interval interval, Consumer<MeteringPointPeriod> receiver) {
        settlementPeriods(unit, areas, interval, null, receiver);
    }

    /**
     * Hands over all periods within the interval of all points of the range, in order of metering point and time. Streams as {@link #settlementPeriods(UnitOfWork, Set, Interval, Instant, Consumer)} does; the receiver must not use the unit of work.
     */
    void periodsOf(UnitOfWork unit, GsrnRange range, Interval interval, Consumer<MeteringPointPeriod> receiver);

    /** The points that have this one as their parent at some time of the interval, in order of their numbers; as known now. */
    List<Gsrn> childrenOf(UnitOfWork unit, Gsrn parent, Interval interval);

    /**
     * Some points in the order of their numbers, so that all can be dealt with in ranges of limited size.
     *
     * @param after the last point of the range before; null for the first
     * @param count how many points the range has at most
     * @return empty when there are no more
     */
    Optional<GsrnRange> nextRange(UnitOfWork unit, @Nullable Gsrn after, int count);
}
