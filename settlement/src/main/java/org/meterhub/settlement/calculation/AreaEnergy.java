package org.meterhub.settlement.calculation;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;

/** All energy results of one grid area. */
public final class AreaEnergy {

    private final GridAreaCode gridArea;
    private final SortedMap<EnergySeriesKey, EnergySeries> series = new TreeMap<>();

    /** @throws IllegalArgumentException when a series is of another area or there are two of the same */
    public AreaEnergy(GridAreaCode gridArea, List<EnergySeries> series) {
        this.gridArea = gridArea;
        for (EnergySeries one : series) {
            if (!one.key().gridArea().equals(gridArea) || this.series.put(one.key(), one) != null) {
                throw new IllegalArgumentException("not one of area " + gridArea + ", or twice: " + one);
            }
        }
    }

    public GridAreaCode gridArea() {
        return gridArea;
    }

    /** Every series that has rows, in the order of the keys. */
    public List<EnergySeries> series() {
        return List.copyOf(series.values());
    }

    /** The series of a kind at a level, in the order of the keys. */
    public Stream<EnergySeries> series(EnergyKind kind, EnergyLevel level) {
        return series.values().stream()
                .filter(one -> one.key().kind() == kind && one.key().level() == level);
    }

    public Optional<EnergySeries> find(EnergySeriesKey key) {
        return Optional.ofNullable(series.get(key));
    }

    /** A series of the whole area; empty when it has no rows. */
    public Optional<EnergySeries> find(EnergyKind kind) {
        return find(EnergySeriesKey.ofArea(kind, gridArea));
    }

    /**
     * The results inside another period; series without rows there are left out.
     *
     * @throws IllegalArgumentException when a series does not have the whole period
     */
    public AreaEnergy during(Interval part) {
        return new AreaEnergy(
                gridArea,
                series.values().stream()
                        .map(one -> one.during(part))
                        .filter(one -> !one.stretches().isEmpty())
                        .toList());
    }

    /** The area's energy account over the whole period. */
    public AreaBalance balance() {
        return AreaBalance.of(this);
    }
}
