package org.meterhub.hubroutes.settlement;

import java.util.Arrays;
import java.util.SortedSet;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Quality;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.settlement.MeteredDaysSource;
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
        Buffers buffers = new Buffers();
        database.run(unit -> days.forEachDay(
                unit,
                calendar.dayOf(period.from()),
                calendar.dayOf(period.to().minusNanos(1)).plusDays(1),
                knownAt,
                (meteringPoint, day, resolution, values) -> {
                    buffers.fill(values);
                    sink.day(
                            meteringPoint,
                            calendar.startOf(day),
                            resolution,
                            values.size(),
                            buffers.quantities,
                            buffers.qualities);
                }));
    }

    private static final class Buffers {

        private long[] quantities = new long[100];
        private byte[] qualities = new byte[100];

        void fill(SeriesValues values) {
            int size = values.size();
            if (size > quantities.length) {
                quantities = Arrays.copyOf(quantities, size);
                qualities = Arrays.copyOf(qualities, size);
            }
            for (int i = 0; i < size; i++) {
                boolean present = values.isPresent(i);
                quantities[i] = present ? values.quantity(i) : MeteredDaySink.ABSENT;
                qualities[i] = (byte) (present ? values.quality(i) : Quality.MISSING).ordinal();
            }
        }
    }
}
