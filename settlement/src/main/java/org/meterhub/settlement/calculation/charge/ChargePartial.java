package org.meterhub.settlement.calculation.charge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.EnergyResults;
import org.meterhub.settlement.calculation.Finding;
import org.meterhub.settlement.calculation.FindingList;
import org.meterhub.settlement.calculation.MeteredDaySink;

/**
 * What charges come to over some set of metering points, before prices. The parts of disjoint sets can be added, in any order, as long as a child point
 * is in the set of its parent.
 */
public final class ChargePartial {

    private final ChargeCatalogue catalogue;
    private final Map<ChargeSlot, TariffSums> tariffs = new HashMap<>();
    private final Map<ChargeSlot, PieceCounts> pieces = new HashMap<>();
    private final List<ChargePoints.GridLossLink> gridLossLinks = new ArrayList<>();
    private final FindingList findings = new FindingList();

    /** A part without any metering point, to add others to. */
    public ChargePartial(ChargeCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What is known of points before any reading: when they should have any, their pieces, the tariffs on their grid loss, and what is wrong with them. */
    public ChargePartial(ChargePoints points) {
        this(points.catalogue);
        new ExpectedReadings(points, points.slots.stream().map(this::tariff).toList()).expectAll();
        points.pieces.forEach((slot, counts) -> pieces(slot).add(counts));
        gridLossLinks.addAll(points.gridLossLinks);
        findings.addAll(points.findings);
    }

    TariffSums tariff(ChargeSlot slot) {
        return tariffs.computeIfAbsent(
                slot, unused -> new TariffSums(catalogue.scope().steps(slot.resolution())));
    }

    private PieceCounts pieces(ChargeSlot slot) {
        return pieces.computeIfAbsent(
                slot, unused -> new PieceCounts(catalogue.scope().steps(ChargeResolution.DAY)));
    }

    /**
     * Adds what charges come to at other metering points; the other part stays as it is.
     *
     * @throws IllegalArgumentException when the other part is of another calculation
     * @throws ArithmeticException when a sum leaves the range of a {@code long}
     */
    public void add(ChargePartial other) {
        if (catalogue != other.catalogue) {
            throw new IllegalArgumentException("parts of different calculations cannot be added");
        }
        other.tariffs.forEach((slot, sums) -> tariff(slot).add(sums));
        other.pieces.forEach((slot, counts) -> pieces(slot).add(counts));
        gridLossLinks.addAll(other.gridLossLinks);
        findings.addAll(other.findings);
    }

    /** @param points know whose grid area a point with a tariff lies in */
    void reportTooLarge(ChargePoints points, long meteringPoint, Instant time, long quantityWh) {
        int row = points.tariffs.find(meteringPoint, 0);
        if (row >= 0) {
            findings.add(new Finding(
                    Finding.Kind.QUANTITY_TOO_LARGE,
                    points.slots
                            .get(points.tariffs.intAt(row, ChargePoints.TARIFF_SLOT))
                            .gridArea(),
                    meteringPoint,
                    time,
                    "a reading of " + quantityWh + " Wh is beyond " + MeteredDaySink.QUANTITY_WH_MAX));
        }
    }

    /**
     * What is charged in every grid area that has energy results. Can be asked again after more has been added.
     *
     * @param energy results over the same period, with the grid loss of all areas
     */
    public ChargeResults results(EnergyResults energy) {
        SortedMap<GridAreaCode, AreaCharges> areas = new TreeMap<>();
        List<Finding> found = new ArrayList<>();
        for (AreaEnergy area : energy.areas().values()) {
            AreaChargeCalculation calculation = new AreaChargeCalculation(catalogue, area);
            tariffs.forEach((slot, sums) -> calculation.addTariff(slot, sums));
            pieces.forEach((slot, counts) -> calculation.addPieces(slot, counts));
            calculation.addGridLoss(gridLossLinks);
            AreaCharges charges = calculation.charges();
            FindingList all = new FindingList();
            all.addAll(findings);
            all.addAll(calculation.findings());
            List<Finding> ofArea = all.of(area.gridArea());
            found.addAll(ofArea);
            if (ofArea.stream().noneMatch(finding -> finding.kind().fails())) {
                areas.put(area.gridArea(), charges);
            }
        }
        return new ChargeResults(areas, found);
    }
}
