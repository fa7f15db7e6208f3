package org.meterhub.settlement.calculation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePrice;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeType;

/**
 * The rules of docs/concepts/settlement.md#what-is-charged once more, as slowly and plainly as they read: one reading, one link, one hour at a time, in
 * decimals. It shares no code with
 * the calculation but its input, the selection of periods and the grid loss, so that the two can be compared.
 */
final class NaiveCharges {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    /** One row of amounts, as text that names everything but its sums. */
    record Row(BigDecimal quantity, Set<Quality> qualities) {

        Row plus(Row other) {
            Set<Quality> union = EnumSet.noneOf(Quality.class);
            union.addAll(qualities);
            union.addAll(other.qualities);
            return new Row(quantity.add(other.quantity), union);
        }
    }

    private final RandomCharges input;
    private final Map<String, Row> energy = new HashMap<>();
    final Map<String, Row> rows = new TreeMap<>();

    NaiveCharges(RandomCharges input, EnergyResults results) {
        this.input = input;
        sumEnergy();
        sumGridLoss(results);
        for (ChargeLink link : input.links) {
            for (SettlementPointPeriod period : input.periods) {
                if (period.meteringPoint() == link.meteringPoint() && period.type() != MeteringPointType.EXCHANGE) {
                    join(link, period);
                }
            }
        }
    }

    private void sumEnergy() {
        Map<String, Row> readings = new HashMap<>();
        for (RandomMarket.Day day : input.days) {
            for (int i = 0; i < day.steps(); i++) {
                byte[] qualities = day.qualities();
                boolean absent = day.wh()[i] == MeteredDaySink.ABSENT;
                Quality quality = qualities == null
                        ? (absent ? Quality.MISSING : Quality.MEASURED)
                        : Quality.values()[qualities[i]];
                readings.put(
                        day.meteringPoint()
                                + day.resolution().code()
                                + day.from().plus(day.resolution().step().multipliedBy(i)),
                        new Row(kwh(absent ? 0 : day.wh()[i]), EnumSet.of(quality)));
            }
        }
        for (SettlementPointPeriod period : input.periods) {
            Resolution resolution = period.resolution();
            Instant to = period.to();
            for (Instant t = period.from(); !period.gridLoss() && t.isBefore(to); t = t.plus(resolution.step())) {
                addEnergy(
                        period.meteringPoint(),
                        resolution,
                        t,
                        readings.getOrDefault(
                                period.meteringPoint() + resolution.code() + t,
                                new Row(kwh(0), EnumSet.of(Quality.MISSING))));
            }
        }
    }

    private void sumGridLoss(EnergyResults results) {
        results.areas().values().forEach(area -> area.series().forEach(series -> {
            Long point = series.key().meteringPoint();
            for (int i = 0; point != null && i < series.steps(); i++) {
                if (series.hasRow(i)) {
                    addEnergy(
                            point,
                            series.resolution(),
                            series.timeOf(i),
                            new Row(kwh(series.quantityWh(i)), EnumSet.of(Quality.CALCULATED)));
                }
            }
        }));
    }

    private static BigDecimal kwh(long wh) {
        return BigDecimal.valueOf(wh, 3);
    }

    private void addEnergy(long point, Resolution resolution, Instant time, Row row) {
        if (resolution == Resolution.QUARTER_HOUR) {
            energy.merge(point + "Q" + time, row, Row::plus);
        } else {
            List<BigDecimal> quarters = quarters(row.quantity());
            for (int i = 0; i < 4; i++) {
                energy.merge(
                        point + "Q" + time.plus(Duration.ofMinutes(15L * i)),
                        new Row(quarters.get(i), row.qualities()),
                        Row::plus);
            }
        }
        Instant hour = Instant.ofEpochSecond(time.getEpochSecond() / 3600 * 3600);
        energy.merge(point + "H" + hour, row, Row::plus);
        energy.merge(point + "D" + midnight(time.atZone(OSLO).toLocalDate()), row, Row::plus);
    }

    /** An hour that was metered whole, shared by its quarters with the carry of docs/concepts/market-time-and-energy.md#rounding-with-carry. */
    private static List<BigDecimal> quarters(BigDecimal hour) {
        BigDecimal fourth = hour.divide(BigDecimal.valueOf(4));
        List<BigDecimal> quarters = new ArrayList<>();
        BigDecimal carried = fourth;
        for (int k = 1; k <= 4; k++) {
            BigDecimal rounded = carried.setScale(3, RoundingMode.HALF_UP);
            quarters.add(rounded);
            carried = fourth.subtract(rounded).add(carried);
        }
        return quarters;
    }

    private static String letter(ChargeResolution resolution) {
        return switch (resolution) {
            case QUARTER -> "Q";
            case HOUR -> "H";
            case DAY, MONTH -> "D";
        };
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(OSLO).toInstant();
    }

    private void join(ChargeLink link, SettlementPointPeriod period) {
        Charge charge = link.charge();
        for (ChargePeriod master : input.information) {
            if (!master.charge().equals(charge)) {
                continue;
            }
            for (Instant t : times(master)) {
                boolean linked = !t.isBefore(link.from()) && (link.to() == null || t.isBefore(link.to()));
                Instant to = period.to();
                boolean supplied = !t.isBefore(period.from()) && to != null && t.isBefore(to);
                Row quantity = charge.type() == ChargeType.TARIFF
                        ? energy.get(link.meteringPoint() + letter(master.resolution()) + t)
                        : new Row(BigDecimal.valueOf(link.quantity()), EnumSet.noneOf(Quality.class));
                if (linked && supplied && quantity != null) {
                    rows.merge(text(charge, master, period, t, price(master, t)), quantity, Row::plus);
                }
            }
        }
    }

    private List<Instant> times(ChargePeriod master) {
        List<Instant> times = new ArrayList<>();
        Instant from = max(master.from(), input.period().from());
        Instant to = master.to() == null || master.to().isAfter(input.period().to())
                ? input.period().to()
                : master.to();
        if (master.resolution() == ChargeResolution.HOUR || master.resolution() == ChargeResolution.QUARTER) {
            Duration step = Duration.ofMinutes(master.resolution() == ChargeResolution.HOUR ? 60 : 15);
            for (Instant t = from; t.isBefore(to); t = t.plus(step)) {
                times.add(t);
            }
            return times;
        }
        LocalDate day = from.atZone(OSLO).toLocalDate();
        for (Instant t = midnight(day); t.isBefore(to); t = midnight(day)) {
            if (!t.isBefore(from)) {
                times.add(t);
            }
            day = day.plusDays(1);
        }
        return times;
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private @Nullable BigDecimal price(ChargePeriod master, Instant time) {
        Instant from = max(master.from(), input.period().from());
        BigDecimal found = null;
        Instant at = null;
        for (ChargePrice price : input.prices) {
            boolean known =
                    price.charge().equals(master.charge()) && input.period().contains(price.time());
            boolean tariff = master.charge().type() == ChargeType.TARIFF;
            boolean fits = tariff
                    ? price.time().equals(time)
                    : !price.time().isBefore(from) && !price.time().isAfter(time);
            if (known && fits && (at == null || price.time().isAfter(at))) {
                found = price.price();
                at = price.time();
            }
        }
        if (found != null && master.charge().type() == ChargeType.SUBSCRIPTION) {
            long days = times(new ChargePeriod(
                            master.charge(),
                            ChargeResolution.MONTH,
                            false,
                            input.period().from(),
                            null))
                    .size();
            return found.divide(BigDecimal.valueOf(days), 6, RoundingMode.HALF_UP);
        }
        return found;
    }

    static String text(
            Charge charge,
            ChargePeriod master,
            SettlementPointPeriod period,
            Instant time,
            @Nullable BigDecimal price) {
        return String.join(
                ";",
                charge.key(),
                master.resolution().ofAmounts().code(),
                String.valueOf(master.tax()),
                period.gridArea().value(),
                String.valueOf(period.supplier()),
                period.type().code(),
                String.valueOf(period.settlementMethod()),
                time.toString(),
                price == null ? "no price" : price.setScale(6).toPlainString());
    }
}
