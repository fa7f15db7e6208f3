package org.meterhub.marketplay;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.broker.BrokerConfiguration;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.hubapp.Hub;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.hubroutes.batch.BatchLimits;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.ImportOutcome;
import org.meterhub.supplierregistry.RegistryFile;

/**
 * A hub that owns the example market: real broker, real database, its time in the hands of whoever plays with it.
 *
 * @param secrets each party's credential
 */
public record ExampleHub(Hub hub, MarketClock.Settable clock, ExampleMarket market, Map<PartyId, String> secrets)
        implements AutoCloseable {

    /** Before anything in the example conversations happens. */
    public static final Instant BEGINNING = Instant.parse("2026-10-20T06:00:00Z");

    /**
     * Starts it and loads the market.
     *
     * @param folder for everything it writes; empty
     * @param database null for H2 in the folder
     * @param marketFolder with the CSV files of the market
     */
    public static ExampleHub start(Path folder, @Nullable DatabaseConfiguration database, Path marketFolder)
            throws Exception {
        return start(configuration(folder, database), marketFolder);
    }

    /** As {@link #start(Path, DatabaseConfiguration, Path)}, with settings of the caller's. */
    public static ExampleHub start(HubConfiguration configuration, Path marketFolder) throws Exception {
        return start(configuration, marketFolder, BEGINNING);
    }

    /** As {@link #start(HubConfiguration, Path)}, at a time of the caller's, for markets that lived in another year. */
    public static ExampleHub start(HubConfiguration configuration, Path marketFolder, Instant beginning)
            throws Exception {
        MarketClock.Settable clock = new MarketClock.Settable(beginning);
        Hub hub = Hub.start(configuration, clock);
        try {
            load(hub, marketFolder);
            ExampleMarket market = ExampleMarket.read(marketFolder);
            Map<PartyId, String> secrets = new LinkedHashMap<>();
            for (PartyId party : market.parties().keySet()) {
                secrets.put(party, hub.database().inTransaction(unit -> hub.registry()
                        .parties()
                        .rotateCredential(unit, party, clock.now())));
            }
            return new ExampleHub(hub, clock, market, secrets);
        } catch (Exception failure) {
            hub.close();
            throw failure;
        }
    }

    /** Ports that are free, series bundled at once, nobody reminded of missing values, all else as in operation. */
    public static HubConfiguration configuration(Path folder, @Nullable DatabaseConfiguration database)
            throws IOException {
        DatabaseConfiguration inFolder = new DatabaseConfiguration(
                "jdbc:h2:file:" + folder.resolve("database").resolve("hub"), "sa", "", 12);
        return new HubConfiguration(
                folder,
                database == null ? inFolder : database,
                BrokerConfiguration.onLoopback(folder.resolve("broker"), freePort()),
                0,
                2,
                1,
                BatchLimits.defaults(),
                new HubConfiguration.Bundle(2_000, 150_000, Duration.ZERO),
                market(false));
    }

    /** As {@link #configuration(Path, DatabaseConfiguration)}, for a conversation that may want to be reminded of what it leaves out. */
    public static HubConfiguration configuration(
            Path folder, @Nullable DatabaseConfiguration database, Conversation conversation) throws IOException {
        return configuration(folder, database).with(market(conversation.wantsReminders()));
    }

    /** Conversations send the values they are about and no others, so that reminders would only be in the way. */
    private static MarketProfile market(boolean reminders) {
        MarketProfile norway = MarketProfile.norway();
        return norway.with(norway.meteredData().withReminders(reminders));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Imports the market's files in their order, and opens the broker to its parties. */
    private static void load(Hub hub, Path marketFolder) throws Exception {
        for (RegistryFile kind : RegistryFile.values()) {
            Path file = marketFolder.resolve(kind.kind() + ".csv");
            if (kind.isOfPriceLists() && !Files.exists(file)) {
                // Most conversations are about other things, or tell of charges themselves.
                continue;
            }
            try (InputStream content = Files.newInputStream(file)) {
                ImportOutcome outcome = hub.database().inTransaction(unit -> hub.registry()
                        .registryImport()
                        .load(unit, kind, file.getFileName().toString(), content, hub.now()));
                if (outcome instanceof ImportOutcome.Refused refused) {
                    throw new IllegalStateException(file + " was refused: " + refused.errors());
                }
            }
        }
        hub.admitParties();
    }

    @Override
    public void close() throws Exception {
        hub.close();
    }
}
