package org.meterhub.settlement.run.compare;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.meterhub.settlement.calculation.EnergySeriesKey;

/**
 * How one result differs over the compared period.
 *
 * @param causes of the metering points it is a sum of; those of a whole area are all causes in it
 */
public record SeriesDifference(EnergySeriesKey key, long beforeWh, long afterWh, Set<Cause> causes) {

    public SeriesDifference {
        Set<Cause> inOrder = EnumSet.noneOf(Cause.class);
        inOrder.addAll(causes);
        causes = Collections.unmodifiableSet(inOrder);
    }

    public long differenceWh() {
        return Math.subtractExact(afterWh, beforeWh);
    }
}
