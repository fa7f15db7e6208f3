package org.meterhub.benchmarks.switches;

import com.sun.management.OperatingSystemMXBean;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.meterhub.benchmarks.BenchmarkDatabase;
import org.meterhub.benchmarks.Benchmarks;
import org.meterhub.benchmarks.GeneratedMarket;
import org.meterhub.benchmarks.Profile;
import org.meterhub.benchmarks.registry.LargeRegistry;
import org.meterhub.broker.BrokerConfiguration;
import org.meterhub.database.Database;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.batch.BatchLimits;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.SupplierRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A hub with a generated market whose suppliers want each other's points. No point is asked for twice. */
final class SwitchingHub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SwitchingHub.class);
    private static final Instant BEGINNING = Instant.parse("2026-06-01T06:00:00Z");
    /** Ahead by more than the market demands and less than it allows; the deadline is far, so each request is answered and then waits. */
    private static final LocalDate START = LocalDate.parse("2026-06-25");

    private static final HubConfiguration.Bundle BUNDLE =
            new HubConfiguration.Bundle(2_000, 150_000, Duration.ofSeconds(300));
    private static final String STRUCTURE_ROUTE = "structure.receive";
    private static final Duration ROUND_MAX = Duration.ofMinutes(5);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    /** Coprime to every market's size that is used here: neighbours in time are no neighbours in the registry. */
    private static final long STRIDE = 7_368_787;

    /** What one round took. */
    record Round(int requests, double seconds, double cpuSeconds, double databaseCpuSeconds) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d requests in %.2f s, %.0f a second; processors: hub %.2f s, database %.2f s",
                    requests,
                    seconds,
                    requests / seconds,
                    cpuSeconds,
                    databaseCpuSeconds);
        }
    }

    private final Hub hub;
    private final BenchmarkDatabase database;
    private final GeneratedMarket market;
    private final SwitchingSuppliers suppliers;
    private int asked;

    private SwitchingHub(Hub hub, BenchmarkDatabase database, GeneratedMarket market, SwitchingSuppliers suppliers) {
        this.hub = hub;
        this.database = database;
        this.market = market;
        this.suppliers = suppliers;
    }

    static SwitchingHub start(Path folder, BenchmarkDatabase server, GeneratedMarket market, int consumers)
            throws Exception {
        try (Database database = Database.open(server.configuration());
                SupplierRegistry registry = new SupplierRegistry(database.dialect(), MarketProfile.norway())) {
            database.migrate(SupplierRegistry.MODULE);
            LOG.info(
                    "{} points loaded in {} s",
                    market.pointCount(),
                    new LargeRegistry(database, registry, market).loadUnlessThere());
        }
        HubConfiguration configuration = new HubConfiguration(
                folder,
                server.configuration(),
                BrokerConfiguration.onLoopback(folder.resolve("broker"), freePort()),
                0,
                1,
                consumers,
                BatchLimits.defaults(),
                BUNDLE,
                MarketProfile.norway());
        MarketClock clock = new MarketClock.Settable(BEGINNING);
        Hub hub = Hub.start(configuration, clock);
        try {
            Map<Gln, String> secrets = new LinkedHashMap<>();
            for (Gln supplier : market.suppliers()) {
                secrets.put(supplier, hub.database().inTransaction(unit -> hub.registry()
                        .parties()
                        .rotateCredential(unit, supplier, clock.now())));
            }
            hub.admitParties();
            SwitchingHub switching = new SwitchingHub(
                    hub, server, market, new SwitchingSuppliers(hub.broker().amqpUrl(), secrets, clock));
            // A kept database has been asked before, and no point is asked for twice.
            switching.asked = Math.toIntExact(switching.processes());
            return switching;
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

    /** The next points, each with the supplier that wants it. */
    private List<SwitchingSuppliers.Request> next(int count) {
        List<SwitchingSuppliers.Request> requests = new ArrayList<>(count);
        Instant start = hub.configuration().market().calendar().startOf(START);
        for (int i = 0; i < count; i++, asked++) {
            if (asked >= market.pointCount()) {
                throw new IllegalArgumentException("more requests than the " + market.pointCount() + " points");
            }
            int number = (int) Math.floorMod(asked * STRIDE, (long) market.pointCount());
            requests.add(suppliers.request(
                    asked,
                    market.supplier(number, market.periodsPerPoint()),
                    market.point(number).gsrn(),
                    start));
        }
        return requests;
    }

    /**
     * Fills the queue, lets the consumers in, and waits until all is confirmed.
     *
     * @param recording where a flight recording goes; null for none
     */
    Round round(int count, @Nullable Path recording) throws Exception {
        List<SwitchingSuppliers.Request> requests = next(count);
        hub.routes().getRouteController().stopRoute(STRUCTURE_ROUTE);
        suppliers.send(requests);
        if (hub.broker().messageCount(Queues.STRUCTURE) != count) {
            throw new IllegalStateException(
                    count + " requests were sent, " + hub.broker().messageCount(Queues.STRUCTURE) + " wait");
        }
        Profile profile = recording == null ? null : new Profile(recording);
        double cpuStart = processCpuSeconds();
        double databaseCpuStart = database.cpuSeconds();
        long start = System.nanoTime();
        hub.routes().getRouteController().startRoute(STRUCTURE_ROUTE);
        await("every request has an answer in a mailbox", () -> answers() >= count);
        double seconds = (System.nanoTime() - start) / 1e9;
        Round round =
                new Round(count, seconds, processCpuSeconds() - cpuStart, database.cpuSeconds() - databaseCpuStart);
        if (profile != null) {
            profile.stop();
            LOG.info("{}", profile.summary());
        }
        suppliers.receive(requests);
        checkProcesses();
        return round;
    }

    private long answers() {
        return market.suppliers().stream()
                .mapToLong(supplier -> hub.broker().messageCount(SwitchingSuppliers.mailbox(supplier)))
                .sum();
    }

    /** Each confirmed request has its one process. */
    private void checkProcesses() {
        long processes = processes();
        if (processes != asked) {
            throw new IllegalStateException(asked + " requests were confirmed, the registry has " + processes);
        }
    }

    /** @return -1 when a point has several */
    private long processes() {
        return hub.database().inTransaction(unit -> {
            try (var select = unit.connection()
                            .prepareStatement("select count(*), count(distinct gsrn) from market_process");
                    var row = select.executeQuery()) {
                row.next();
                return row.getLong(1) == row.getLong(2) ? row.getLong(1) : -1;
            }
        });
    }

    /** Milliseconds from when a request was due to be sent until its supplier held the confirmation. */
    Map<String, Object> atPace(int perSecond, int seconds) throws JMSException {
        List<SwitchingSuppliers.Request> requests = next(perSecond * seconds);
        double[] millis = suppliers.sendAtPace(requests, perSecond);
        checkProcesses();
        Arrays.sort(millis);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("requestsPerSecond", perSecond);
        figures.put("medianMillis", Benchmarks.rounded(millis[millis.length / 2]));
        figures.put("p99Millis", Benchmarks.rounded(millis[millis.length * 99 / 100]));
        figures.put("maxMillis", Benchmarks.rounded(millis[millis.length - 1]));
        return figures;
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

    @Override
    public void close() throws Exception {
        try (hub) {
            suppliers.close();
        }
    }
}
