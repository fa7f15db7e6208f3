package org.meterhub.settlement;

import java.util.SortedSet;
import java.util.function.Consumer;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.settlement.calculation.SettlementPointPeriod;

/** Where a run gets the periods of metering points from. The hub adapts its registry to it. */
@FunctionalInterface
public interface SettlementPeriods {

    /**
     * Gives the periods that touch the period, one for each time in which nothing changes that matters to settlement: consumption and production
     * points in these areas while they have a supplier, grid-loss points, exchange points to or from these areas, and, because charges need them,
     * child points with the number of their parent. Any order; in order of the points' numbers it is cheapest. Periods that do not matter may be
     * given and are passed over.
     */
    void read(
            Interval period,
            SortedSet<GridAreaCode> gridAreas,
            KnownAt knownAt,
            Consumer<SettlementPointPeriod> periods);
}
