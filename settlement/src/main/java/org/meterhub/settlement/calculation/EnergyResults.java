package org.meterhub.settlement.calculation;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * What a calculation gives. Each of its grid areas either has energy or at least one finding that fails it.
 *
 * @param areas the areas that could be settled
 * @param findings everything found, of all areas, in order
 */
public record EnergyResults(EnergyScope scope, SortedMap<GridAreaCode, AreaEnergy> areas, List<Finding> findings) {

    public EnergyResults {
        areas = Collections.unmodifiableSortedMap(new TreeMap<>(areas));
        findings = List.copyOf(findings);
    }

    /** The area's results; empty when it failed or is not part of the calculation. */
    public Optional<AreaEnergy> area(GridAreaCode area) {
        return Optional.ofNullable(areas.get(area));
    }

    public List<Finding> findings(GridAreaCode area) {
        return findings.stream()
                .filter(finding -> finding.gridArea().equals(area))
                .toList();
    }
}
