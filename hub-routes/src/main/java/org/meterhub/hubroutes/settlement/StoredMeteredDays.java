package org.meterhub.hubroutes.settlement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedSet;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.settlement.MeteredDaysSource;
import org.meterhub.settlement.PointRange;
import org.meterhub.settlement.calculation.MeteredDaySink;

/** The store of day series as settlement reads it: streamed day by day, buffers used again. */
public final class StoredMeteredDays implements MeteredDaysSource {

    private final Database database;
    private final MeteredDays days;
    private final MarketCalendar calendar;

    public StoredMeteredDays(Database database, MeteredDays days, MarketCalendar calendar) {
        this.database = database;
        this.days = days;
        this.calendar = calendar;
    }

    @Override
    public void read(Interval period, SortedSet<GridAreaCode> gridAreas, KnownAt knownAt, MeteredDaySink sink) {
        read(period, gridAreas, PointRange.ALL, knownAt, sink);
    }

    @Override
    public void read(
            Interval period,
            SortedSet<GridAreaCode> gridAreas,
            PointRange points,
            KnownAt knownAt,
            MeteredDaySink sink) {
        Buffers buffers = new Buffers();
        database.run(unit -> days.forEachDay(
                unit,
                new MeteredDays.Selection(
                        calendar.dayOf(period.from()),
                        calendar.dayOf(period.to().minusNanos(1)).plusDays(1),
                        points.from(),
                        points.to(),
                        knownAt),
                (meteringPoint, day, resolution, values) -> {
                    boolean measured = values.isAllMeasured();
                    buffers.fill(values, measured);
                    sink.day(
                            meteringPoint,
                            buffers.startOf(day, calendar),
                            resolution,
                            values.size(),
                            buffers.quantities,
                            measured ? null : buffers.qualities);
                }));
    }

    private static final class Buffers {

        /** Days come one after the other, with all their points. */
        private LocalDate day = LocalDate.MIN;

        private Instant startOfDay = Instant.MIN;
        private long[] quantities = new long[100];
        private byte[] qualities = new byte[100];

        Instant startOf(LocalDate asked, MarketCalendar calendar) {
            if (!asked.equals(day)) {
                day = asked;
                startOfDay = calendar.startOf(asked);
            }
            return startOfDay;
        }

        void fill(SeriesValues values, boolean measured) {
            int size = values.size();
            if (size > quantities.length) {
                quantities = Arrays.copyOf(quantities, size);
                qualities = Arrays.copyOf(qualities, size);
            }
            if (measured) {
                values.copyQuantitiesTo(quantities);
            } else {
                values.copyTo(quantities, qualities, MeteredDaySink.ABSENT);
            }
        }
    }
}
