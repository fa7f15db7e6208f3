package org.meterhub.settlement.calculation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.LongPredicate;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeAccumulation;
import org.meterhub.settlement.calculation.charge.ChargeCatalogue;
import org.meterhub.settlement.calculation.charge.ChargeLink;
import org.meterhub.settlement.calculation.charge.ChargePartial;
import org.meterhub.settlement.calculation.charge.ChargePeriod;
import org.meterhub.settlement.calculation.charge.ChargePoints;
import org.meterhub.settlement.calculation.charge.ChargePrice;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeScope;
import org.meterhub.settlement.calculation.charge.ChargeType;

/**
 * Charges for a {@link RandomMarket}: child points with parents, owners and taxes, master data that begins and ends, prices that are missing, zero or
 * below zero, links that overlap, begin inside a day, or belong to nobody.
 */
final class RandomCharges {

    private static final List<String> OWNERS = List.of("grid-1", "grid-2", "system");

    private static final List<ChargeResolution> TARIFF_RESOLUTIONS =
            List.of(ChargeResolution.QUARTER, ChargeResolution.HOUR, ChargeResolution.DAY);

    final RandomMarket market;
    final ChargeScope scope;
    final List<SettlementPointPeriod> periods = new ArrayList<>();
    final List<RandomMarket.Day> days;
    final List<ChargePeriod> information = new ArrayList<>();
    final List<ChargePrice> prices = new ArrayList<>();
    final List<ChargeLink> links = new ArrayList<>();

    private final Random random;

    RandomCharges(long seed) {
        market = new RandomMarket(seed);
        random = new Random(seed * 31 + 7);
        days = new ArrayList<>(market.days);
        scope = new ChargeScope(market.scope, MarketCalendar.NORWAY);
        List<SettlementPointPeriod> raw = new ArrayList<>(market.periods);
        List<Long> numbers = new ArrayList<>(market.periods.stream()
                .map(SettlementPointPeriod::meteringPoint)
                .distinct()
                .sorted()
                .toList());
        int children = random.nextInt(4);
        for (int i = 0; i < children; i++) {
            long parent = numbers.get(random.nextInt(numbers.size()));
            raw.add(child(9_000L + i, parent));
            addReadings(9_000L + i);
        }
        for (int i = 0; i < children; i++) {
            numbers.add(9_000L + i);
        }
        periods.addAll(PeriodSelection.select(
                raw, CalculationType.WHOLESALE_FIXING, scope.period(), market.scope.gridAreas()));
        int charges = 2 + random.nextInt(7);
        for (int i = 0; i < charges; i++) {
            addCharge("charge-" + i % 5, numbers);
        }
    }

    private SettlementPointPeriod child(long number, long parent) {
        return new SettlementPointPeriod(
                number,
                random.nextBoolean() ? MeteringPointType.CONSUMPTION_FROM_GRID : MeteringPointType.ELECTRICAL_HEATING,
                null,
                market.scope.gridAreas().first(),
                null,
                null,
                random.nextBoolean() ? Resolution.HOUR : Resolution.QUARTER_HOUR,
                parent,
                null,
                null,
                false,
                hour(-5, 10),
                random.nextBoolean() ? null : hour(11, hours() + 5));
    }

    private void addReadings(long point) {
        for (RandomMarket.Day day : List.copyOf(market.days)) {
            if (random.nextInt(3) == 0 && days.stream().noneMatch(other -> isSame(other, point, day))) {
                days.add(new RandomMarket.Day(
                        point, day.from(), day.resolution(), day.steps(), day.wh(), day.qualities()));
            }
        }
    }

    private static boolean isSame(RandomMarket.Day other, long point, RandomMarket.Day day) {
        return other.meteringPoint() == point
                && other.from().equals(day.from())
                && other.resolution() == day.resolution();
    }

    private int hours() {
        return scope.steps(ChargeResolution.HOUR);
    }

    /** The start of some hour, counted from the start of the calculation. */
    private Instant hour(int from, int to) {
        int hour = from + random.nextInt(Math.max(1, to - from));
        return scope.period().from().plusSeconds(hour * 3600L);
    }

    private Instant midnightOr(Instant otherwise) {
        int days = scope.steps(ChargeResolution.DAY);
        return random.nextInt(4) == 0 ? otherwise : scope.timeOf(ChargeResolution.DAY, random.nextInt(days));
    }

    private void addCharge(String code, List<Long> numbers) {
        ChargeType type = ChargeType.values()[random.nextInt(3)];
        Charge charge = new Charge(code, OWNERS.get(random.nextInt(OWNERS.size())), type);
        boolean exists = information.stream().anyMatch(one -> one.charge().equals(charge));
        if (!exists && random.nextInt(10) > 0) {
            addInformation(charge);
        }
        int count = 2 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            links.add(new ChargeLink(
                    charge,
                    random.nextInt(12) == 0 ? 77_777L : numbers.get(random.nextInt(numbers.size())),
                    random.nextInt(4),
                    midnightOr(hour(-30, 20)),
                    random.nextBoolean() ? null : hour(21, hours() + 30)));
        }
    }

    private void addInformation(Charge charge) {
        boolean tariff = charge.type() == ChargeType.TARIFF;
        Instant change = random.nextInt(3) == 0 ? hour(1, hours()) : null;
        ChargeResolution resolution =
                tariff ? TARIFF_RESOLUTIONS.get(random.nextInt(TARIFF_RESOLUTIONS.size())) : ChargeResolution.MONTH;
        boolean tax = tariff && random.nextInt(3) == 0;
        information.add(new ChargePeriod(charge, resolution, tax, hour(-100, 1), change));
        if (change != null && random.nextBoolean()) {
            ChargeResolution next = tariff && random.nextInt(4) == 0
                    ? TARIFF_RESOLUTIONS.get((TARIFF_RESOLUTIONS.indexOf(resolution) + 1 + random.nextInt(2)) % 3)
                    : resolution;
            information.add(new ChargePeriod(charge, next, tax, change, null));
        }
        ChargeResolution steps = resolution.ofAmounts();
        for (int i = 0; i < scope.steps(steps); i++) {
            if (random.nextInt(6) > 0) {
                prices.add(new ChargePrice(charge, scope.timeOf(steps, i), price()));
            }
        }
        prices.add(new ChargePrice(charge, scope.period().from().minusSeconds(3600), price()));
    }

    private BigDecimal price() {
        return random.nextInt(10) == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextInt(3_000_000) - 300_000L, 6);
    }

    Interval period() {
        return scope.period();
    }

    ChargeCatalogue catalogue() {
        return new ChargeCatalogue(scope, information, prices);
    }

    EnergyResults energy() {
        return market.calculate(periods, days).results();
    }

    /** What the points that are wanted come to. */
    ChargePartial calculate(
            ChargeCatalogue catalogue,
            Collection<ChargeLink> someLinks,
            Collection<RandomMarket.Day> someDays,
            LongPredicate wanted) {
        ChargePoints.Builder points = new ChargePoints.Builder(catalogue);
        someLinks.stream().filter(link -> wanted.test(link.meteringPoint())).forEach(points::add);
        ChargeAccumulation accumulation = new ChargeAccumulation(points.build(periods.stream()
                .filter(period -> wanted.test(period.meteringPoint()))
                .toList()));
        for (RandomMarket.Day day : someDays) {
            if (wanted.test(day.meteringPoint())) {
                accumulation.day(
                        day.meteringPoint(), day.from(), day.resolution(), day.steps(), day.wh(), day.qualities());
            }
        }
        return accumulation.partial();
    }
}
