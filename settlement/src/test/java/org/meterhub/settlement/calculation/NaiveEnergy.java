package org.meterhub.settlement.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;

/**
 * The rules of docs/concepts/settlement.md#from-readings-to-energy once more, as slowly and plainly as they read: decimals of kWh, one row at a time, maps
 * from time to row.
 * It shares no code with the calculation, so that the two can be compared.
 */
final class NaiveEnergy {

    record Row(BigDecimal kwh, Set<Quality> qualities) {

        Row plus(Row other) {
            Set<Quality> union = EnumSet.copyOf(qualities);
            union.addAll(other.qualities);
            return new Row(kwh.add(other.kwh), union);
        }

        Row negated() {
            return new Row(kwh.negate(), qualities);
        }
    }

    private static final BinaryOperator<Row> PLUS = Row::plus;

    private final EnergyScope scope;
    private final Map<String, Map<Instant, Row>> readings = new HashMap<>();
    private final RandomMarket market;
    private final Map<EnergySeriesKey, Map<Instant, Row>> results = new TreeMap<>();

    private NaiveEnergy(RandomMarket market) {
        this.market = market;
        scope = market.scope;
        for (RandomMarket.Day day : market.days) {
            for (int i = 0; i < day.steps(); i++) {
                byte[] qualities = day.qualities();
                boolean absent = day.wh()[i] == MeteredDaySink.ABSENT;
                Quality quality = qualities == null ? Quality.MEASURED : Quality.values()[qualities[i]];
                BigDecimal kwh = absent ? BigDecimal.ZERO : BigDecimal.valueOf(day.wh()[i], 3);
                readings.computeIfAbsent(day.meteringPoint() + day.resolution().code(), unused -> new HashMap<>())
                        .put(
                                day.from().plus(day.resolution().step().multipliedBy(i)),
                                new Row(kwh, EnumSet.of(quality)));
            }
        }
    }

    static Map<EnergySeriesKey, Map<Instant, Row>> of(RandomMarket market) {
        NaiveEnergy naive = new NaiveEnergy(market);
        market.scope.gridAreas().forEach(naive::settle);
        return naive.results;
    }

    private void settle(GridAreaCode area) {
        Map<Instant, Row> exchange = exchange(area);
        Map<String, Map<Instant, Row>> production = perSupplier(area, MeteringPointType.PRODUCTION, null);
        Map<String, Map<Instant, Row>> flex = perSupplier(area, MeteringPointType.CONSUMPTION, SettlementMethod.FLEX);
        Map<String, Map<Instant, Row>> nonProfiled =
                perSupplier(area, MeteringPointType.CONSUMPTION, SettlementMethod.NON_PROFILED);
        put(EnergySeriesKey.ofArea(EnergyKind.EXCHANGE, area), exchange);
        put(EnergySeriesKey.ofArea(EnergyKind.TEMPORARY_PRODUCTION, area), sum(production));
        put(EnergySeriesKey.ofArea(EnergyKind.TEMPORARY_FLEX_CONSUMPTION, area), sum(flex));

        Map<Instant, Row> gridLoss = new TreeMap<>();
        exchange.forEach((time, row) -> gridLoss.merge(time, row, PLUS));
        sum(production).forEach((time, row) -> gridLoss.merge(time, row, PLUS));
        sum(flex).forEach((time, row) -> gridLoss.merge(time, row.negated(), PLUS));
        sum(nonProfiled).forEach((time, row) -> gridLoss.merge(time, row.negated(), PLUS));
        gridLoss.replaceAll((time, row) -> new Row(row.kwh(), EnumSet.of(Quality.CALCULATED)));
        put(EnergySeriesKey.ofArea(EnergyKind.GRID_LOSS, area), gridLoss);
        divide(area, gridLoss, flex, production);

        parties(EnergyKind.PRODUCTION, area, production);
        parties(EnergyKind.FLEX_CONSUMPTION, area, flex);
        parties(EnergyKind.NON_PROFILED_CONSUMPTION, area, nonProfiled);
        Map<Instant, Row> total = new TreeMap<>();
        sum(production).forEach((time, row) -> {
            if (exchange.containsKey(time)) {
                total.put(time, row.plus(exchange.get(time)));
            }
        });
        put(EnergySeriesKey.ofArea(EnergyKind.TOTAL_CONSUMPTION, area), total);
    }

    private void divide(
            GridAreaCode area,
            Map<Instant, Row> gridLoss,
            Map<String, Map<Instant, Row>> flex,
            Map<String, Map<Instant, Row>> production) {
        for (SettlementPointPeriod period : market.periods) {
            if (!period.gridLoss() || !period.gridArea().equals(area)) {
                continue;
            }
            boolean positive = period.type() == MeteringPointType.CONSUMPTION;
            EnergySeriesKey key = new EnergySeriesKey(
                    positive ? EnergyKind.POSITIVE_GRID_LOSS : EnergyKind.NEGATIVE_GRID_LOSS,
                    EnergyLevel.METERING_POINT,
                    area,
                    null,
                    period.supplier(),
                    period.balanceResponsible(),
                    period.meteringPoint());
            gridLoss.forEach((time, row) -> {
                if (!time.isBefore(period.from()) && (period.to() == null || time.isBefore(period.to()))) {
                    BigDecimal part = (positive ? row.kwh() : row.kwh().negate()).max(BigDecimal.ZERO);
                    Row rowOfPoint = new Row(part, EnumSet.of(Quality.CALCULATED));
                    results.computeIfAbsent(key, unused -> new TreeMap<>()).put(time, rowOfPoint);
                    (positive ? flex : production)
                            .computeIfAbsent(
                                    period.balanceResponsible() + "/" + period.supplier(), unused -> new TreeMap<>())
                            .merge(time, rowOfPoint, PLUS);
                }
            });
        }
    }

    private void parties(EnergyKind kind, GridAreaCode area, Map<String, Map<Instant, Row>> perSupplier) {
        Map<String, Map<Instant, Row>> perBalance = new TreeMap<>();
        perSupplier.forEach((parties, rows) -> {
            String balance = parties.substring(0, parties.indexOf('/'));
            String supplier = parties.substring(parties.indexOf('/') + 1);
            put(EnergySeriesKey.ofSupplier(kind, area, supplier, balance), rows);
            rows.forEach((time, row) -> perBalance
                    .computeIfAbsent(balance, unused -> new TreeMap<>())
                    .merge(time, row, PLUS));
        });
        perBalance.forEach((balance, rows) -> put(EnergySeriesKey.ofBalanceResponsible(kind, area, balance), rows));
        put(EnergySeriesKey.ofArea(kind, area), sum(perSupplier));
    }

    private void put(EnergySeriesKey key, Map<Instant, Row> rows) {
        if (!rows.isEmpty()) {
            results.put(key, rows);
        }
    }

    private Map<Instant, Row> sum(Map<String, Map<Instant, Row>> parts) {
        Map<Instant, Row> sum = new TreeMap<>();
        parts.values().forEach(part -> part.forEach((time, row) -> sum.merge(time, row, PLUS)));
        return sum;
    }

    private Map<Instant, Row> exchange(GridAreaCode area) {
        Map<GridAreaCode, Map<Instant, Row>> net = new TreeMap<>();
        for (SettlementPointPeriod period : market.periods) {
            if (period.type() != MeteringPointType.EXCHANGE) {
                continue;
            }
            if (area.equals(period.toGridArea())) {
                Map<Instant, Row> rows = net.computeIfAbsent(period.fromGridArea(), unused -> new TreeMap<>());
                padded(period).forEach((time, row) -> rows.merge(time, row, PLUS));
            }
            if (area.equals(period.fromGridArea())) {
                Map<Instant, Row> rows = net.computeIfAbsent(period.toGridArea(), unused -> new TreeMap<>());
                padded(period).forEach((time, row) -> rows.merge(time, row.negated(), PLUS));
            }
        }
        Map<Instant, Row> exchange = new TreeMap<>();
        net.forEach((neighbour, rows) -> {
            rows.replaceAll(this::rounded);
            put(EnergySeriesKey.ofNeighbour(area, neighbour), rows);
            rows.forEach((time, row) -> exchange.merge(time, row, PLUS));
        });
        return exchange;
    }

    private Map<String, Map<Instant, Row>> perSupplier(
            GridAreaCode area, MeteringPointType type, @Nullable SettlementMethod method) {
        Map<String, Map<Instant, Row>> sums = new TreeMap<>();
        for (SettlementPointPeriod period : market.periods) {
            if (period.type() == type
                    && period.settlementMethod() == method
                    && period.gridArea().equals(area)
                    && !period.gridLoss()) {
                padded(period).forEach((time, row) -> sums.computeIfAbsent(
                                period.balanceResponsible() + "/" + period.supplier(), unused -> new TreeMap<>())
                        .merge(time, row, PLUS));
            }
        }
        sums.values().forEach(rows -> rows.replaceAll(this::rounded));
        return sums;
    }

    /** Every step of the result's resolution in the period, with the exact quantity of this one point. */
    private Map<Instant, Row> padded(SettlementPointPeriod period) {
        Map<Instant, Row> own = readings.getOrDefault(
                period.meteringPoint() + period.resolution().code(), Map.of());
        Map<Instant, Row> rows = new TreeMap<>();
        Instant time = period.from().isAfter(scope.period().from())
                ? period.from()
                : scope.period().from();
        Instant end = period.to() == null || period.to().isAfter(scope.period().to())
                ? scope.period().to()
                : period.to();
        for (; time.isBefore(end); time = time.plus(period.resolution().step())) {
            Row row = own.getOrDefault(time, new Row(BigDecimal.ZERO, EnumSet.of(Quality.MISSING)));
            if (period.resolution() == scope.resolution()) {
                rows.put(time, row);
            } else if (period.resolution() == Resolution.HOUR) {
                Row quarter = new Row(row.kwh().divide(BigDecimal.valueOf(4)), row.qualities());
                for (int k = 0; k < 4; k++) {
                    rows.put(time.plus(Duration.ofMinutes(15).multipliedBy(k)), quarter);
                }
            } else {
                Instant hour = Instant.ofEpochSecond(time.getEpochSecond() / 3600 * 3600);
                rows.merge(hour, row, PLUS);
            }
        }
        if (scope.resolution() == Resolution.HOUR) {
            rows.replaceAll((hour, row) -> new Row(row.kwh(), EnumSet.of(ofHour(row.qualities()))));
        }
        return rows;
    }

    private static Quality ofHour(Set<Quality> quarters) {
        if (quarters.contains(Quality.CALCULATED)) {
            return Quality.CALCULATED;
        }
        if (quarters.contains(Quality.ESTIMATED) || quarters.size() == 2) {
            return Quality.ESTIMATED;
        }
        return quarters.iterator().next();
    }

    private Row rounded(Instant time, Row row) {
        int quarter = scope.resolution() == Resolution.HOUR ? 1 : (int) (time.getEpochSecond() / 900 % 4) + 1;
        BigDecimal carried = row.kwh();
        for (int k = 1; k < quarter; k++) {
            carried = row.kwh()
                    .subtract(carried.setScale(3, RoundingMode.HALF_UP))
                    .add(carried);
        }
        return new Row(carried.setScale(3, RoundingMode.HALF_UP), row.qualities());
    }
}
