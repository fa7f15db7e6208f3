package org.meterhub.settlement.run;

import java.util.List;
import java.util.Optional;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.Finding;
import org.meterhub.settlement.calculation.charge.AreaCharges;
import org.meterhub.settlement.run.store.PeriodPacking;

/**
 * What a run found for one grid area.
 *
 * @param energy empty when the area failed
 * @param charges only of wholesale types, and never without energy
 * @param findings why it failed, and remarks
 * @param basis the periods it was settled with
 */
record AreaOutcome(
        Optional<AreaEnergy> energy, Optional<AreaCharges> charges, List<Finding> findings, PeriodPacking basis) {

    /** An area that could not be calculated at all. */
    static AreaOutcome failed(Finding finding) {
        return new AreaOutcome(Optional.empty(), Optional.empty(), List.of(finding), new PeriodPacking());
    }
}
