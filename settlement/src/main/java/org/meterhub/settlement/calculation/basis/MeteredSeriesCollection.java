package org.meterhub.settlement.calculation.basis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.EnergyScope;
import org.meterhub.settlement.calculation.MeteredDaySink;
import org.meterhub.settlement.calculation.SettlementPointPeriod;

/**
 * Keeps the readings of metering points as {@link MeteredSeries}, nine bytes a reading: for some points at a time, not for a whole country. Readings of
 * grid-loss points, of other points, and outside the periods vanish.
 */
public final class MeteredSeriesCollection implements MeteredDaySink {

    private final Map<Long, List<MeteredSeries>> byPoint = new HashMap<>();
    private final List<MeteredSeries> series = new ArrayList<>();

    /** @param periods as {@link org.meterhub.settlement.calculation.PeriodSelection} gives them */
    public MeteredSeriesCollection(Collection<SettlementPointPeriod> periods, Interval within) {
        for (SettlementPointPeriod period : periods) {
            Optional<Interval> inside = period.clamped(within);
            if (inside.isPresent() && !period.gridLoss() && isAligned(period.resolution(), inside.get())) {
                MeteredSeries made = new MeteredSeries(period, inside.get());
                series.add(made);
                byPoint.computeIfAbsent(period.meteringPoint(), unused -> new ArrayList<>(1))
                        .add(made);
            }
        }
    }

    private static boolean isAligned(Resolution resolution, Interval inside) {
        return resolution.isFixed()
                && EnergyScope.isAligned(inside.from(), resolution)
                && EnergyScope.isAligned(inside.to(), resolution);
    }

    /** One series for each period, in the order of the periods. */
    public List<MeteredSeries> series() {
        return List.copyOf(series);
    }

    @Override
    public void day(
            long meteringPoint,
            Instant from,
            Resolution resolution,
            int steps,
            long[] quantityWh,
            byte @Nullable [] qualities) {
        long secondsPerStep = resolution.step().toSeconds();
        for (MeteredSeries one : byPoint.getOrDefault(meteringPoint, List.of())) {
            if (one.period().resolution() != resolution) {
                continue;
            }
            long offset = (from.getEpochSecond() - one.interval().from().getEpochSecond()) / secondsPerStep;
            int begin = (int) Math.max(0, -offset);
            int end = (int) Math.min(steps, one.steps() - offset);
            for (int i = begin; i < end; i++) {
                boolean absent = quantityWh[i] == ABSENT;
                Quality unstated = absent ? Quality.MISSING : Quality.MEASURED;
                one.put(
                        (int) (offset + i),
                        absent ? 0 : quantityWh[i],
                        qualities == null ? (byte) unstated.ordinal() : qualities[i]);
            }
        }
    }
}
