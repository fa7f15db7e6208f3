package org.meterhub.settlement.calculation.billing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.EnergyResults;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.QualityMask;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.calculation.basis.MeteredSeries;
import org.meterhub.settlement.calculation.charge.ChargeCatalogue;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeScope;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.ChargeType;
import org.meterhub.settlement.calculation.charge.StepPrices;

/**
 * Makes bills of metering points: the same energy, pieces and prices as the settled charges, point by point. Quantities over all points of a supplier are
 * the settled ones exactly; amounts are rounded per point here and per sum there, so their sums may differ by half a millionth per row.
 *
 * <p>For some points at a time: it needs all readings of a point, its links and, of children, its parent's periods, and nothing of other points.
 */
public final class BillingBasis {

    private final ChargeCatalogue catalogue;
    private final ChargeScope scope;
    private final EnergyResults results;
    private final Map<Long, List<MeteredSeries>> metered = new HashMap<>();
    private final Map<Long, List<ChargeLink>> links = new HashMap<>();

    /**
     * @param results whose grid loss is billed to grid-loss points
     * @param metered the readings of the points, over all their periods
     * @param links of the points to charges
     */
    public BillingBasis(
            ChargeCatalogue catalogue,
            EnergyResults results,
            Collection<MeteredSeries> metered,
            Collection<ChargeLink> links) {
        this.catalogue = catalogue;
        this.results = results;
        scope = catalogue.scope();
        metered.forEach(series -> this.metered
                .computeIfAbsent(series.period().meteringPoint(), unused -> new ArrayList<>(1))
                .add(series));
        links.forEach(link -> this.links
                .computeIfAbsent(link.meteringPoint(), unused -> new ArrayList<>(4))
                .add(link));
    }

    /**
     * One bill for each period, except of exchange points, in order of supplier, point and time.
     *
     * @param periods as {@link org.meterhub.settlement.calculation.PeriodSelection} gives them
     */
    public List<MeteringPointBill> bills(Collection<SettlementPointPeriod> periods) {
        Map<Long, Map<ChargeResolution, PointEnergy>> energies = new HashMap<>();
        List<MeteringPointBill> bills = new ArrayList<>();
        for (SettlementPointPeriod period : periods) {
            Optional<Interval> inside = period.clamped(scope.period());
            if (inside.isPresent() && period.type() != MeteringPointType.EXCHANGE) {
                Map<ChargeResolution, PointEnergy> energy =
                        energies.computeIfAbsent(period.meteringPoint(), this::energy);
                bills.add(bill(period, inside.get(), energy));
            }
        }
        bills.sort(Comparator.comparing(
                        (MeteringPointBill bill) -> bill.period().supplier(),
                        Comparator.nullsFirst(Comparator.<String>naturalOrder()))
                .thenComparing(bill -> bill.period().meteringPoint())
                .thenComparing(bill -> bill.interval().from()));
        return bills;
    }

    private Map<ChargeResolution, PointEnergy> energy(long meteringPoint) {
        Map<ChargeResolution, PointEnergy> energy = new EnumMap<>(ChargeResolution.class);
        for (ChargeResolution resolution : tariffResolutions(meteringPoint)) {
            PointEnergy sums = new PointEnergy(scope, resolution);
            metered.getOrDefault(meteringPoint, List.of()).forEach(sums::add);
            gridLoss(meteringPoint).forEach(sums::add);
            energy.put(resolution, sums);
        }
        return energy;
    }

    /** By which steps the tariffs of a point want its energy. */
    private Set<ChargeResolution> tariffResolutions(long meteringPoint) {
        Set<ChargeResolution> wanted = EnumSet.noneOf(ChargeResolution.class);
        links.getOrDefault(meteringPoint, List.of()).stream()
                .filter(link -> link.charge().type() == ChargeType.TARIFF)
                .forEach(link -> catalogue.series(link.charge()).forEach(prices -> wanted.add(prices.resolution())));
        return wanted;
    }

    private Stream<EnergySeries> gridLoss(long meteringPoint) {
        return results.areas().values().stream()
                .flatMap(area -> Stream.concat(
                        area.series(EnergyKind.POSITIVE_GRID_LOSS, EnergyLevel.METERING_POINT),
                        area.series(EnergyKind.NEGATIVE_GRID_LOSS, EnergyLevel.METERING_POINT)))
                .filter(series ->
                        Long.valueOf(meteringPoint).equals(series.key().meteringPoint()));
    }

    private MeteringPointBill bill(
            SettlementPointPeriod period, Interval inside, Map<ChargeResolution, PointEnergy> energy) {
        Map<StepPrices, TreeMap<Integer, BilledCharge.Row>> rows =
                new TreeMap<>(Comparator.comparing(StepPrices::charge)
                        .thenComparing(StepPrices::resolution)
                        .thenComparing(StepPrices::tax));
        for (ChargeLink link : links.getOrDefault(period.meteringPoint(), List.of())) {
            link.clamped(inside).ifPresent(shared -> {
                for (StepPrices prices : catalogue.series(link.charge())) {
                    addRows(
                            link,
                            shared,
                            prices,
                            energy.get(prices.resolution()),
                            rows.computeIfAbsent(prices, unused -> new TreeMap<>()));
                }
            });
        }
        List<BilledCharge> charges = new ArrayList<>();
        rows.forEach((prices, byStep) -> {
            if (!byStep.isEmpty()) {
                charges.add(new BilledCharge(
                        prices.charge(), prices.resolution(), prices.tax(), List.copyOf(byStep.values())));
            }
        });
        Values values = period.gridLoss() ? calculated(period, inside) : metered(period, inside);
        return new MeteringPointBill(period, inside, values.resolution(), values.values(), charges);
    }

    private record Values(Resolution resolution, List<MeteringPointBill.Value> values) {}

    private void addRows(
            ChargeLink link,
            Interval shared,
            StepPrices prices,
            @Nullable PointEnergy energy,
            TreeMap<Integer, BilledCharge.Row> rows) {
        boolean tariff = link.charge().type() == ChargeType.TARIFF;
        int end = scope.stepFrom(prices.resolution(), shared.to());
        for (int step = scope.stepFrom(prices.resolution(), shared.from()); step < end; step++) {
            boolean charged = prices.isInForce(step) && (!tariff || (energy != null && energy.has(step)));
            if (!charged) {
                continue;
            }
            BigDecimal quantity = tariff && energy != null
                    ? BigDecimal.valueOf(energy.wh(step), ChargeSeries.QUANTITY_SCALE)
                    : BigDecimal.valueOf(link.quantity());
            byte qualities = tariff && energy != null ? energy.qualities(step) : QualityMask.NONE;
            rows.merge(
                    step,
                    new BilledCharge.Row(
                            scope.timeOf(prices.resolution(), step),
                            quantity,
                            qualities,
                            prices.price(step).orElse(null)),
                    BillingBasis::add);
        }
    }

    /** Two links to the same charge at the same time both count. */
    private static BilledCharge.Row add(BilledCharge.Row one, BilledCharge.Row other) {
        return new BilledCharge.Row(
                one.time(),
                one.quantity().add(other.quantity()),
                (byte) (one.qualities() | other.qualities()),
                one.knownPrice());
    }

    private Values metered(SettlementPointPeriod period, Interval inside) {
        List<MeteringPointBill.Value> values = new ArrayList<>();
        for (MeteredSeries series : metered.getOrDefault(period.meteringPoint(), List.of())) {
            if (series.interval().equals(inside)) {
                for (int i = 0; i < series.steps(); i++) {
                    values.add(new MeteringPointBill.Value(series.timeOf(i), series.quantityWh(i), series.quality(i)));
                }
            }
        }
        return new Values(period.resolution(), values);
    }

    private Values calculated(SettlementPointPeriod period, Interval inside) {
        List<MeteringPointBill.Value> values = new ArrayList<>();
        gridLoss(period.meteringPoint()).forEach(series -> {
            for (int i = 0; i < series.steps(); i++) {
                if (series.hasRow(i) && inside.contains(series.timeOf(i))) {
                    values.add(new MeteringPointBill.Value(series.timeOf(i), series.quantityWh(i), Quality.CALCULATED));
                }
            }
        });
        return new Values(results.scope().resolution(), values);
    }
}
