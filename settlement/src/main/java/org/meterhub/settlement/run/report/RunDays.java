package org.meterhub.settlement.run.report;

import org.meterhub.marketmodel.Interval;
import org.meterhub.settlement.run.SettlementRun;

/**
 * Days of a grid area, and the run that settled them.
 *
 * @param days inside the run's period
 */
record RunDays(SettlementRun run, Interval days) {}
