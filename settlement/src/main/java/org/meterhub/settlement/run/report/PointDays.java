package org.meterhub.settlement.run.report;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.settlement.PointRange;
import org.meterhub.settlement.calculation.AreaEnergy;
import org.meterhub.settlement.calculation.EnergyKind;
import org.meterhub.settlement.calculation.EnergyLevel;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.MeteredDaySink;
import org.meterhub.settlement.calculation.SettlementPointPeriod;
import org.meterhub.settlement.calculation.basis.MeteredSeries;
import org.meterhub.settlement.calculation.basis.MeteredSeriesCollection;
import org.meterhub.settlement.run.RunBasis;
import org.meterhub.settlement.run.RunDays;

/**
 * The energy of points day by day as a run used it: readings, zero where one was missing, and grid loss at grid-loss points. Read for some points at a
 * time, so that memory does not grow with the area.
 */
final class PointDays {

    /** Readings in memory at a time, at nine bytes each. */
    static final int READINGS_AT_ONCE_MAX = 4_000_000;

    private static final int HOURS_OF_LONGEST_DAY = 25;

    /**
     * A day of a point with one supplier.
     *
     * @param start the day's midnight
     * @param wh one per step of the day, {@link MeteredDaySink#ABSENT} where the point has none
     */
    record Day(@Nullable String supplier, MeteringPointType type, long meteringPoint, Instant start, long[] wh) {

        boolean has(int step) {
            return step < wh.length && wh[step] != MeteredDaySink.ABSENT;
        }

        long wattHours(int step) {
            return wh[step];
        }
    }

    /** Takes days, point by point in no order. */
    interface Receiver {
        void day(Resolution resolution, Day day) throws IOException;
    }

    private final RunBasis data;
    private final GridAreaCode area;
    private final Receiver receiver;

    PointDays(RunBasis data, GridAreaCode area, Receiver receiver) {
        this.data = data;
        this.area = area;
        this.receiver = receiver;
    }

    static int stepsMax(Resolution resolution) {
        return HOURS_OF_LONGEST_DAY * resolution.stepsPerHour();
    }

    /** @param periods in order of the points' numbers */
    void read(RunDays part, List<SettlementPointPeriod> periods) throws IOException {
        List<SettlementPointPeriod> batch = new ArrayList<>();
        long readings = 0;
        for (int i = 0; i < periods.size(); i++) {
            SettlementPointPeriod period = periods.get(i);
            boolean newPoint = i == 0 || periods.get(i - 1).meteringPoint() != period.meteringPoint();
            if (newPoint && readings >= READINGS_AT_ONCE_MAX) {
                readBatch(part, batch);
                batch.clear();
                readings = 0;
            }
            batch.add(period);
            readings += period.resolution().isFixed()
                    ? period.resolution().steps(period.clamped(part.days()).orElseThrow())
                    : 0;
        }
        if (!batch.isEmpty()) {
            readBatch(part, batch);
        }
        readGridLoss(part, periods);
    }

    private void readBatch(RunDays part, List<SettlementPointPeriod> batch) throws IOException {
        MeteredSeriesCollection readings = new MeteredSeriesCollection(batch, part.days());
        PointRange range = new PointRange(
                batch.get(0).meteringPoint(), batch.get(batch.size() - 1).meteringPoint() + 1);
        data.readings(part, area, range, readings);
        DaysOfPoint days = new DaysOfPoint();
        for (MeteredSeries series : readings.series()) {
            days.beginPoint(series.period().meteringPoint());
            days.add(
                    series.period().supplier(),
                    series.period().type(),
                    series.period().resolution(),
                    series.interval(),
                    (step, to) -> to.put(series.quantityWh(step)));
        }
        days.flush();
    }

    /** Of the grid-loss points the reader sees, for the times it sees them. */
    private void readGridLoss(RunDays part, List<SettlementPointPeriod> periods) throws IOException {
        List<SettlementPointPeriod> lossPoints =
                periods.stream().filter(SettlementPointPeriod::gridLoss).toList();
        if (lossPoints.isEmpty()) {
            return;
        }
        AreaEnergy energy = data.energy(part, area);
        List<EnergySeries> losses = Stream.of(EnergyKind.POSITIVE_GRID_LOSS, EnergyKind.NEGATIVE_GRID_LOSS)
                .flatMap(kind -> energy.series(kind, EnergyLevel.METERING_POINT))
                .toList();
        DaysOfPoint days = new DaysOfPoint();
        for (SettlementPointPeriod period : lossPoints) {
            days.beginPoint(period.meteringPoint());
            Interval seen = period.clamped(part.days()).orElseThrow();
            for (EnergySeries loss : losses) {
                if (Long.valueOf(period.meteringPoint()).equals(loss.key().meteringPoint())) {
                    EnergySeries inside = loss.during(seen);
                    days.add(period.supplier(), period.type(), loss.resolution(), seen, (step, to) -> {
                        if (inside.hasRow(step)) {
                            to.put(inside.quantityWh(step));
                        }
                    });
                }
            }
        }
        days.flush();
    }

    /** Gives the energy of a step, if there is any. */
    private interface Steps {
        void give(int step, Put to);
    }

    private interface Put {
        void put(long wattHours);
    }

    /** The days of one point at a time. */
    private final class DaysOfPoint {

        private record Key(Resolution resolution, @Nullable String supplier, MeteringPointType type, LocalDate day)
                implements Comparable<Key> {

            private static final Comparator<Key> ORDER = Comparator.comparing(Key::resolution)
                    .thenComparing(Key::supplier, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(Key::type)
                    .thenComparing(Key::day);

            @Override
            public int compareTo(Key other) {
                return ORDER.compare(this, other);
            }
        }

        private final SortedMap<Key, long[]> days = new TreeMap<>();
        private long point;

        void beginPoint(long next) throws IOException {
            if (next != point) {
                flush();
                point = next;
            }
        }

        void add(
                @Nullable String supplier,
                MeteringPointType type,
                Resolution resolution,
                Interval interval,
                Steps steps) {
            int first = 0;
            for (LocalDate day : data.calendar().daysOf(interval)) {
                Interval whole = data.calendar().intervalOf(day);
                Interval inside = whole.intersection(interval).orElseThrow();
                long[] values = days.computeIfAbsent(new Key(resolution, supplier, type, day), unused -> {
                    long[] none = new long[resolution.steps(whole)];
                    Arrays.fill(none, MeteredDaySink.ABSENT);
                    return none;
                });
                int offset = whole.from().equals(inside.from())
                        ? 0
                        : resolution.steps(new Interval(whole.from(), inside.from()));
                int count = resolution.steps(inside);
                for (int i = 0; i < count; i++) {
                    int place = offset + i;
                    steps.give(first + i, wattHours -> values[place] = wattHours);
                }
                first += count;
            }
        }

        void flush() throws IOException {
            for (var entry : days.entrySet()) {
                Key key = entry.getKey();
                receiver.day(
                        key.resolution(),
                        new Day(
                                key.supplier(),
                                key.type(),
                                point,
                                data.calendar().startOf(key.day()),
                                entry.getValue()));
            }
            days.clear();
        }
    }
}
