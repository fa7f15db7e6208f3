package org.meterhub.acceptance.crash;

import ch.qos.logback.classic.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketplay.ExampleHub;
import org.meterhub.marketplay.ExampleMarket;
import org.slf4j.LoggerFactory;

/**
 * One data folder through many lives of its hub: the market is loaded once; then the hub is started in a process of its own, put under load and
 * killed, as often as wanted; at last it is started in this process, comes to rest, and what it holds is held against what the parties know.
 */
final class CrashRun implements AutoCloseable {

    private static final Path MARKET = Path.of(System.getProperty("meterhub.root"), "examples", "market");
    private static final Duration REST_MAX = Duration.ofSeconds(120);

    /** Documents that a party may send in one life of the hub; who is killed earlier sends less. */
    private static final int DOCUMENTS_PER_LIFE = 150;

    /** Documents that it sends to the hub that is not killed, first of all those whose fate it does not know. */
    private static final int DOCUMENTS_AT_LAST = 30;

    private static final String LOGGING = """
            <configuration>
              <appender name="err" class="ch.qos.logback.core.ConsoleAppender">
                <target>System.err</target>
                <encoder><pattern>%d{HH:mm:ss.SSS} %-5level %logger{20} %msg%n</pattern></encoder>
              </appender>
              <logger name="org.meterhub" level="INFO"/>
              <root level="WARN"><appender-ref ref="err"/></root>
            </configuration>
            """;

    private final String name;
    private final HubConfiguration configuration;
    private final Path logging;
    private final Path log;
    private final long seed;
    private final Random random;
    private final ExampleMarket market;
    private final Mailbag mailbag = new Mailbag();
    private final Map<PartyId, Letters> letters = new LinkedHashMap<>();
    private final Map<PartyId, CrashParty> parties = new LinkedHashMap<>();
    private final long startedNanos = System.nanoTime();
    private int kills;
    private long redelivered;

    /**
     * Loads the market and stops the hub cleanly.
     *
     * @param database null for H2 in the folder
     * @param urlOption added to the database's URL afterwards
     */
    static CrashRun prepare(
            String name,
            Path folder,
            @Nullable DatabaseConfiguration database,
            String urlOption,
            boolean duplicateDetection,
            long seed)
            throws Exception {
        HubConfiguration example = ExampleHub.configuration(folder.resolve("hub"), database);
        HubConfiguration configuration = example.with(example.broker().withDuplicateDetection(duplicateDetection));
        try (ExampleHub hub = ExampleHub.start(configuration, MARKET)) {
            return new CrashRun(name, folder, withUrlOption(configuration, urlOption), hub, seed);
        }
    }

    /** That connections break is the point of it all. */
    private static void silenceClients(boolean silent) {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("org.apache.qpid.jms"))
                .setLevel(silent ? Level.OFF : null);
    }

    private static HubConfiguration withUrlOption(HubConfiguration configuration, String urlOption) {
        DatabaseConfiguration database = configuration.database();
        return configuration.with(new DatabaseConfiguration(
                database.url() + urlOption, database.user(), database.password(), database.connectionsMax()));
    }

    private CrashRun(String name, Path folder, HubConfiguration configuration, ExampleHub example, long seed)
            throws IOException {
        this.name = name;
        this.configuration = configuration;
        this.seed = seed;
        this.random = new Random(seed);
        this.market = example.market();
        this.logging = Files.writeString(folder.resolve("logging.xml"), LOGGING);
        this.log = folder.resolve("hub.log");
        silenceClients(true);
        String amqpUrl = example.hub().broker().amqpUrl();
        market.parties().forEach((party, roles) -> {
            @Nullable Letters writes = sends(roles) ? new Letters(market, party, random.nextLong()) : null;
            if (writes != null) {
                letters.put(party, writes);
            }
            parties.put(
                    party,
                    new CrashParty(
                            amqpUrl,
                            party,
                            roles,
                            Objects.requireNonNull(example.secrets().get(party)),
                            writes,
                            mailbag,
                            random.nextLong()));
        });
    }

    private static boolean sends(Set<MarketRole> roles) {
        return roles.contains(MarketRole.GRID_COMPANY) || roles.contains(MarketRole.ENERGY_SUPPLIER);
    }

    /** One life of the hub, from its start under load to its kill. */
    void liveUntil(KillMoment moment) throws Exception {
        HubProcess died;
        try (CommitAnswers answers = CommitAnswers.of(configuration.database());
                HubProcess process = HubProcess.start(configuration, logging, log, mailbag::wake)) {
            process.awaitUp();
            open(DOCUMENTS_PER_LIFE);
            moment.await(mailbag, process, answers);
            if (!process.isAlive()) {
                throw new AssertionError("the hub ended by itself; its log ends:\n" + process.endOfLog());
            }
            died = process;
        } finally {
            parties.values().forEach(party -> party.hubIsUp(false));
        }
        kills++;
        redelivered += died.redelivered();
    }

    private void open(int documents) {
        for (CrashParty party : parties.values()) {
            party.maySend(documents);
            party.hubIsUp(true);
        }
    }

    /** Starts the hub a last time, lets it come to rest, and checks the invariant. May be done again after more kills. */
    Findings settle() throws Exception {
        try (Hub hub = Hub.start(configuration, new MarketClock.Settable(ExampleHub.BEGINNING))) {
            open(DOCUMENTS_AT_LAST);
            boolean rested = mailbag.await(() -> isAtRest(hub), REST_MAX);
            parties.values().forEach(party -> party.hubIsUp(false));
            await(() -> parties.values().stream().noneMatch(CrashParty::isConnected));
            Invariant.Result result = Invariant.check(
                    mailbag.allSent(),
                    new Mail(mailbag.allDeliveries()),
                    HubRecords.of(hub, parties.keySet()),
                    (party, day) -> Objects.requireNonNull(letters.get(party)).quantitiesWh(day));
            if (!rested) {
                result.findings().add(Findings.Kind.LEFT_OVER, "the hub did not come to rest within " + REST_MAX);
            }
            print(result);
            return result.findings();
        }
    }

    private boolean isAtRest(Hub hub) {
        return parties.values().stream().allMatch(party -> party.isConnected() && party.hasNothingToSend())
                && hub.isIdle()
                && HubRecords.isIndexed(hub.database());
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        if (!mailbag.await(condition, REST_MAX)) {
            throw new AssertionError("the parties do not disconnect");
        }
    }

    private void print(Invariant.Result result) {
        System.out.printf(
                "crash %s: seed %d, %d kills, %d messages, %d confirmed, %d effects, %d replies, %d redelivered and recognised,"
                        + " %d lost, %d doubled, %d s %s%n",
                name,
                seed,
                kills,
                mailbag.allSent().size(),
                mailbag.allSent().stream()
                        .filter(document -> document.confirmed() > 0)
                        .count(),
                result.effects(),
                result.replies(),
                redelivered,
                result.findings().lost(),
                result.findings().doubled(),
                Duration.ofNanos(System.nanoTime() - startedNanos).toSeconds(),
                result.findings());
    }

    /** Messages that a hub recognised as delivered again: kills that fell between the two commits, and what they would have doubled. */
    long redelivered() {
        return redelivered;
    }

    Random random() {
        return random;
    }

    @Override
    public void close() {
        for (CrashParty party : parties.values()) {
            party.close();
        }
        silenceClients(false);
    }
}
