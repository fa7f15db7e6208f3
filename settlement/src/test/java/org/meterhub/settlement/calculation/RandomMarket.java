package org.meterhub.settlement.calculation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;

/**
 * A small market made from a seed: areas, points that change supplier and resolution, start and stop, exchange in all directions, days of 23, 24
 * and 25 hours, readings that are missing, null, negative or in another resolution than the point's.
 */
final class RandomMarket {

    /** One call to the sink. */
    record Day(
            long meteringPoint,
            Instant from,
            Resolution resolution,
            int steps,
            long[] wh,
            byte @Nullable [] qualities) {}

    private static final List<String> FIRST_DAYS =
            List.of("2025-03-29", "2025-03-30", "2025-10-25", "2025-10-26", "2025-06-01");
    private static final GridAreaCode OUTSIDE = new GridAreaCode("999");

    final EnergyScope scope;
    final List<SettlementPointPeriod> periods = new ArrayList<>();
    final List<Day> days = new ArrayList<>();

    private final Random random;
    private final List<GridAreaCode> areas = new ArrayList<>();
    private final List<LocalDate> dates = new ArrayList<>();
    private long nextPoint = 100;

    RandomMarket(long seed) {
        random = new Random(seed);
        LocalDate first = LocalDate.parse(FIRST_DAYS.get(random.nextInt(FIRST_DAYS.size())));
        int length = 1 + random.nextInt(2);
        for (int i = -1; i <= length; i++) {
            dates.add(first.plusDays(i));
        }
        Interval period = MarketCalendar.NORWAY.intervalOf(first, first.plusDays(length));
        areas.add(new GridAreaCode("101"));
        if (random.nextBoolean()) {
            areas.add(new GridAreaCode("102"));
        }
        scope = new EnergyScope(
                period, random.nextInt(3) == 0 ? Resolution.HOUR : Resolution.QUARTER_HOUR, new TreeSet<>(areas));
        for (GridAreaCode area : areas) {
            addPoint(MeteringPointType.CONSUMPTION, SettlementMethod.FLEX, area, null, null, true);
            addPoint(MeteringPointType.PRODUCTION, null, area, null, null, true);
        }
        int points = 2 + random.nextInt(12);
        for (int i = 0; i < points; i++) {
            addAnyPoint();
        }
        Collections.shuffle(periods, random);
        Collections.shuffle(days, random);
    }

    private void addAnyPoint() {
        GridAreaCode area = random.nextInt(8) == 0 ? OUTSIDE : any(areas);
        switch (random.nextInt(5)) {
            case 0 -> addPoint(MeteringPointType.PRODUCTION, null, area, null, null, false);
            case 1 -> addPoint(MeteringPointType.EXCHANGE, null, OUTSIDE, area, anyArea(), false);
            case 2 -> addPoint(MeteringPointType.EXCHANGE, null, area, anyArea(), area, false);
            case 3 -> addPoint(MeteringPointType.CONSUMPTION, SettlementMethod.FLEX, area, null, null, false);
            default -> addPoint(MeteringPointType.CONSUMPTION, SettlementMethod.NON_PROFILED, area, null, null, false);
        }
    }

    private GridAreaCode anyArea() {
        return random.nextBoolean() ? OUTSIDE : any(areas);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void addPoint(
            MeteringPointType type,
            @Nullable SettlementMethod method,
            GridAreaCode area,
            @Nullable GridAreaCode from,
            @Nullable GridAreaCode to,
            boolean gridLoss) {
        long point = nextPoint++;
        Instant start = MarketCalendar.NORWAY.startOf(dates.get(0));
        int hours = (int) (MarketCalendar.NORWAY
                                .startOf(dates.get(dates.size() - 1).plusDays(1))
                                .getEpochSecond()
                        - start.getEpochSecond())
                / 3600;
        TreeSet<Integer> cuts = new TreeSet<>();
        if (!gridLoss && random.nextInt(3) == 0) {
            cuts.add(random.nextInt(hours));
        } else {
            cuts.add(0);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            cuts.add(random.nextInt(hours));
        }
        List<Integer> begins = List.copyOf(cuts);
        boolean exchange = type == MeteringPointType.EXCHANGE;
        for (int i = 0; i < begins.size(); i++) {
            boolean last = i == begins.size() - 1;
            if (!gridLoss && !last && random.nextInt(6) == 0) {
                continue; // a time in which the point has no supplier
            }
            periods.add(new SettlementPointPeriod(
                    point,
                    type,
                    method,
                    area,
                    from,
                    to,
                    random.nextBoolean() ? Resolution.HOUR : Resolution.QUARTER_HOUR,
                    exchange ? null : "supplier-" + random.nextInt(3),
                    exchange ? null : "balance-" + random.nextInt(2),
                    gridLoss,
                    start.plusSeconds(begins.get(i) * 3600L),
                    last ? null : start.plusSeconds(begins.get(i + 1) * 3600L)));
        }
        for (LocalDate date : dates) {
            for (Resolution resolution : List.of(Resolution.HOUR, Resolution.QUARTER_HOUR)) {
                if (random.nextInt(6) > 0) {
                    addDay(point, date, resolution);
                }
            }
        }
    }

    private void addDay(long point, LocalDate date, Resolution resolution) {
        Interval interval = MarketCalendar.NORWAY.intervalOf(date);
        int steps = resolution.steps(interval);
        long[] wh = new long[steps];
        boolean allMeasured = random.nextInt(3) == 0;
        byte[] qualities = new byte[steps];
        for (int i = 0; i < steps; i++) {
            wh[i] = random.nextInt(20) == 0 ? -random.nextInt(5_000) : random.nextInt(100_000);
            Quality quality = Quality.values()[random.nextInt(Quality.values().length)];
            qualities[i] = (byte) (random.nextInt(4) == 0 ? quality : Quality.MEASURED).ordinal();
            if (!allMeasured && random.nextInt(15) == 0) {
                wh[i] = MeteredDaySink.ABSENT;
            }
        }
        days.add(new Day(point, interval.from(), resolution, steps, wh, allMeasured ? null : qualities));
    }

    EnergyResults calculate() {
        return calculate(periods, days).results();
    }

    EnergyPartial calculate(List<SettlementPointPeriod> somePeriods, List<Day> someDays) {
        SettlementPoints.Builder points = new SettlementPoints.Builder(scope);
        somePeriods.forEach(points::add);
        EnergyAccumulation accumulation = new EnergyAccumulation(points.build());
        for (Day day : someDays) {
            accumulation.day(day.meteringPoint(), day.from(), day.resolution(), day.steps(), day.wh(), day.qualities());
        }
        return accumulation.partial();
    }
}
