package org.meterhub.hubapp.configuration;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.meterhub.broker.BrokerConfiguration;
import org.meterhub.broker.RemoteBrokerConfiguration;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.hubroutes.batch.BatchLimits;
import org.meterhub.marketmodel.MarketProfile;

/**
 * All settings, checked.
 *
 * @param dataFolder where everything lies that must survive a restart (with PostgreSQL: all but the database)
 * @param database where the database is
 * @param broker how the embedded broker runs; of a remote one, the limits
 * @param adminPort loopback port of the commands; 0 picks a free one
 * @param measureConsumers threads on the queue of metered data
 * @param structureConsumers threads on the queue of master data
 * @param batch limits of a transaction
 * @param bundle limits of a forwarded document
 * @param market what law and agreement say in this market
 * @param remoteBroker a broker that an operator runs; null for the embedded one
 * @param settlementByTwo whether results are sent only when another person than the one who asked for them has approved
 * @param clockDifferenceMax how far the hub's time may be from its database's; null for a hub whose time is not the machine's
 */
public record HubConfiguration(
        Path dataFolder,
        DatabaseConfiguration database,
        BrokerConfiguration broker,
        int adminPort,
        int measureConsumers,
        int structureConsumers,
        BatchLimits batch,
        Bundle bundle,
        MarketProfile market,
        @Nullable RemoteBrokerConfiguration remoteBroker,
        boolean settlementByTwo,
        @Nullable Duration clockDifferenceMax) {

    /** With the embedded broker; results are sent without an approval, and nobody compares clocks. */
    public HubConfiguration(
            Path dataFolder,
            DatabaseConfiguration database,
            BrokerConfiguration broker,
            int adminPort,
            int measureConsumers,
            int structureConsumers,
            BatchLimits batch,
            Bundle bundle,
            MarketProfile market) {
        this(
                dataFolder,
                database,
                broker,
                adminPort,
                measureConsumers,
                structureConsumers,
                batch,
                bundle,
                market,
                null,
                false,
                null);
    }

    /** The same hub in another market. */
    public HubConfiguration with(MarketProfile other) {
        return with(other, database, broker, settlementByTwo, clockDifferenceMax);
    }

    /** The same hub on another database. */
    public HubConfiguration with(DatabaseConfiguration other) {
        return with(market, other, broker, settlementByTwo, clockDifferenceMax);
    }

    /** The same hub with other limits on its own broker. */
    public HubConfiguration with(BrokerConfiguration other) {
        return with(market, database, other, settlementByTwo, clockDifferenceMax);
    }

    /** The same hub, whose time is the machine's and may be so far from its database's. */
    public HubConfiguration withClockDifferenceMax(Duration max) {
        return with(market, database, broker, settlementByTwo, max);
    }

    /** The same hub, in which results are sent only when a second person has approved. */
    public HubConfiguration withSettlementByTwo() {
        return with(market, database, broker, true, clockDifferenceMax);
    }

    private HubConfiguration with(
            MarketProfile otherMarket,
            DatabaseConfiguration otherDatabase,
            BrokerConfiguration otherBroker,
            boolean approvalByTwo,
            @Nullable Duration differenceMax) {
        return new HubConfiguration(
                dataFolder,
                otherDatabase,
                otherBroker,
                adminPort,
                measureConsumers,
                structureConsumers,
                batch,
                bundle,
                otherMarket,
                remoteBroker,
                approvalByTwo,
                differenceMax);
    }

    /**
     * When a document of forwarded series is complete (docs/internals/message-log.md#items-and-bundles).
     *
     * @param seriesMax series in one document
     * @param pointsMax values in one document
     * @param ageMax how long the first series waits for others
     */
    public record Bundle(int seriesMax, int pointsMax, Duration ageMax) {}

    /** The file with the token that the admin port demands; only the hub's user may read it. */
    public Path adminTokenFile() {
        return dataFolder.resolve("admin.token");
    }
}
