package org.meterhub.metereddata.completeness;

import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;

/**
 * A stretch of time of a metering point in which nothing changes of what makes values due. The registry of metering points fills it.
 *
 * @param meteringPoint the point
 * @param interval the stretch
 * @param type what is measured
 * @param state of its connection
 * @param subType how its values come about
 * @param resolution the step
 * @param gridArea its area
 * @param gridLoss whether the hub calculates it as grid loss
 */
public record ExpectedStretch(
        Gsrn meteringPoint,
        Interval interval,
        MeteringPointType type,
        ConnectionState state,
        MeteringMethod subType,
        Resolution resolution,
        GridAreaCode gridArea,
        boolean gridLoss) {

    /**
     * Whether somebody has to send values day by day: of what is connected, metered rather than calculated, and metered by the hour or quarter. Nobody owes
     * values of a point that is disconnected, and monthly values are not owed daily [derived]; points for internal use (D99) are left out by the rules
     * (docs/processes/missing-values.md#what-is-due).
     */
    public boolean isDue() {
        return state == ConnectionState.CONNECTED
                && type != MeteringPointType.INTERNAL_USE
                && subType != MeteringMethod.CALCULATED
                && !gridLoss
                && resolution.isFixed();
    }
}
