package org.meterhub.settlement.calculation.deviation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.calculation.Amounts;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergyLevel;

/**
 * Settles deviations (avviksoppgjør, docs/concepts/settlement.md#deviation-settlement-avviksoppgjør): the difference between what was settled last and what
 * is known now, per supplier and grid-loss supplier,
 * per interval, at the imbalance price.
 *
 * <p>The grid-loss supplier is the counterpart of every correction: what a supplier's points turn out to have used more was grid loss. So energy sums
 * to zero over the parties of an area at every step. A correction of an exchange point concerns two areas; it stands as the neighbour's deviation in each, with
 * opposite signs, and the grid-loss suppliers of both are its counterparts.
 *
 * <p>Amounts are rounded to six decimals per party and step, halves away from zero; the counterpart takes what is left, so that amounts sum to zero too.
 */
public final class DeviationSettlement {

    private static final int MWH_SCALE = 6;

    private final MarketCalendar calendar;
    private final ImbalancePrices prices;

    public DeviationSettlement(MarketCalendar calendar, ImbalancePrices prices) {
        this.calendar = calendar;
        this.prices = prices;
    }

    /**
     * The deviation of one area on one day.
     *
     * @param settledLast results of the latest settlement of the day; its period may be longer
     * @param knownNow results of a calculation over what is known now
     * @throws IllegalArgumentException when the results are of different areas or resolutions or do not have the whole day, or prices are coarser in
     *     time than can be told: quarterly prices do not fit hourly results
     */
    public AreaDeviation settle(LocalDate day, AreaEnergy settledLast, AreaEnergy knownNow) {
        if (!settledLast.gridArea().equals(knownNow.gridArea())) {
            throw new IllegalArgumentException(
                    "areas " + settledLast.gridArea() + " and " + knownNow.gridArea() + " are not the same");
        }
        Interval interval = calendar.intervalOf(day);
        Resolution resolution = resolution(settledLast, knownNow);
        boolean neighbours = tellsNeighbours(settledLast) && tellsNeighbours(knownNow);
        SortedMap<DeviationKey, long[]> difference = subtract(
                NetConsumption.of(knownNow, interval, resolution, neighbours).byParty(),
                NetConsumption.of(settledLast, interval, resolution, neighbours).byParty());
        return value(settledLast, day, interval, resolution, difference);
    }

    private Resolution resolution(AreaEnergy settledLast, AreaEnergy knownNow) {
        SortedSet<Resolution> found = new TreeSet<>();
        settledLast.series().forEach(series -> found.add(series.resolution()));
        knownNow.series().forEach(series -> found.add(series.resolution()));
        if (found.size() > 1) {
            throw new IllegalArgumentException("settled and known results have different resolutions: " + found);
        }
        Resolution resolution = found.isEmpty() ? prices.resolution() : found.first();
        if (prices.resolution().step().compareTo(resolution.step()) < 0) {
            throw new IllegalArgumentException(
                    "prices by " + prices.resolution().code() + " cannot value results by " + resolution.code());
        }
        return resolution;
    }

    /** Wholesale types do not keep exchange per neighbour; an area without exchange has nothing to tell apart. */
    private static boolean tellsNeighbours(AreaEnergy area) {
        return area.series(EnergyKind.EXCHANGE_PER_NEIGHBOUR, EnergyLevel.NEIGHBOUR)
                        .findAny()
                        .isPresent()
                || area.find(EnergyKind.EXCHANGE).isEmpty();
    }

    private static SortedMap<DeviationKey, long[]> subtract(
            SortedMap<DeviationKey, long[]> now, SortedMap<DeviationKey, long[]> before) {
        SortedMap<DeviationKey, long[]> difference = new TreeMap<>();
        now.forEach((key, wh) -> difference.put(key, wh.clone()));
        before.forEach((key, wh) -> {
            long[] target = difference.computeIfAbsent(key, unused -> new long[wh.length]);
            for (int i = 0; i < wh.length; i++) {
                target[i] = Math.subtractExact(target[i], wh[i]);
            }
        });
        return difference;
    }

    private AreaDeviation value(
            AreaEnergy area,
            LocalDate day,
            Interval interval,
            Resolution resolution,
            SortedMap<DeviationKey, long[]> difference) {
        List<DeviationSeries> all = new ArrayList<>();
        int steps = resolution.steps(interval);
        difference.forEach((key, wh) -> all.add(new DeviationSeries(key, wh, new BigDecimal[steps])));
        List<Instant> withoutPrice = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            int step = i;
            Instant time = interval.from().plus(resolution.step().multipliedBy(step));
            boolean deviates = all.stream().anyMatch(one -> one.quantityWh(step) != 0);
            Optional<BigDecimal> price = deviates ? prices.at(time) : Optional.of(BigDecimal.ZERO);
            price.ifPresentOrElse(known -> value(step, known, all), () -> withoutPrice.add(time));
        }
        List<DeviationSeries> deviating =
                all.stream().filter(DeviationSeries::hasDeviation).toList();
        return new AreaDeviation(area.gridArea(), day, interval, resolution, deviating, withoutPrice);
    }

    private static void value(int step, BigDecimal pricePerMwh, List<DeviationSeries> all) {
        DeviationSeries counterpart = counterpart(step, all);
        BigDecimal others = BigDecimal.ZERO;
        for (DeviationSeries one : all) {
            if (one != counterpart) {
                BigDecimal amount = Amounts.amount(BigDecimal.valueOf(one.quantityWh(step), MWH_SCALE), pricePerMwh);
                one.value(step, amount);
                others = others.add(amount);
            }
        }
        if (counterpart != null) {
            counterpart.value(step, others.negate());
        }
    }

    /** The grid-loss supplier who takes what rounding leaves: the last with a deviation at the step, else the last there is. */
    private static @Nullable DeviationSeries counterpart(int step, List<DeviationSeries> all) {
        DeviationSeries found = null;
        for (DeviationSeries one : all) {
            if (one.key().role() == DeviationKey.Role.GRID_LOSS_SUPPLIER
                    && (found == null || one.quantityWh(step) != 0 || found.quantityWh(step) == 0)) {
                found = one;
            }
        }
        return found;
    }
}
