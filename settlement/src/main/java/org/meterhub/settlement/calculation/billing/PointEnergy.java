package org.meterhub.settlement.calculation.billing;

import java.util.BitSet;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.EnergyScope;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.QualityMask;
import org.meterhub.settlement.calculation.Rounding;
import org.meterhub.settlement.calculation.basis.MeteredSeries;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeScope;

/** The energy of one metering point by the quarter, the hour or the day, over all its periods (docs/concepts/settlement.md#what-is-charged). */
final class PointEnergy {

    private final ChargeScope scope;
    private final ChargeResolution resolution;
    private final long[] wh;
    private final byte[] qualities;
    private final BitSet present;

    PointEnergy(ChargeScope scope, ChargeResolution resolution) {
        this.scope = scope;
        this.resolution = resolution;
        int steps = scope.steps(resolution);
        wh = new long[steps];
        qualities = new byte[steps];
        present = new BitSet(steps);
    }

    void add(MeteredSeries series) {
        Resolution steps = series.period().resolution();
        for (int i = 0; i < series.steps(); i++) {
            add(steps, series.timeOf(i).getEpochSecond(), series.quantityWh(i), QualityMask.bit(series.quality(i)));
        }
    }

    void add(EnergySeries gridLoss) {
        for (int i = 0; i < gridLoss.steps(); i++) {
            if (gridLoss.hasRow(i)) {
                add(
                        gridLoss.resolution(),
                        gridLoss.timeOf(i).getEpochSecond(),
                        gridLoss.quantityWh(i),
                        gridLoss.qualityMask(i));
            }
        }
    }

    private void add(Resolution steps, long second, long quantityWh, byte mask) {
        long start = scope.period().from().getEpochSecond();
        int quarter = (int) ((second - start) / EnergyScope.SECONDS_PER_QUARTER);
        if (resolution == ChargeResolution.QUARTER && steps == Resolution.HOUR) {
            for (int i = 0; i < EnergyScope.QUARTERS_PER_HOUR; i++) {
                add(quarter + i, Rounding.quarterOfHour(quantityWh, i), mask);
            }
        } else {
            add(quarter, quantityWh, mask);
        }
    }

    private void add(int quarter, long quantityWh, byte mask) {
        int step = scope.stepAt(resolution, quarter);
        if (step >= 0) {
            wh[step] = Math.addExact(wh[step], quantityWh);
            qualities[step] |= mask;
            present.set(step);
        }
    }

    /** Whether the point has any energy, be it zero or missing, at the step. */
    boolean has(int step) {
        return present.get(step);
    }

    long wh(int step) {
        return wh[step];
    }

    byte qualities(int step) {
        return qualities[step];
    }
}
