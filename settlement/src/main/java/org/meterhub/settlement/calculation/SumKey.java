package org.meterhub.settlement.calculation;

import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * What readings are summed by before anything else is done with them.
 *
 * @param gridArea the area the points lie in; of exchange, the area the energy goes to
 * @param fromGridArea only of exchange: where it comes from
 */
record SumKey(
        Measure measure,
        GridAreaCode gridArea,
        @Nullable GridAreaCode fromGridArea,
        @Nullable String supplier,
        @Nullable String balanceResponsible) {

    enum Measure {
        PRODUCTION,
        FLEX_CONSUMPTION,
        NON_PROFILED_CONSUMPTION,
        EXCHANGE
    }
}
