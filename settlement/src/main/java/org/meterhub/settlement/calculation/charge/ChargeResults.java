package org.meterhub.settlement.calculation.charge;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.settlement.calculation.Finding;

/**
 * What a calculation of charges gives. An area without energy results has no charges either: grid loss is charged too.
 *
 * @param areas the areas that could be charged
 * @param findings everything found that has to do with charges, of all areas, in order
 */
public record ChargeResults(SortedMap<GridAreaCode, AreaCharges> areas, List<Finding> findings) {

    public ChargeResults {
        areas = Collections.unmodifiableSortedMap(new TreeMap<>(areas));
        findings = List.copyOf(findings);
    }

    /** What is charged in an area; empty when it failed or is not part of the calculation. */
    public Optional<AreaCharges> area(GridAreaCode area) {
        return Optional.ofNullable(areas.get(area));
    }
}
