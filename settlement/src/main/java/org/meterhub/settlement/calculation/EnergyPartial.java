package org.meterhub.settlement.calculation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.meterhub.marketmodel.GridAreaCode;

/**
 * The exact sums over some set of metering points. The parts of disjoint sets can be added, in any order, and give what one calculation over all of
 * them would have given: that is how the work is divided.
 */
public final class EnergyPartial {

    private final EnergyScope scope;
    private final Map<SumKey, KeySums> sums = new HashMap<>();
    private final List<SettlementPoints.GridLossPeriod> gridLossPeriods = new ArrayList<>();
    private final FindingList findings = new FindingList();

    /** A part without any metering point, to add others to. */
    public EnergyPartial(EnergyScope scope) {
        this.scope = scope;
    }

    /** What is known of points before any reading: when they should have any, their grid-loss periods, and what is wrong with them. */
    public EnergyPartial(SettlementPoints points) {
        this(points.scope());
        for (int place = 0; place < points.periods(); place++) {
            if (points.sum(place) >= 0) {
                sumsOf(points.keys.get(points.sum(place)))
                        .expect(points.fromQuarter(place), points.toQuarter(place), points.isHourly(place));
            }
        }
        gridLossPeriods.addAll(points.gridLossPeriods);
        findings.addAll(points.findings);
    }

    KeySums sumsOf(SumKey key) {
        return sums.computeIfAbsent(key, unused -> new KeySums(scope));
    }

    /**
     * Adds the sums of other metering points; the other part stays as it is.
     *
     * @throws IllegalArgumentException when the other part is of another calculation
     * @throws ArithmeticException when a sum leaves the range of a {@code long}
     */
    public void add(EnergyPartial other) {
        if (!scope.equals(other.scope)) {
            throw new IllegalArgumentException(
                    "parts of different calculations cannot be added: " + scope + " and " + other.scope);
        }
        other.sums.forEach((key, added) -> sumsOf(key).add(added));
        gridLossPeriods.addAll(other.gridLossPeriods);
        findings.addAll(other.findings);
    }

    void reportTooLarge(SumKey key, long meteringPoint, Instant time, long quantityWh) {
        Stream.of(key.gridArea(), key.fromGridArea() == null ? key.gridArea() : key.fromGridArea())
                .filter(scope.gridAreas()::contains)
                .forEach(area -> findings.add(new Finding(
                        Finding.Kind.QUANTITY_TOO_LARGE,
                        area,
                        meteringPoint,
                        time,
                        "a reading of " + quantityWh + " Wh is beyond " + MeteredDaySink.QUANTITY_WH_MAX)));
    }

    /** The results of every grid area of the calculation: energy, or why there is none. Can be asked again after more has been added. */
    public EnergyResults results() {
        SortedMap<GridAreaCode, AreaEnergy> areas = new TreeMap<>();
        List<Finding> found = new ArrayList<>();
        for (GridAreaCode area : scope.gridAreas()) {
            AreaCalculation calculation = new AreaCalculation(scope, area, sums, gridLossPeriods);
            List<Finding> ofArea = calculation.check(findings.of(area));
            found.addAll(ofArea);
            if (ofArea.stream().noneMatch(finding -> finding.kind().fails())) {
                areas.put(area, calculation.energy());
            }
        }
        return new EnergyResults(scope, areas, found);
    }
}
