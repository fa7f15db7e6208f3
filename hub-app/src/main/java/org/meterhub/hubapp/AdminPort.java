package org.meterhub.hubapp;

import java.io.IOException;
import java.util.List;
import org.meterhub.database.Database;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.operator.AdminServer;
import org.meterhub.operator.AsideEndpoints;
import org.meterhub.operator.CompletenessEndpoint;
import org.meterhub.operator.DeadLetterEndpoints;
import org.meterhub.operator.DeviationEndpoints;
import org.meterhub.operator.Endpoints;
import org.meterhub.operator.HubAddresses;
import org.meterhub.operator.LogEndpoints;
import org.meterhub.operator.PastMoments;
import org.meterhub.operator.PointEndpoints;
import org.meterhub.operator.ProcessEndpoints;
import org.meterhub.operator.QuarantineEndpoints;
import org.meterhub.operator.RegistryEndpoints;
import org.meterhub.operator.ReportEndpoints;
import org.meterhub.operator.ReportShelf;
import org.meterhub.operator.RetentionEndpoints;
import org.meterhub.operator.SeriesEndpoints;
import org.meterhub.operator.SettlementEndpoints;
import org.meterhub.operator.SettlementScope;
import org.meterhub.operator.StatusEndpoint;
import org.meterhub.supplierregistry.Parties;
import org.meterhub.supplierregistry.SupplierRegistry;

/** The admin port of a hub: what an operator can ask and do, each with the parts of the hub that it uses and no others. */
public final class AdminPort {

    private AdminPort() {}

    /**
     * Opens the port of the hub's configuration, and writes the file with port and token.
     *
     * @throws IOException when the file cannot be written
     */
    public static AdminServer open(Hub hub) throws IOException {
        HubConfiguration configuration = hub.configuration();
        return AdminServer.start(configuration.adminPort(), configuration.adminTokenFile(), endpoints(hub));
    }

    private static List<Endpoints> endpoints(Hub hub) {
        Database database = hub.database();
        MessageStores stores = hub.stores();
        SupplierRegistry registry = hub.registry();
        Parties parties = registry.parties();
        MarketProfile market = hub.configuration().market();
        MarketCalendar calendar = market.calendar();
        MarketClock clock = hub.clock();
        PastMoments moments = new PastMoments(database, stores.sequencer(), calendar, clock);
        SettlementScope scope =
                new SettlementScope(database, parties, hub.settlement(), stores.sequencer(), calendar, clock);
        return List.of(
                new RegistryEndpoints(
                        database,
                        parties,
                        registry.registryImport(),
                        hub::admitParties,
                        hub.broker()::credentialChanged,
                        clock),
                new SettlementEndpoints(hub.settlement(), hub.comparisons(), scope, calendar),
                new DeviationEndpoints(database, parties, hub.deviations(), hub.prices(), scope, calendar),
                new ReportEndpoints(
                        database,
                        parties,
                        hub.settlement().runs(),
                        hub.settlementReports(),
                        hub.runSummary(),
                        hub.billing(),
                        scope,
                        new ReportShelf(hub.configuration().dataFolder()),
                        calendar,
                        clock),
                new LogEndpoints(database, stores.log(), market),
                new SeriesEndpoints(
                        database, registry.meteringPoints(), hub.meteredDays(), stores.log(), moments, market),
                new CompletenessEndpoint(database, parties, hub.completeness()),
                new PointEndpoints(database, parties, registry.pointRecords(), moments, market, clock),
                new ProcessEndpoints(database, registry.processes(), stores.log(), stores.sequencer(), market),
                new QuarantineEndpoints(database, stores.quarantine(), stores.log(), hub.quarantine()),
                new AsideEndpoints(database, stores.setAside(), clock),
                new DeadLetterEndpoints(hub.deadLetters()),
                new RetentionEndpoints(database, hub.meteredDays(), stores.acceptedIds(), calendar, clock),
                new StatusEndpoint(addresses(hub), database, hub.broker()::messageCount, stores, hub::troubles, clock));
    }

    private static HubAddresses addresses(Hub hub) {
        HubConfiguration configuration = hub.configuration();
        return new HubAddresses(
                configuration.dataFolder(),
                configuration.database().url(),
                hub.broker().amqpUrl(),
                hub.broker().coreUrl());
    }
}
