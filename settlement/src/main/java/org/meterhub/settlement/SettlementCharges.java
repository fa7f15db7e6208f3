package org.meterhub.settlement;

import java.util.SortedSet;
import java.util.function.Consumer;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePrice;

/** Where a run of a wholesale type gets charges, their prices and their links from. The hub adapts its price lists to it. */
public interface SettlementCharges {

    /** A market that charges nothing through the hub. */
    SettlementCharges NONE = new SettlementCharges() {
        @Override
        public void readCharges(
                Interval period, KnownAt knownAt, Consumer<ChargePeriod> periods, Consumer<ChargePrice> prices) {
            // There are none.
        }

        @Override
        public void readLinks(
                Interval period, SortedSet<GridAreaCode> gridAreas, KnownAt knownAt, Consumer<ChargeLink> links) {
            // There are none.
        }
    };

    /**
     * Gives the master data that touches the period and the prices dated inside it, in any order. A price that was set before and is still in
     * force must be given again at the start of the period: the calculation does not look back (docs/concepts/settlement.md#from-readings-to-energy).
     */
    void readCharges(Interval period, KnownAt knownAt, Consumer<ChargePeriod> periods, Consumer<ChargePrice> prices);

    /** Gives the links that touch the period, of points in these areas, in any order. Links that do not matter may be given and are passed over. */
    void readLinks(Interval period, SortedSet<GridAreaCode> gridAreas, KnownAt knownAt, Consumer<ChargeLink> links);
}
