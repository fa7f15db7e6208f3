package org.meterhub.settlement.calculation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MeteringPointType;

/** Makes the results of one grid area out of the exact sums (docs/processes/balance-fixing.md#the-account-of-an-area). */
final class AreaCalculation {

    private final EnergyScope scope;
    private final GridAreaCode area;
    private final Map<SumKey, KeySums> sums;
    private final List<SettlementPoints.GridLossPeriod> gridLossPeriods;
    private final List<EnergySeries> series = new ArrayList<>();

    AreaCalculation(
            EnergyScope scope,
            GridAreaCode area,
            Map<SumKey, KeySums> sums,
            List<SettlementPoints.GridLossPeriod> gridLossPeriods) {
        this.scope = scope;
        this.area = area;
        this.sums = new HashMap<>();
        sums.forEach((key, value) -> {
            if (area.equals(key.gridArea()) || area.equals(key.fromGridArea())) {
                this.sums.put(key, value);
            }
        });
        this.gridLossPeriods = gridLossPeriods.stream()
                .filter(period -> period.gridArea().equals(area))
                .toList();
    }

    /** A supplier under a balance responsible party. */
    private record Parties(
            @Nullable String balanceResponsible, @Nullable String supplier) implements Comparable<Parties> {

        private static final Comparator<Parties> ORDER = Comparator.comparing(
                        Parties::balanceResponsible, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
                .thenComparing(Parties::supplier, Comparator.nullsFirst(Comparator.naturalOrder()));

        @Override
        public int compareTo(Parties other) {
            return ORDER.compare(this, other);
        }
    }

    /** All findings of the area: those given and what is wrong with its grid-loss points and its readings. */
    List<Finding> check(List<Finding> given) {
        TreeSet<Finding> findings = new TreeSet<>(given);
        checkGridLossPoint(MeteringPointType.CONSUMPTION, Finding.Kind.GRID_LOSS_POINT_MISSING, findings);
        checkGridLossPoint(MeteringPointType.PRODUCTION, Finding.Kind.SYSTEM_CORRECTION_POINT_MISSING, findings);
        if (sums.values().stream().anyMatch(KeySums::hasReadingsTwice)) {
            findings.add(new Finding(
                    Finding.Kind.READINGS_TWICE, area, null, null, "there are more readings than steps to read"));
        }
        return List.copyOf(findings);
    }

    private void checkGridLossPoint(MeteringPointType type, Finding.Kind missing, TreeSet<Finding> findings) {
        List<SettlementPoints.GridLossPeriod> periods = gridLossPeriods.stream()
                .filter(period -> period.type() == type)
                .sorted(Comparator.comparingInt(SettlementPoints.GridLossPeriod::fromStep)
                        .thenComparingLong(SettlementPoints.GridLossPeriod::meteringPoint))
                .toList();
        String what = "a grid-loss point of type " + type.code();
        int covered = 0;
        for (SettlementPoints.GridLossPeriod period : periods) {
            if (period.fromStep() > covered) {
                findings.add(new Finding(missing, area, null, timeOf(covered), what + " is missing from here"));
            } else if (period.fromStep() < covered) {
                findings.add(new Finding(
                        Finding.Kind.GRID_LOSS_POINT_DOUBLE,
                        area,
                        period.meteringPoint(),
                        timeOf(period.fromStep()),
                        "another grid-loss point of type " + type.code() + " is in force"));
            }
            covered = Math.max(covered, period.toStep());
        }
        if (covered < scope.steps()) {
            findings.add(new Finding(missing, area, null, timeOf(covered), what + " is missing from here"));
        }
    }

    private Instant timeOf(int step) {
        return scope.period().from().plus(scope.resolution().step().multipliedBy(step));
    }

    AreaEnergy energy() {
        Rows exchange = exchange();
        TreeMap<Parties, Rows> production = perSupplier(SumKey.Measure.PRODUCTION);
        TreeMap<Parties, Rows> flex = perSupplier(SumKey.Measure.FLEX_CONSUMPTION);
        TreeMap<Parties, Rows> nonProfiled = perSupplier(SumKey.Measure.NON_PROFILED_CONSUMPTION);
        Rows temporaryProduction = sum(production);
        Rows temporaryFlex = sum(flex);

        Rows gridLoss = gridLoss(exchange, temporaryProduction, temporaryFlex, sum(nonProfiled));
        ofArea(EnergyKind.EXCHANGE, exchange);
        ofArea(EnergyKind.TEMPORARY_PRODUCTION, temporaryProduction);
        ofArea(EnergyKind.TEMPORARY_FLEX_CONSUMPTION, temporaryFlex);
        ofArea(EnergyKind.GRID_LOSS, gridLoss);
        putGridLoss(EnergyKind.POSITIVE_GRID_LOSS, MeteringPointType.CONSUMPTION, gridLoss, 1, flex);
        putGridLoss(EnergyKind.NEGATIVE_GRID_LOSS, MeteringPointType.PRODUCTION, gridLoss, -1, production);

        Rows finalProduction = ofParties(EnergyKind.PRODUCTION, production);
        ofParties(EnergyKind.FLEX_CONSUMPTION, flex);
        ofParties(EnergyKind.NON_PROFILED_CONSUMPTION, nonProfiled);
        ofArea(EnergyKind.TOTAL_CONSUMPTION, totalConsumption(finalProduction, exchange));
        return new AreaEnergy(area, series);
    }

    /** Net exchange with each neighbour, rounded; returns their sum. */
    private Rows exchange() {
        Map<GridAreaCode, Rows> net = new TreeMap<>();
        sums.forEach((key, value) -> {
            if (key.measure() != SumKey.Measure.EXCHANGE || key.fromGridArea() == null) {
                return;
            }
            if (key.gridArea().equals(area)) {
                net.computeIfAbsent(key.fromGridArea(), unused -> new Rows(scope.steps()))
                        .add(value.exact());
            }
            if (key.fromGridArea().equals(area)) {
                net.computeIfAbsent(key.gridArea(), unused -> new Rows(scope.steps()))
                        .subtract(value.exact());
            }
        });
        Rows exchange = new Rows(scope.steps());
        net.forEach((neighbour, exact) -> {
            Rows rounded = exact.rounded(KeySums.unitsPerWh(scope));
            put(EnergySeriesKey.ofNeighbour(area, neighbour), rounded);
            exchange.add(rounded);
        });
        return exchange;
    }

    private TreeMap<Parties, Rows> perSupplier(SumKey.Measure measure) {
        TreeMap<Parties, Rows> rows = new TreeMap<>();
        sums.forEach((key, value) -> {
            if (key.measure() == measure) {
                rows.put(
                        new Parties(key.balanceResponsible(), key.supplier()),
                        value.exact().rounded(KeySums.unitsPerWh(scope)));
            }
        });
        return rows;
    }

    private Rows sum(Map<Parties, Rows> parts) {
        Rows sum = new Rows(scope.steps());
        parts.values().forEach(sum::add);
        return sum;
    }

    private Rows gridLoss(Rows exchange, Rows production, Rows flex, Rows nonProfiled) {
        Rows loss = new Rows(scope.steps());
        loss.add(exchange);
        loss.add(production);
        loss.subtract(flex);
        loss.subtract(nonProfiled);
        for (int i = 0; i < loss.steps(); i++) {
            if (loss.has(i)) {
                loss.qualities[i] = QualityMask.CALCULATED;
            }
        }
        return loss;
    }

    /**
     * Gives the part of the grid loss with this sign to the grid-loss points of a type, each for its periods, and adds it to what their suppliers
     * have. Rows of zero are rows too.
     */
    private void putGridLoss(
            EnergyKind kind, MeteringPointType type, Rows gridLoss, int sign, TreeMap<Parties, Rows> perSupplier) {
        Map<EnergySeriesKey, Rows> points = new TreeMap<>();
        for (SettlementPoints.GridLossPeriod period : gridLossPeriods) {
            if (period.type() != type) {
                continue;
            }
            EnergySeriesKey key = new EnergySeriesKey(
                    kind,
                    EnergyLevel.METERING_POINT,
                    area,
                    null,
                    period.supplier(),
                    period.balanceResponsible(),
                    period.meteringPoint());
            Rows rows = points.computeIfAbsent(key, unused -> new Rows(scope.steps()));
            for (int i = period.fromStep(); i < period.toStep(); i++) {
                if (gridLoss.has(i)) {
                    rows.add(i, Math.max(sign * gridLoss.quantity[i], 0), QualityMask.CALCULATED);
                }
            }
        }
        points.forEach((key, rows) -> {
            put(key, rows);
            perSupplier
                    .computeIfAbsent(
                            new Parties(key.balanceResponsible(), key.supplier()), unused -> new Rows(scope.steps()))
                    .add(rows);
        });
    }

    /** Puts the results per supplier, per balance responsible party and for the area; returns the last. */
    private Rows ofParties(EnergyKind kind, TreeMap<Parties, Rows> perSupplier) {
        Map<Parties, Rows> perBalanceResponsible = new TreeMap<>();
        perSupplier.forEach((parties, rows) -> {
            put(EnergySeriesKey.ofSupplier(kind, area, parties.supplier(), parties.balanceResponsible()), rows);
            perBalanceResponsible
                    .computeIfAbsent(new Parties(parties.balanceResponsible(), null), unused -> new Rows(scope.steps()))
                    .add(rows);
        });
        perBalanceResponsible.forEach((party, rows) ->
                put(EnergySeriesKey.ofBalanceResponsible(kind, area, party.balanceResponsible()), rows));
        Rows ofArea = sum(perSupplier);
        ofArea(kind, ofArea);
        return ofArea;
    }

    /** Production and exchange together, only where there are both: an area without exchange has no total. */
    private Rows totalConsumption(Rows production, Rows exchange) {
        Rows total = new Rows(scope.steps());
        for (int i = 0; i < total.steps(); i++) {
            if (production.has(i) && exchange.has(i)) {
                total.add(i, production.quantity[i], production.qualities[i]);
                total.add(i, exchange.quantity[i], exchange.qualities[i]);
            }
        }
        return total;
    }

    private void ofArea(EnergyKind kind, Rows rows) {
        put(EnergySeriesKey.ofArea(kind, area), rows);
    }

    private void put(EnergySeriesKey key, Rows rows) {
        if (!rows.isEmpty()) {
            series.add(new EnergySeries(key, scope.period(), scope.resolution(), rows.quantity, rows.qualities));
        }
    }
}
