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
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.meterhub.benchmarks.BenchmarkDatabase;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.benchmarks.HeapWatch;
import org.meterhub.benchmarks.Options;
import org.meterhub.benchmarks.Profile;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.broker.BrokerConfiguration;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.batch.BatchLimits;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.KnownAt;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.messagelog.BundleLimits;
import org.meterhub.supplierregistry.ImportOutcome;
import org.meterhub.supplierregistry.RegistryFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A hub with a generated market, which does one round after the other, each with new days. */
final class MeasuredHub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MeasuredHub.class);
    private static final Instant BEGINNING = Instant.parse("2026-06-01T06:00:00Z");
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-04-01");

    /** As in operation: a bundle waits 300 s for more series (delivery.md §2). The clock is put forward by this when the queue is empty. */
    private static final HubConfiguration.Bundle BUNDLE =
            new HubConfiguration.Bundle(2_000, 150_000, Duration.ofSeconds(300));

    private static final String MEASURE_ROUTE = "measure.receive";
    private static final Duration ROUND_MAX = Duration.ofMinutes(20);
    private static final long POLL_NANOS = 5_000_000;

    private final Path folder;
    private final Hub hub;
    private final BenchmarkDatabase database;
    private final MarketClock.Settable clock;
    private final GeneratedMarket market;
    private final MarketProfile marketProfile;
    private final MarketParties parties;
    private final SchemaBaseline baseline;
    private final Options options;
    private int rounds;

    private MeasuredHub(
            Path folder,
            Hub hub,
            BenchmarkDatabase database,
            MarketClock.Settable clock,
            GeneratedMarket market,
            Options options)
            throws Exception {
        this.folder = folder;
        this.hub = hub;
        this.database = database;
        this.clock = clock;
        this.market = market;
        this.marketProfile = hub.configuration().market();
        this.options = options;
        this.baseline = new SchemaBaseline();
        load();
        Map<Gln, String> secrets = new LinkedHashMap<>();
        for (Gln party : market.parties().keySet()) {
            secrets.put(party, hub.database().inTransaction(unit -> hub.registry()
                    .parties()
                    .rotateCredential(unit, party, clock.now())));
        }
        this.parties = new MarketParties(
                hub, secrets, options.oneOf("protocol", "amqp", "core").equals("amqp"));
    }

    static MeasuredHub start(Path folder, BenchmarkDatabase database, GeneratedMarket market, Options options)
            throws Exception {
        HubConfiguration configuration = new HubConfiguration(
                folder,
                database.configuration(),
                BrokerConfiguration.onLoopback(folder.resolve("broker"), freePort(), freePort()),
                0,
                options.count("consumers", 1),
                1,
                BatchLimits.defaults(),
                BUNDLE,
                MarketProfile.norway());
        MarketClock.Settable clock = new MarketClock.Settable(BEGINNING);
        Hub hub = Hub.start(configuration, clock);
        try {
            return new MeasuredHub(folder, hub, database, clock, market, options);
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

    /** Generates, sends, measures, checks, and lets the validator do the same documents. @param last whether this is the round to profile */
    Round round(boolean last) throws Exception {
        int days = options.count("days", 1);
        LocalDate from = FIRST_DAY.plusDays((long) rounds * days);
        Load load = Load.generate(
                market,
                marketProfile,
                folder.resolve("round-" + rounds++),
                from,
                days,
                options.count("series", 1),
                clock.now());
        hub.routes().getRouteController().stopRoute(MEASURE_ROUTE);
        long sendingStart = System.nanoTime();
        parties.send(load);
        double sendingSeconds = secondsSince(sendingStart);
        requireWaiting(load.bundles().size());

        try (HeapWatch heap = new HeapWatch()) {
            Profile profile =
                    last && !options.text("profile").isEmpty() ? new Profile(Path.of(options.text("profile"))) : null;
            double cpuStart = processCpuSeconds();
            double databaseCpuStart = database.cpuSeconds();
            long start = System.nanoTime();
            hub.routes().getRouteController().startRoute(MEASURE_ROUTE);
            await("the queue is empty", () -> hub.broker().messageCount(Queues.MEASURE) == 0);
            double queueEmptyAfter = secondsSince(start);
            // What is left is less than a bundle; its age makes it due.
            clock.advanceTo(clock.now().plus(BUNDLE.ageMax()).plusSeconds(1));
            await("all is delivered", this::isDelivered);
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
                    days,
                    heap,
                    new Round.Timing(seconds, queueEmptyAfter, sendingSeconds, cpuSeconds, databaseCpuSeconds));
        }
    }

    private Round checked(Load load, LocalDate from, int days, HeapWatch heap, Round.Timing timing) throws Exception {
        long heapPeakMb = heap.peakMb();
        long heapAfterCollectionPeakMb = heap.peakAfterCollectionMb();
        double collectionSeconds = heap.collectionSeconds();
        heap.close();
        MarketParties.Received received = parties.receive(market.suppliers());
        if (!received.bySupplier().equals(load.expected())) {
            throw new IllegalStateException(
                    "the suppliers must get " + load.expected() + ", but got " + received.bySupplier());
        }
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

    private static void await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > ROUND_MAX.toNanos()) {
                throw new IllegalStateException("after " + ROUND_MAX + " still not: " + what);
            }
            LockSupport.parkNanos(POLL_NANOS);
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
