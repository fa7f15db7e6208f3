package org.meterhub.settlement.run.deviation;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.settlement.calculation.CalculationType;

/**
 * Which corrections someone wants settled.
 *
 * @param settledType the type of the runs that settled the days, usually balance fixing
 * @param days any set of days that are over, of the last 36 months
 * @param priceAreas the grid areas, each with the price area whose imbalance prices value it
 * @param knownAt what is known now
 * @param requestedBy the person who asks; empty when not told
 */
public record DeviationRequest(
        CalculationType settledType,
        SortedSet<LocalDate> days,
        SortedMap<GridAreaCode, String> priceAreas,
        KnownAt knownAt,
        String requestedBy) {

    public DeviationRequest {
        days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
        priceAreas = Collections.unmodifiableSortedMap(new TreeMap<>(priceAreas));
    }
}
