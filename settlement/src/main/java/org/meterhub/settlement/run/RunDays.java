package org.meterhub.settlement.run;

import org.meterhub.marketmodel.Interval;

/**
 * Days of a grid area, and the run that settled them.
 *
 * @param days inside the run's period
 */
public record RunDays(SettlementRun run, Interval days) {

    /** All days of a run. */
    public static RunDays whole(SettlementRun run) {
        return new RunDays(run, run.period());
    }
}
