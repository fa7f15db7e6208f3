package org.meterhub.benchmarks.storage;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.meterhub.benchmarks.Benchmarks;
import org.meterhub.benchmarks.Draw;
import org.meterhub.database.Database;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.DaySplitter;
import org.meterhub.metereddata.KnownDays;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.SubmittedSeries;

/** What it costs a market that wants no repetitions to find out that the series of a bundle change nothing: the worst case, since all their days are stored. */
final class ComparedSeries {

    private static final int SERIES_MAX = 2_000;
    private static final int ROUNDS = 21;
    private static final Gln SENDER = Gln.ofBody("708000001001");

    private final Database database;
    private final MeteredDays days;
    private final HouseholdDays households;
    private final LocalDate day;
    private final Resolution resolution;

    ComparedSeries(
            Database database, MeteredDays days, HouseholdDays households, LocalDate day, Resolution resolution) {
        this.database = database;
        this.days = days;
        this.households = households;
        this.day = day;
        this.resolution = resolution;
    }

    /** Compares bundles of random points, of so many that are stored. */
    void measure(int points, Map<String, Object> figures) {
        List<Double> seconds = new ArrayList<>();
        int count = Math.min(points, SERIES_MAX);
        for (int round = 0; round < ROUNDS; round++) {
            List<SubmittedSeries> bundle = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                bundle.add(submitted((int) Math.floorMod(Draw.of(round * 1_000_003L + i), (long) points)));
            }
            long start = System.nanoTime();
            compare(bundle);
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        seconds.sort(null);
        figures.put("comparedSeries", count);
        figures.put("comparedMedianMillis", Benchmarks.rounded(1e3 * seconds.get(ROUNDS / 2)));
    }

    private void compare(List<SubmittedSeries> bundle) {
        DaySplitter splitter = new DaySplitter(MarketCalendar.NORWAY);
        database.run(unit -> {
            KnownDays known = new KnownDays(days, MarketCalendar.NORWAY);
            known.lookUp(unit, bundle);
            for (SubmittedSeries series : bundle) {
                if (known.areChangedBy(splitter.split(series, Long.MAX_VALUE, 0))) {
                    throw new IllegalStateException("what is stored of " + series.meteringPoint() + " was not known");
                }
            }
        });
    }

    /** As it is stored, registered later. */
    private SubmittedSeries submitted(int point) {
        Gsrn gsrn = StorageBenchmark.gsrn(point);
        SeriesValues values = households.day(point, day.toEpochDay());
        int[] positions = new int[values.size()];
        long[] quantities = new long[values.size()];
        byte[] states = new byte[values.size()];
        for (int step = 0; step < values.size(); step++) {
            positions[step] = step + 1;
            quantities[step] = values.quantity(step);
            states[step] = SubmittedSeries.EXACT;
        }
        Instant start = MarketCalendar.NORWAY.startOf(day);
        return new SubmittedSeries(
                "",
                gsrn.value(),
                "E17",
                "KWH",
                resolution.code(),
                "",
                "",
                "",
                start.plus(Duration.ofDays(3)),
                start,
                start.plus(resolution.step().multipliedBy(values.size())),
                values.size(),
                positions,
                quantities,
                states,
                new byte[values.size()],
                SENDER);
    }
}
