package org.meterhub.supplierregistry.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.MeteringPoints;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.store.ProcessStore.Ongoing;

/**
 * Metering points that a unit of work holds, with all that requests about them are judged by. A batch of requests looks its points up at once; what is known
 * of a point is true until this unit of work itself writes about the point, since nobody else may. Then it is forgotten, and the next request about the point
 * finds the tables as the one before has left them.
 */
public final class LockedPoints {

    /** Every date that a document can name. */
    private static final Interval ALL_TIME =
            new Interval(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));

    private final MeteringPointStore locks;
    private final MeteringPoints meteringPoints;
    private final SupplyStore supply;
    private final ProcessStore processes;

    public LockedPoints(
            MeteringPointStore locks, MeteringPoints meteringPoints, SupplyStore supply, ProcessStore processes) {
        this.locks = locks;
        this.meteringPoints = meteringPoints;
        this.supply = supply;
        this.processes = processes;
    }

    /**
     * A point as it is known now.
     *
     * @param periods what it is and who supplies it, in order of time; empty when it is unknown
     * @param supply all its supply, in order of time
     * @param ongoing its processes that bear on a new one
     */
    public record LockedPoint(List<MeteringPointPeriod> periods, List<SupplyPeriod> supply, Ongoing ongoing) {

        /** The point as it is at a moment; null when it does not exist then. */
        public @Nullable MeteringPointPeriod at(Instant instant) {
            return periods.stream()
                    .filter(period -> period.interval().contains(instant))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What one unit of work knows. */
    private record Known(Map<Gsrn, LockedPoint> points) {

        static Map<Gsrn, LockedPoint> by(UnitOfWork unit) {
            return unit.resource(Known.class, same -> new Known(new HashMap<>())).points;
        }
    }

    /** To be called by whoever writes about the point. */
    static void forget(UnitOfWork unit, Gsrn point) {
        Known.by(unit).remove(point);
    }

    /** Waits for the points, holds them until the end of the transaction, and finds out at once what will be asked about them. */
    public void lookUp(UnitOfWork unit, Collection<Gsrn> points) {
        List<Gsrn> all = points.stream().distinct().sorted().toList();
        for (int from = 0; from < all.size(); from += MeteringPoints.POINTS_PER_QUESTION_MAX) {
            int to = Math.min(all.size(), from + MeteringPoints.POINTS_PER_QUESTION_MAX);
            lookUpSome(unit, all.subList(from, to));
        }
    }

    private void lookUpSome(UnitOfWork unit, List<Gsrn> points) {
        locks.lock(unit, points);
        Map<Gsrn, List<MeteringPointPeriod>> periods = meteringPoints.periods(unit, points, ALL_TIME);
        Map<Gsrn, List<SupplyPeriod>> supplied = supply.current(unit, points);
        Map<Gsrn, Ongoing> ongoing = processes.ongoing(unit, points);
        Map<Gsrn, LockedPoint> known = Known.by(unit);
        for (Gsrn point : points) {
            known.put(
                    point,
                    new LockedPoint(
                            periods.getOrDefault(point, List.of()),
                            supplied.getOrDefault(point, List.of()),
                            ongoing.getOrDefault(point, Ongoing.NOTHING)));
        }
    }

    /** The point, which this unit of work then holds: from memory where it was looked up and nothing has been written about it since. */
    public LockedPoint get(UnitOfWork unit, Gsrn point) {
        Map<Gsrn, LockedPoint> known = Known.by(unit);
        if (!known.containsKey(point)) {
            lookUpSome(unit, List.of(point));
        }
        return Objects.requireNonNull(known.get(point));
    }
}
