package org.meterhub.settlement;

import java.util.SortedSet;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.settlement.calculation.MeteredDaySink;

/** Where a run gets metered data from. The hub adapts its store of day series to it. */
@FunctionalInterface
public interface MeteredDaysSource {

    /**
     * Gives every metered day that touches the period, as it was known at the cut-off: one call per metering point, day and resolution with the newest
     * value of each step, in any order, in the calling thread. Only readings in the resolution of the point's period count. Points that have nothing to do with the areas may be given and are passed over.
     *
     * @param gridAreas a hint to leave out what is not needed: consumption and production in these areas, and exchange to or from them
     */
    void read(Interval period, SortedSet<GridAreaCode> gridAreas, KnownAt knownAt, MeteredDaySink days);

    /**
     * The same of the metering points in a range and of no other. Called from several threads at once, each with its own range and sink; a store that can
     * find the points of a range should.
     */
    default void read(
            Interval period,
            SortedSet<GridAreaCode> gridAreas,
            PointRange points,
            KnownAt knownAt,
            MeteredDaySink days) {
        read(period, gridAreas, knownAt, (point, from, resolution, steps, quantityWh, qualities) -> {
            if (points.contains(point)) {
                days.day(point, from, resolution, steps, quantityWh, qualities);
            }
        });
    }
}
