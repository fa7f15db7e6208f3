package org.meterhub.settlement.calculation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.Resolution;

/**
 * What turns one set of results of an area into another over the same period: what was settled, plus the correction, is what is known now. Unchangeable.
 */
public final class EnergyCorrection {

    private final GridAreaCode gridArea;
    private final SortedMap<EnergySeriesKey, Change> changes = new TreeMap<>();

    /**
     * How one series changes.
     *
     * @param differenceWh what comes to each step
     * @param qualities of each step afterwards; {@link QualityMask#NONE} where there is no row any more
     */
    private record Change(Interval period, Resolution resolution, long[] differenceWh, byte[] qualities) {}

    private EnergyCorrection(GridAreaCode gridArea) {
        this.gridArea = gridArea;
    }

    /** @throws IllegalArgumentException when the results are of different areas, periods or resolutions */
    public static EnergyCorrection between(AreaEnergy before, AreaEnergy after) {
        if (!before.gridArea().equals(after.gridArea())) {
            throw new IllegalArgumentException(
                    "results of areas " + before.gridArea() + " and " + after.gridArea() + " cannot be compared");
        }
        EnergyCorrection correction = new EnergyCorrection(before.gridArea());
        SortedSet<EnergySeriesKey> keys = new TreeSet<>();
        before.series().forEach(series -> keys.add(series.key()));
        after.series().forEach(series -> keys.add(series.key()));
        for (EnergySeriesKey key : keys) {
            Optional<EnergySeries> old = before.find(key);
            Optional<EnergySeries> now = after.find(key);
            if (!old.equals(now)) {
                correction.changes.put(key, change(old, now));
            }
        }
        return correction;
    }

    private static Change change(Optional<EnergySeries> before, Optional<EnergySeries> after) {
        EnergySeries shape = after.or(() -> before).orElseThrow();
        long[] difference = new long[shape.steps()];
        byte[] qualities = new byte[shape.steps()];
        before.ifPresent(series -> {
            if (!series.period().equals(shape.period()) || series.resolution() != shape.resolution()) {
                throw new IllegalArgumentException("results over " + series.period() + " by "
                        + series.resolution().code() + " and over " + shape.period() + " by "
                        + shape.resolution().code() + " cannot be compared");
            }
            for (int i = 0; i < difference.length; i++) {
                difference[i] = series.hasRow(i) ? Math.negateExact(series.quantityWh(i)) : 0;
            }
        });
        after.ifPresent(series -> {
            for (int i = 0; i < difference.length; i++) {
                difference[i] = Math.addExact(difference[i], series.hasRow(i) ? series.quantityWh(i) : 0);
                qualities[i] = series.qualityMask(i);
            }
        });
        return new Change(shape.period(), shape.resolution(), difference, qualities);
    }

    /** The series that change, in quantity or quality, or appear or vanish. */
    public SortedSet<EnergySeriesKey> keys() {
        return new TreeSet<>(changes.keySet());
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** What comes to a step of a series, in watt-hours; zero where nothing changes. */
    public long differenceWh(EnergySeriesKey key, int step) {
        Change change = changes.get(key);
        return change == null ? 0 : change.differenceWh()[step];
    }

    /** What comes to a whole series. */
    public long differenceWh(EnergySeriesKey key) {
        Change change = changes.get(key);
        long sum = 0;
        if (change != null) {
            for (long difference : change.differenceWh()) {
                sum = Math.addExact(sum, difference);
            }
        }
        return sum;
    }

    /** The results with the correction added. */
    public AreaEnergy addTo(AreaEnergy before) {
        SortedMap<EnergySeriesKey, EnergySeries> corrected = new TreeMap<>();
        before.series().forEach(series -> corrected.put(series.key(), series));
        changes.forEach((key, change) -> {
            Optional<EnergySeries> old = before.find(key);
            long[] wh = new long[change.differenceWh().length];
            boolean rows = false;
            for (int i = 0; i < wh.length; i++) {
                int step = i;
                long was = old.filter(series -> series.hasRow(step))
                        .map(series -> series.quantityWh(step))
                        .orElse(0L);
                wh[i] = Math.addExact(was, change.differenceWh()[i]);
                rows |= change.qualities()[i] != QualityMask.NONE;
            }
            if (rows) {
                corrected.put(key, new EnergySeries(key, change.period(), change.resolution(), wh, change.qualities()));
            } else {
                corrected.remove(key);
            }
        });
        return new AreaEnergy(gridArea, new ArrayList<>(corrected.values()));
    }

    /** Sums of what changes, for a person. */
    @Override
    public String toString() {
        List<String> texts = new ArrayList<>();
        changes.forEach((key, change) -> texts.add(key + " " + differenceWh(key) + " Wh"));
        return String.join("; ", texts);
    }
}
