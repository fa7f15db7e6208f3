package org.meterhub.benchmarks.completeness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.meterhub.benchmarks.Draw;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.database.Database;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Quality;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.Version;

/** What has come of one day by the morning after: of most points all, of some a part, of some nothing. */
final class DeliveredMorning {

    private static final int NOTHING_ONE_IN = 100;
    private static final int PART_ONE_IN = 1_000;
    private static final int SERIES_PER_TRANSACTION = 20_000;

    private final GeneratedMarket market;
    private final LocalDate day;
    private final int steps;
    private final Instant registeredAt;

    DeliveredMorning(GeneratedMarket market, MarketCalendar calendar, LocalDate day) {
        this.market = market;
        this.day = day;
        this.steps = calendar.steps(day, market.resolution());
        this.registeredAt = calendar.startOf(day.plusDays(1));
    }

    long points() {
        return market.pointCount();
    }

    /** Points of which something is missing. */
    long incomplete() {
        return nothing() + partly();
    }

    private long nothing() {
        return pointsAt(0, NOTHING_ONE_IN);
    }

    long partly() {
        return pointsAt(1, PART_ONE_IN);
    }

    private long pointsAt(int first, int oneIn) {
        return (points() - first + oneIn - 1) / oneIn;
    }

    /** Values that have come. */
    long values() {
        return (points() - incomplete()) * steps + partly() * (steps / 2);
    }

    /** @return the seconds it took */
    double fill(Database database, MeteredDays days) {
        database.run(unit -> days.ensurePartitions(unit, day, day.plusDays(2)));
        long start = System.nanoTime();
        IntStream.iterate(0, first -> first < market.pointCount(), first -> first + SERIES_PER_TRANSACTION)
                .parallel()
                .forEach(first -> database.run(unit -> append(unit, days, first)));
        return (System.nanoTime() - start) / 1e9;
    }

    private void append(UnitOfWork unit, MeteredDays days, int first) {
        List<DayVersion> versions = new ArrayList<>();
        SeriesValues values = new SeriesValues();
        for (int number = first; number < Math.min(market.pointCount(), first + SERIES_PER_TRANSACTION); number++) {
            if (number % NOTHING_ONE_IN == 0) {
                continue;
            }
            int delivered = number % PART_ONE_IN == 1 ? steps / 2 : steps;
            values.reset(steps);
            for (int step = 0; step < delivered; step++) {
                values.set(step, Math.floorMod(Draw.of(number * 100L + step), 3_000), Quality.MEASURED);
            }
            versions.add(new DayVersion(
                    market.point(number).gsrn(),
                    day,
                    market.resolution(),
                    new Version(registeredAt, first, number - first),
                    PackedSeries.pack(values)));
        }
        days.append(unit, versions);
    }
}
