package org.meterhub.settlement.calculation.deviation;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.EnergySeriesKey;

/**
 * Who took what from a grid area on one day: consumption less production, apart for what suppliers' points metered, what neighbours sent (as if they had
 * produced it), and grid loss. The sum is zero at every step, because grid loss is what is left.
 */
final class NetConsumption {

    private final Interval day;
    private final Resolution resolution;
    private final SortedMap<DeviationKey, long[]> byParty = new TreeMap<>();

    private NetConsumption(Interval day, Resolution resolution) {
        this.day = day;
        this.resolution = resolution;
    }

    /** @param neighbours whether exchange is told apart by neighbour */
    static NetConsumption of(AreaEnergy area, Interval day, Resolution resolution, boolean neighbours) {
        NetConsumption net = new NetConsumption(day, resolution);
        net.addMetered(area, EnergyKind.FLEX_CONSUMPTION, 1);
        net.addMetered(area, EnergyKind.NON_PROFILED_CONSUMPTION, 1);
        net.addMetered(area, EnergyKind.PRODUCTION, -1);
        net.moveGridLoss(area, EnergyKind.POSITIVE_GRID_LOSS, 1);
        net.moveGridLoss(area, EnergyKind.NEGATIVE_GRID_LOSS, -1);
        Stream<EnergySeries> exchange = neighbours
                ? area.series(EnergyKind.EXCHANGE_PER_NEIGHBOUR, EnergyLevel.NEIGHBOUR)
                : area.series(EnergyKind.EXCHANGE, EnergyLevel.GRID_AREA);
        exchange.forEach(series -> net.add(
                new DeviationKey(
                        DeviationKey.Role.NEIGHBOUR, null, null, series.key().neighbour()),
                series,
                -1));
        return net;
    }

    SortedMap<DeviationKey, long[]> byParty() {
        return byParty;
    }

    private void addMetered(AreaEnergy area, EnergyKind kind, int sign) {
        area.series(kind, EnergyLevel.SUPPLIER)
                .forEach(series -> add(key(DeviationKey.Role.SUPPLIER, series.key()), series, sign));
    }

    /** Final results hold the grid loss; here it is the account of the grid-loss supplier, apart from its customers'. */
    private void moveGridLoss(AreaEnergy area, EnergyKind kind, int sign) {
        area.series(kind, EnergyLevel.METERING_POINT).forEach(series -> {
            add(key(DeviationKey.Role.GRID_LOSS_SUPPLIER, series.key()), series, sign);
            add(key(DeviationKey.Role.SUPPLIER, series.key()), series, -sign);
        });
    }

    private static DeviationKey key(DeviationKey.Role role, EnergySeriesKey key) {
        return new DeviationKey(role, key.supplier(), key.balanceResponsible(), null);
    }

    private void add(DeviationKey key, EnergySeries series, int sign) {
        if (series.resolution() != resolution || !series.period().contains(day)) {
            throw new IllegalArgumentException("results over " + series.period() + " by "
                    + series.resolution().code() + " do not have the day " + day + " by " + resolution.code());
        }
        long[] sums = byParty.computeIfAbsent(key, unused -> new long[resolution.steps(day)]);
        int offset = resolution.steps(series.period())
                - resolution.steps(new Interval(day.from(), series.period().to()));
        for (int i = 0; i < sums.length; i++) {
            if (series.hasRow(offset + i)) {
                sums[i] = Math.addExact(sums[i], sign * series.quantityWh(offset + i));
            }
        }
    }
}
