package org.meterhub.marketmodel;

import java.time.Duration;

/**
 * How far back and ahead the market's processes may be dated, and until when they can be withdrawn. Days are market days, counted from the hub's
 * today. Sources: docs/reference/rules.md; what they leave open is derived and explained in {@code docs/processes}.
 *
 * @param shortNoticeDaysAheadMin a change of supplier at short notice (BRS-043) starts at least so many days ahead
 * @param lastResortWorkingDaysBackMax a change from the supplier of last resort may be dated back by so many working days
 * @param moveDaysBackMax a move-in or move-out may be dated back by so many days
 * @param moveDaysAheadMax and ahead by so many
 * @param endOfSupplyDaysAheadMin an end of supply is asked for at least so many days before
 * @param endOfSupplyDaysAheadMax and at most so many
 * @param endOfSupplyDeadline how long before its date an end of supply or a move-out can no longer be withdrawn; the grid company is told then
 * @param undoDaysMax a change or move can be undone until so many days after its start
 * @param customerDataDaysMax after a move-in, the grid company gets the customer's data after so many days at the latest
 * @param customerDataDaysAheadMax customer data may be dated ahead by so many days
 * @param connectDaysBackMax a metering point's connection may be dated back by so many days, and not ahead
 * @param reconnectDaysBackMax a disconnection or reconnection may be dated back by so many days, and not ahead
 * @param masterDataDaysBackMax other changes of a metering point may be dated back by so many days
 * @param masterDataDaysAheadMax and ahead by so many
 * @param chargeDaysAheadMin what a charge is, or costs, changes at least so many days ahead (docs/reference/rules.md)
 * @param chargeDaysAheadMax and at most so many
 */
public record ProcessLimits(
        int shortNoticeDaysAheadMin,
        int lastResortWorkingDaysBackMax,
        int moveDaysBackMax,
        int moveDaysAheadMax,
        int endOfSupplyDaysAheadMin,
        int endOfSupplyDaysAheadMax,
        Duration endOfSupplyDeadline,
        int undoDaysMax,
        int customerDataDaysMax,
        int customerDataDaysAheadMax,
        int connectDaysBackMax,
        int reconnectDaysBackMax,
        int masterDataDaysBackMax,
        int masterDataDaysAheadMax,
        int chargeDaysAheadMin,
        int chargeDaysAheadMax) {

    /** The limits of the Norwegian market. */
    public static ProcessLimits norway() {
        return new ProcessLimits(1, 30, 16, 60, 1, 4, Duration.ofHours(24), 60, 15, 60, 7, 1, 0, 60, 31, 1_095);
    }
}
