package org.meterhub.settlement.run.billing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.settlement.PointRange;
import org.meterhub.settlement.calculation.EnergyResults;
import org.meterhub.settlement.calculation.EnergyScope;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.calculation.basis.MeteredSeriesCollection;
import org.meterhub.settlement.calculation.billing.BillingBasis;
import org.meterhub.settlement.calculation.billing.MeteringPointBill;
import org.meterhub.settlement.calculation.charge.ChargeCatalogue;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePrice;
import org.meterhub.settlement.calculation.charge.ChargeScope;
import org.meterhub.settlement.run.RunBasis;
import org.meterhub.settlement.run.RunDays;
import org.meterhub.settlement.run.SettlementRun;

/**
 * Gives the billing basis of a grid area of a run of a wholesale type, point by point: the values, prices and links are those the run was settled with, so
 * the bills are the run's amounts told by point. Readings are in memory for some points at a time.
 */
public final class BillingBases {

    /** Readings in memory at a time. */
    private static final int READINGS_AT_ONCE_MAX = 2_000_000;

    private final RunBasis basis;

    public BillingBases(RunBasis basis) {
        this.basis = basis;
    }

    /** Takes the bills of whole points, in order of the points' numbers and then of time. */
    public interface Receiver {
        void bills(List<MeteringPointBill> bills) throws IOException;
    }

    /**
     * Gives the bills of one grid area.
     *
     * @param run of a wholesale type, in which the area succeeded
     * @param after only points with higher numbers; zero for all
     * @param supplier only bills of this supplier; null for all that have one
     */
    public void read(SettlementRun run, GridAreaCode area, long after, @Nullable String supplier, Receiver receiver)
            throws IOException {
        RunDays days = RunDays.whole(run);
        List<SettlementPointPeriod> periods = basis.periods(days, area).stream()
                .filter(period -> period.meteringPoint() > after && period.type() != MeteringPointType.EXCHANGE)
                .filter(billedTo(supplier))
                .toList();
        if (periods.isEmpty()) {
            return;
        }
        Pricing pricing = pricing(days, area, periods);
        List<SettlementPointPeriod> batch = new ArrayList<>();
        long readings = 0;
        for (SettlementPointPeriod period : periods) {
            boolean newPoint = batch.isEmpty() || batch.get(batch.size() - 1).meteringPoint() != period.meteringPoint();
            if (newPoint && readings >= READINGS_AT_ONCE_MAX) {
                receiver.bills(bills(days, area, batch, pricing));
                batch.clear();
                readings = 0;
            }
            batch.add(period);
            readings += period.resolution().isFixed()
                    ? period.resolution().steps(period.clamped(run.period()).orElseThrow())
                    : 0;
        }
        receiver.bills(bills(days, area, batch, pricing));
    }

    /** A child point whose parent has no supplier is billed to nobody. */
    private static Predicate<SettlementPointPeriod> billedTo(@Nullable String supplier) {
        return period -> period.supplier() != null && (supplier == null || supplier.equals(period.supplier()));
    }

    /** What is charged in the area, and of grid loss. */
    private record Pricing(ChargeCatalogue catalogue, EnergyResults energy, Map<Long, List<ChargeLink>> links) {

        List<ChargeLink> linksOf(Collection<Long> points) {
            return points.stream()
                    .flatMap(point -> links.getOrDefault(point, List.of()).stream())
                    .toList();
        }
    }

    private Pricing pricing(RunDays days, GridAreaCode area, List<SettlementPointPeriod> periods) {
        EnergyScope scope = new EnergyScope(days.days(), days.run().resolution(), new TreeSet<>(Set.of(area)));
        List<ChargePeriod> information = new ArrayList<>();
        List<ChargePrice> prices = new ArrayList<>();
        basis.charges(days, information::add, prices::add);
        Set<Long> wanted = new HashSet<>();
        periods.forEach(period -> wanted.add(period.meteringPoint()));
        Map<Long, List<ChargeLink>> links = new HashMap<>();
        basis.links(days, area, link -> {
            if (wanted.contains(link.meteringPoint())) {
                links.computeIfAbsent(link.meteringPoint(), unused -> new ArrayList<>(4))
                        .add(link);
            }
        });
        return new Pricing(
                new ChargeCatalogue(new ChargeScope(scope, basis.calendar()), information, prices),
                new EnergyResults(scope, new TreeMap<>(Map.of(area, basis.energy(days, area))), List.of()),
                links);
    }

    private List<MeteringPointBill> bills(
            RunDays days, GridAreaCode area, List<SettlementPointPeriod> batch, Pricing pricing) {
        MeteredSeriesCollection readings = new MeteredSeriesCollection(batch, days.days());
        PointRange range = new PointRange(
                batch.get(0).meteringPoint(), batch.get(batch.size() - 1).meteringPoint() + 1);
        basis.readings(days, area, range, readings);
        Set<Long> points = new TreeSet<>();
        batch.forEach(period -> points.add(period.meteringPoint()));
        List<MeteringPointBill> bills = new ArrayList<>(
                new BillingBasis(pricing.catalogue(), pricing.energy(), readings.series(), pricing.linksOf(points))
                        .bills(batch));
        bills.sort(MeteringPointBill.BY_POINT);
        return bills;
    }
}
