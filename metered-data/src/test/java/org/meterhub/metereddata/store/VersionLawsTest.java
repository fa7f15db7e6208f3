package org.meterhub.metereddata.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.database.Database;
import org.meterhub.database.Dialect;
import org.meterhub.database.TestDatabases;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.DayVersion;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.PackedSeries;
import org.meterhub.metereddata.SeriesFixture;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.Version;

/**
 * Random deliveries of parts of days, by several writers at once and in any order, held against the plainest account of them: of each step the delivery
 * with the greatest version that speaks of it, among those that were known.
 */
class VersionLawsTest {

    private static final int ROUNDS = 12;
    private static final List<Gsrn> POINTS = List.of(SeriesFixture.point(1), SeriesFixture.point(2));
    /** Days of 23, 25 and 24 hours. */
    private static final List<LocalDate> DAYS =
            List.of(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 10, 25), LocalDate.of(2026, 10, 26));

    private static final LocalDate FROM = DAYS.get(0);
    private static final LocalDate TO = DAYS.get(2).plusDays(1);

    private final MeteredDays days = MeteredDays.inDatabase();

    @ParameterizedTest
    @EnumSource
    void of_each_step_the_greatest_version_counts_whatever_the_order_of_arrival(Dialect dialect) throws Exception {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String which = "seed " + seed + ", round " + round;
            try (Database database = TestDatabases.fresh(dialect, MeteredDays.MODULE)) {
                List<DayVersion> earlier = randomVersions(random, 1, 40);
                writeAtOnce(database, random, earlier);
                assertThat(read(database, KnownAt.LATEST)).as(which).isEqualTo(account(earlier, KnownAt.LATEST));
                assertThat(streamed(database, KnownAt.LATEST)).as(which).isEqualTo(account(earlier, KnownAt.LATEST));

                KnownAt cutOff = new KnownAt(random.nextInt(41), randomRecords(random));
                Map<String, SeriesValues> known = read(database, cutOff);
                assertThat(known).as(which).isEqualTo(account(earlier, cutOff));
                List<DayVersion> later = randomVersions(random, 41, 20);
                writeAtOnce(database, random, later);
                assertThat(read(database, cutOff)).as(which + ", asked again").isEqualTo(known);
                assertThat(streamed(database, cutOff)).as(which + ", streamed").isEqualTo(known);

                List<DayVersion> all = new ArrayList<>(earlier);
                all.addAll(later);
                assertThat(read(database, KnownAt.LATEST)).as(which).isEqualTo(account(all, KnownAt.LATEST));
            }
        }
    }

    private static Set<Long> randomRecords(Random random) {
        Set<Long> records = new HashSet<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            records.add(1L + random.nextInt(40));
        }
        return records;
    }

    /** Registrations repeat, so that record and place in the message have to decide, too. */
    private static List<DayVersion> randomVersions(Random random, int firstRecord, int records) {
        List<DayVersion> versions = new ArrayList<>();
        for (int record = firstRecord; record < firstRecord + records; record++) {
            for (int ordinal = 0; ordinal <= random.nextInt(3); ordinal++) {
                Instant registered = Instant.parse("2026-11-01T06:00:00Z").plusSeconds(random.nextInt(6));
                LocalDate day = DAYS.get(random.nextInt(DAYS.size()));
                versions.add(new DayVersion(
                        POINTS.get(random.nextInt(POINTS.size())),
                        day,
                        Resolution.HOUR,
                        new Version(registered, record, ordinal),
                        PackedSeries.pack(randomPart(random, day))));
            }
        }
        return versions;
    }

    private static SeriesValues randomPart(Random random, LocalDate day) {
        SeriesValues values = new SeriesValues(MarketCalendar.NORWAY.steps(day, Resolution.HOUR));
        int from = random.nextBoolean() ? 0 : random.nextInt(values.size());
        int to = random.nextBoolean() ? values.size() : from + random.nextInt(values.size() - from) + 1;
        for (int i = from; i < Math.min(to, values.size()); i++) {
            if (random.nextInt(6) == 0) {
                values.setAbsent(i);
            } else {
                values.set(i, random.nextInt(9_999), random.nextBoolean() ? Quality.MEASURED : Quality.ESTIMATED);
            }
        }
        return values;
    }

    /** Four writers, each with transactions of its own, in an order that has nothing to do with the versions. */
    private void writeAtOnce(Database database, Random random, List<DayVersion> versions) throws Exception {
        List<DayVersion> shuffled = new ArrayList<>(versions);
        Collections.shuffle(shuffled, random);
        int writers = 4;
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int w = 0; w < writers; w++) {
            List<DayVersion> mine = new ArrayList<>();
            for (int i = w; i < shuffled.size(); i += writers) {
                mine.add(shuffled.get(i));
            }
            int half = mine.size() / 2;
            tasks.add(() -> {
                database.run(unit -> days.append(unit, mine.subList(0, half)));
                database.run(unit -> days.append(unit, mine.subList(half, mine.size())));
                return true;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            for (Future<Boolean> done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Map<String, SeriesValues> account(List<DayVersion> versions, KnownAt knownAt) {
        Map<String, SeriesValues> account = new TreeMap<>();
        Map<String, @Nullable Version[]> winners = new TreeMap<>();
        for (DayVersion version : versions) {
            if (knownAt.includes(version.version().logRecord())) {
                SeriesValues values = version.values();
                String key = version.meteringPoint() + " " + version.day();
                SeriesValues sum = account.computeIfAbsent(key, none -> new SeriesValues(values.size()));
                @Nullable Version[] winner = winners.computeIfAbsent(key, none -> new Version[values.size()]);
                for (int i = 0; i < values.size(); i++) {
                    @Nullable Version best = winner[i];
                    if (values.isDelivered(i)
                            && (best == null || version.version().compareTo(best) > 0)) {
                        winner[i] = version.version();
                        sum.copy(values, i, i, 1);
                    }
                }
            }
        }
        return account;
    }

    private Map<String, SeriesValues> read(Database database, KnownAt knownAt) {
        Map<String, SeriesValues> read = new TreeMap<>();
        database.inTransaction(unit -> days.read(unit, POINTS, FROM, TO, knownAt))
                .forEach(day -> read.put(day.meteringPoint() + " " + day.day(), day.values()));
        return read;
    }

    private Map<String, SeriesValues> streamed(Database database, KnownAt knownAt) {
        Map<String, SeriesValues> streamed = new TreeMap<>();
        for (LocalDate day : DAYS) {
            database.run(
                    unit -> days.forEachDay(unit, day, day.plusDays(1), knownAt, (point, date, resolution, values) -> {
                        SeriesValues copy = new SeriesValues(values.size());
                        copy.copy(values, 0, 0, values.size());
                        streamed.put(Gsrn.ofLong(point) + " " + date, copy);
                    }));
        }
        return streamed;
    }
}
