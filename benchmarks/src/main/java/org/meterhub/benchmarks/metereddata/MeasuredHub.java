package org.meterhub.benchmarks.metereddata;

import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.meterhub.benchmarks.BenchmarkDatabase;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.benchmarks.HeapWatch;
import org.meterhub.benchmarks.Options;
import org.meterhub.benchmarks.Profile;
import org.meterhub.broker.BrokerConfiguration;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.batch.BatchLimits;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.UnchangedSeries;
import org.meterhub.messagelog.BundleLimits;
import org.meterhub.supplierregistry.ImportOutcome;
import org.meterhub.supplierregistry.RegistryFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A hub with a generated market, which does one round after the other, each with new days. */
final class MeasuredHub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MeasuredHub.class);
    static final Instant BEGINNING = Instant.parse("2026-06-01T06:00:00Z");
    static final LocalDate FIRST_DAY = LocalDate.parse("2026-04-01");

    /**
     * As in operation: a bundle waits 300 s for more series (docs/internals/message-log.md#items-and-bundles). The clock is put forward by this when the
     * queue is empty.
     */
    private static final HubConfiguration.Bundle BUNDLE =
            new HubConfiguration.Bundle(2_000, 150_000, Duration.ofSeconds(300));

    private static final int STRUCTURE_CONSUMERS = 1;
    private static final String MEASURE_ROUTE = "measure.receive";
    private static final Duration ROUND_MAX = Duration.ofMinutes(20);
    private static final long POLL_NANOS = 5_000_000;

    /** To ask what waits for a document costs the database milliseconds, which it would otherwise have for making them. */
    private static final long DELIVERY_POLL_NANOS = 25_000_000;

    private final Path folder;
    private final Hub hub;
    private final BenchmarkDatabase database;
    private final MarketClock.Settable clock;
    private final GeneratedMarket market;
    private final MarketProfile marketProfile;
    private final MarketParties parties;
    private final SchemaBaseline baseline;
    private final Map<Gln, String> secrets = new LinkedHashMap<>();
    private int rounds;
    private LocalDate nextDay = FIRST_DAY;

    private MeasuredHub(
            Path folder, Hub hub, BenchmarkDatabase database, MarketClock.Settable clock, GeneratedMarket market)
            throws Exception {
        this.folder = folder;
        this.hub = hub;
        this.database = database;
        this.clock = clock;
        this.market = market;
        this.marketProfile = hub.configuration().market();
        this.baseline = new SchemaBaseline();
        load();
        for (Gln party : market.parties().keySet()) {
            secrets.put(party, hub.database().inTransaction(unit -> hub.registry()
                    .parties()
                    .rotateCredential(unit, party, clock.now())));
        }
        this.parties = new MarketParties(
                hub.broker().amqpUrl(), secrets, queue -> hub.broker().messageCount(queue));
    }

    static MeasuredHub start(Path folder, BenchmarkDatabase database, GeneratedMarket market, Options options)
            throws Exception {
        MarketProfile norway = MarketProfile.norway();
        UnchangedSeries unchanged = UnchangedSeries.valueOf(
                options.oneOf("unchanged", "store", "ignore", "refuse").toUpperCase(Locale.ROOT));
        HubConfiguration configuration = new HubConfiguration(
                folder,
                database.configuration(),
                BrokerConfiguration.onLoopback(folder.resolve("broker"), freePort()),
                0,
                options.count("consumers", 1),
                STRUCTURE_CONSUMERS,
                BatchLimits.defaults(),
                BUNDLE,
                norway.with(norway.meteredData().with(unchanged)));
        MarketClock.Settable clock = new MarketClock.Settable(BEGINNING);
        Hub hub = Hub.start(configuration, clock);
        try {
            return new MeasuredHub(folder, hub, database, clock, market);
        } catch (Exception failure) {
            hub.close();
            throw failure;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void load() throws Exception {
        for (RegistryFile kind : RegistryFile.values()) {
            byte[] file = market.file(kind);
            ImportOutcome outcome = hub.database().inTransaction(unit -> hub.registry()
                    .registryImport()
                    .load(unit, kind, kind.kind(), new ByteArrayInputStream(file), clock.now()));
            if (!(outcome instanceof ImportOutcome.Imported)) {
                throw new IllegalStateException("the generated " + kind.kind() + " were refused: " + outcome);
            }
        }
        hub.admitParties();
    }

    /**
     * Stores values and the ids they came under without sending them, as if the hub had been at work for long. The rounds go on the day after.
     *
     * @param days of every point of the market, one document of 2,000 series after the other
     * @param months over which the ids are spread
     */
    void remember(int days, int months) throws Exception {
        new History(hub, market, clock.now(), months).fill(nextDay, days);
        nextDay = nextDay.plusDays(days);
    }

    /**
     * Generates, sends, measures, checks, and lets the validator do the same documents.
     *
     * @param shape what is sent
     * @param recording where a flight recording of the measured part goes; null for none
     */
    Round round(Shape shape, @Nullable Path recording) throws Exception {
        LocalDate from = nextDay;
        Load load = generate(shape);
        double sendingSeconds = fillQueue(load);
        try (HeapWatch heap = new HeapWatch()) {
            Profile profile = recording == null ? null : new Profile(recording);
            double cpuStart = processCpuSeconds();
            double databaseCpuStart = database.cpuSeconds();
            long databaseLogStart = database.logBytes();
            long start = System.nanoTime();
            letConsumersIn();
            awaitQueueEmpty();
            double queueEmptyAfter = secondsSince(start);
            awaitDelivery();
            double seconds = secondsSince(start);
            double cpuSeconds = processCpuSeconds() - cpuStart;
            double databaseCpuSeconds = database.cpuSeconds() - databaseCpuStart;
            if (profile != null) {
                profile.stop();
                LOG.info("{}", profile.summary());
            }
            return checked(
                    load,
                    from,
                    shape.days(),
                    heap,
                    new Round.Timing(
                            seconds,
                            queueEmptyAfter,
                            sendingSeconds,
                            cpuSeconds,
                            databaseCpuSeconds,
                            database.logBytes() - databaseLogStart));
        }
    }

    /** Generates the next days, without sending them. */
    private Load generate(Shape shape) throws IOException {
        Path place = folder.resolve("round-" + rounds++);
        Load load = Load.generate(market, marketProfile, place, nextDay, shape, clock.now());
        nextDay = nextDay.plusDays(shape.days());
        return load;
    }

    /** Generates and sends, with nobody at the other end of the queue. */
    Load fillQueue(Shape shape) throws Exception {
        Load load = generate(shape);
        fillQueue(load);
        return load;
    }

    private double fillQueue(Load load) throws Exception {
        hub.routes().getRouteController().stopRoute(MEASURE_ROUTE);
        long start = System.nanoTime();
        parties.send(load);
        double seconds = secondsSince(start);
        requireWaiting(load.bundles().size());
        return seconds;
    }

    void letConsumersIn() throws Exception {
        hub.routes().getRouteController().startRoute(MEASURE_ROUTE);
    }

    void awaitQueueEmpty() {
        await("the queue is empty", POLL_NANOS, this::isQueueEmpty);
    }

    boolean isQueueEmpty() {
        return hub.broker().messageCount(Queues.MEASURE) == 0;
    }

    /** What is left is less than a bundle; its age makes it due. */
    void awaitDelivery() {
        clock.advanceTo(clock.now().plus(BUNDLE.ageMax()).plusSeconds(1));
        await("all is delivered", DELIVERY_POLL_NANOS, this::isDelivered);
    }

    Map<Gln, String> secrets() {
        return secrets;
    }

    MarketParties parties() {
        return parties;
    }

    GeneratedMarket market() {
        return market;
    }

    Hub hub() {
        return hub;
    }

    private Round checked(Load load, LocalDate from, int days, HeapWatch heap, Round.Timing timing) throws Exception {
        long heapPeakMb = heap.peakMb();
        long heapAfterCollectionPeakMb = heap.peakAfterCollectionMb();
        double collectionSeconds = heap.collectionSeconds();
        heap.close();
        MarketParties.Received received = parties.receiveAll(market.suppliers(), load);
        Tally total = load.total();
        long stored = storedValues(from, from.plusDays(days));
        if (stored != total.values()) {
            throw new IllegalStateException(total.values() + " values were sent, " + stored + " are in the store");
        }
        SchemaBaseline.Took baselineTook = baseline.validate(load.files());
        load.delete();
        return new Round(
                timing,
                baselineTook,
                collectionSeconds,
                total.values(),
                total.seriesCount(),
                load.bundles().size(),
                load.bytes(),
                received.documents(),
                received.bytes(),
                heapPeakMb,
                heapAfterCollectionPeakMb);
    }

    private long storedValues(LocalDate from, LocalDate to) {
        long[] count = new long[1];
        hub.database().run(unit -> hub.meteredDays()
                .forEachDay(unit, from, to, KnownAt.LATEST, (point, day, resolution, values) -> {
                    for (int i = 0; i < values.size(); i++) {
                        count[0] += values.isPresent(i) ? 1 : 0;
                    }
                }));
        return count[0];
    }

    /** Nothing waits for a document any more, and no document for the broker's confirmation. In this order: a document comes from what waits. */
    private boolean isDelivered() {
        BundleLimits atOnce = new BundleLimits(BUNDLE.seriesMax(), BUNDLE.pointsMax(), Duration.ZERO);
        return hub.database()
                .inTransaction(unit -> hub.stores()
                                .items()
                                .dueGroups(unit, clock.now(), atOnce)
                                .isEmpty()
                        && hub.stores().outbox().pending(unit, 1, 1).isEmpty());
    }

    private void requireWaiting(int bundles) {
        long waiting = hub.broker().messageCount(Queues.MEASURE);
        if (waiting != bundles) {
            throw new IllegalStateException(bundles + " bundles were sent, " + waiting + " wait");
        }
    }

    private static void await(String what, long pollNanos, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > ROUND_MAX.toNanos()) {
                throw new IllegalStateException("after " + ROUND_MAX + " still not: " + what);
            }
            LockSupport.parkNanos(pollNanos);
        }
    }

    private static double processCpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static double secondsSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1e9;
    }

    @Override
    public void close() throws Exception {
        hub.close();
    }
}
