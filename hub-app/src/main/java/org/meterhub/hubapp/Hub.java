package org.meterhub.hubapp;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.meterhub.broker.Broker;
import org.meterhub.broker.EmbeddedBroker;
import org.meterhub.broker.RemoteBroker;
import org.meterhub.database.DamagedDatabase;
import org.meterhub.database.Database;
import org.meterhub.database.DatabaseConfiguration;
import org.meterhub.database.DatabaseFile;
import org.meterhub.database.Dialect;
import org.meterhub.database.Leases;
import org.meterhub.hubapp.configuration.HubConfiguration;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.hubroutes.batch.DeadLetters;
import org.meterhub.hubroutes.batch.MarketBatchComponent;
import org.meterhub.hubroutes.completeness.Completeness;
import org.meterhub.hubroutes.completeness.ExpectedDays;
import org.meterhub.hubroutes.completeness.ReminderRoutes;
import org.meterhub.hubroutes.completeness.Reminders;
import org.meterhub.hubroutes.delivery.Bundler;
import org.meterhub.hubroutes.delivery.DeliveryRoutes;
import org.meterhub.hubroutes.delivery.DocumentIds;
import org.meterhub.hubroutes.delivery.LogKeeper;
import org.meterhub.hubroutes.delivery.Mailboxes;
import org.meterhub.hubroutes.delivery.MeasureDataRenderer;
import org.meterhub.hubroutes.delivery.Relay;
import org.meterhub.hubroutes.delivery.ReminderRenderer;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.intake.DeadLetterDesk;
import org.meterhub.hubroutes.intake.DeadLetterKeeper;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.hubroutes.intake.QuarantineDesk;
import org.meterhub.hubroutes.intake.QuarantineOffice;
import org.meterhub.hubroutes.intake.ReceiveRoutes;
import org.meterhub.hubroutes.job.JobComponent;
import org.meterhub.hubroutes.metereddata.MeteredDataRequestRoutes;
import org.meterhub.hubroutes.metereddata.MeteredDataRequests;
import org.meterhub.hubroutes.metereddata.MeteredDataRoutes;
import org.meterhub.hubroutes.metereddata.MeteredDataSubmission;
import org.meterhub.hubroutes.metereddata.MonthsAhead;
import org.meterhub.hubroutes.metereddata.Reforwarder;
import org.meterhub.hubroutes.pricelist.PriceListNotifier;
import org.meterhub.hubroutes.pricelist.PriceListRoutes;
import org.meterhub.hubroutes.process.DueProcesses;
import org.meterhub.hubroutes.process.NoticeWriter;
import org.meterhub.hubroutes.process.PointPortraits;
import org.meterhub.hubroutes.process.ProcessDesk;
import org.meterhub.hubroutes.process.ProcessRoutes;
import org.meterhub.hubroutes.request.RequestCatalogue;
import org.meterhub.hubroutes.request.RequestRoutes;
import org.meterhub.hubroutes.request.RequestServices;
import org.meterhub.hubroutes.request.RequestedPoints;
import org.meterhub.hubroutes.settlement.BillingSender;
import org.meterhub.hubroutes.settlement.ChargeResultDocuments;
import org.meterhub.hubroutes.settlement.EnergyResultDocuments;
import org.meterhub.hubroutes.settlement.PriceListCharges;
import org.meterhub.hubroutes.settlement.RegistrySettlementPeriods;
import org.meterhub.hubroutes.settlement.SettlementService;
import org.meterhub.hubroutes.settlement.StoredMeteredDays;
import org.meterhub.hubroutes.watch.HubWatch;
import org.meterhub.hubroutes.watch.WatchRoutes;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.BundleLimits;
import org.meterhub.messagelog.MessageStores;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.XmlLimits;
import org.meterhub.metereddata.MeteredDays;
import org.meterhub.metereddata.completeness.ReminderJournal;
import org.meterhub.settlement.ThreadShares;
import org.meterhub.settlement.WorkShares;
import org.meterhub.settlement.prices.Prices;
import org.meterhub.settlement.request.RequestedResults;
import org.meterhub.settlement.run.RunBasis;
import org.meterhub.settlement.run.SettlementInForce;
import org.meterhub.settlement.run.SettlementRuns;
import org.meterhub.settlement.run.SettlementSettings;
import org.meterhub.settlement.run.billing.BillingBases;
import org.meterhub.settlement.run.billing.BillingDispatch;
import org.meterhub.settlement.run.compare.RunComparisons;
import org.meterhub.settlement.run.deviation.DeviationRuns;
import org.meterhub.settlement.run.report.RunSummary;
import org.meterhub.settlement.run.report.SettlementReports;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.SupplierRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole hub in one process: put together here and nowhere else, started and stopped as one. */
public final class Hub implements AutoCloseable {

    /** Threads that add up metered data in a run; each needs a connection. */
    private static final int SETTLEMENT_SHARES = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    /** Of prices and amounts. */
    private static final String CURRENCY = "NOK";

    /** Each may have a reminder in memory, at some 150 bytes. */
    private static final int REMINDED_POINTS_AT_ONCE_MAX = 500_000;

    private final HubConfiguration configuration;
    private final MarketClock clock;
    private final DataFolder folder;
    private final Database database;
    private final Broker broker;
    private final SupplierRegistry registry;
    private final MessageStores stores;
    private final MeteredDays meteredDays;
    private final MonthsAhead monthsAhead;
    private final SettlementService settlement;
    private final QuarantineDesk quarantine;
    private final DeadLetterDesk deadLetters;
    private final Completeness completeness;
    private final Reminders reminders;
    private final HubWatch watch;
    private final JobComponent jobs;
    private final CredentialRefresh credentialRefresh;
    private final @Nullable OneBroker oneBroker;
    private final CamelContext camel;

    /**
     * Starts the hub: database and migrations, broker, routes.
     *
     * @throws DamagedDatabase when H2's file cannot be read
     * @throws Exception when a part does not start; what had started is stopped again
     */
    public static Hub start(HubConfiguration configuration, MarketClock clock) throws Exception {
        DataFolder folder = DataFolder.take(configuration.dataFolder());
        DatabaseFile file = DatabaseFile.of(configuration.database());
        try {
            file.check();
            return start(configuration, clock, folder);
        } catch (Exception failure) {
            folder.close();
            throw file.explain(failure);
        }
    }

    private static Hub start(HubConfiguration configuration, MarketClock clock, DataFolder folder) throws Exception {
        Database database = Database.open(databaseOf(configuration));
        try {
            Migrations.apply(database);
            SupplierRegistry registry = new SupplierRegistry(database.dialect(), configuration.market());
            database.inTransaction(registry.parties().credentials()::refresh);
            Broker broker = broker(configuration, registry);
            Hub hub = putTogether(configuration, clock, folder, database, registry, broker);
            try {
                hub.prepareStorage();
                hub.reminders.begin();
                hub.admitParties();
                hub.credentialRefresh.start();
                hub.watch.look();
                hub.camel.start();
                folder.narrow();
                LOG.info("the hub is up: AMQP {}, {}", broker.amqpUrl(), configuration.database());
                return hub;
            } catch (Exception failure) {
                hub.close();
                throw failure;
            }
        } catch (Exception failure) {
            database.close();
            throw failure;
        }
    }

    /** A broker that has started must not outlive a hub that cannot be put together. */
    private static Hub putTogether(
            HubConfiguration configuration,
            MarketClock clock,
            DataFolder folder,
            Database database,
            SupplierRegistry registry,
            Broker broker)
            throws Exception {
        try {
            return new Hub(configuration, clock, folder, database, registry, broker);
        } catch (Exception failure) {
            try (broker) {
                throw failure;
            }
        }
    }

    private static Broker broker(HubConfiguration configuration, SupplierRegistry registry) throws Exception {
        if (configuration.remoteBroker() != null) {
            return RemoteBroker.connect(configuration.remoteBroker(), configuration.broker());
        }
        return EmbeddedBroker.start(configuration.broker(), registry.parties().credentials()::authenticate);
    }

    /** The pool must at least hold what the consumers and the jobs use at the same time. */
    private static DatabaseConfiguration databaseOf(HubConfiguration configuration) throws IOException {
        DatabaseConfiguration wanted = DatabasePassword.of(configuration.dataFolder(), configuration.database());
        int needed = configuration.measureConsumers() + configuration.structureConsumers() + 7;
        return new DatabaseConfiguration(
                wanted.url(), wanted.user(), wanted.password(), Math.max(needed, wanted.connectionsMax()));
    }

    private Hub(
            HubConfiguration configuration,
            MarketClock clock,
            DataFolder folder,
            Database database,
            SupplierRegistry registry,
            Broker broker)
            throws Exception {
        this.configuration = configuration;
        this.clock = clock;
        this.folder = folder;
        this.database = database;
        this.registry = registry;
        this.broker = broker;
        this.stores = MessageStores.onDatabase();
        this.watch = new HubWatch(database, clock, configuration.clockDifferenceMax());
        this.meteredDays = MeteredDays.inDatabase();
        MarketProfile market = configuration.market();
        DocumentIds ids = DocumentIds.random();
        Answers answers = new Answers(stores.outbox(), registry.parties(), market, clock, ids);
        MarketDocuments documents = new MarketDocuments(XmlLimits.MARKET);
        Intake intake =
                new Intake(stores, documents, registry.parties(), market, clock, answers, RequestCatalogue.SERVED);
        this.monthsAhead = new MonthsAhead(database, meteredDays, stores.acceptedIds(), market.calendar(), clock);
        this.settlement = settlement(answers);
        QuarantineOffice office = new QuarantineOffice(stores, intake, answers, clock);
        this.quarantine = new QuarantineDesk(database, stores, broker.hubConnections(), clock);
        this.deadLetters = new DeadLetterDesk(
                database,
                stores,
                new DeadLetters(
                        broker.hubConnections(),
                        broker.id(),
                        configuration.batch().bodyBytesMax(),
                        folder.spool()),
                broker,
                office,
                clock);
        Relay relay = new Relay(database, stores.outbox(), stores.setAside(), clock);
        Bundler bundler = new Bundler(
                database,
                stores,
                bundleLimits(),
                Map.of(
                        DocumentType.VALIDATED_MEASURE_DATA.rsm(),
                        new MeasureDataRenderer(market, ids),
                        DocumentType.MISSING_MEASURE_DATA_REMINDER.rsm(),
                        new ReminderRenderer(market, ids)),
                clock);
        ExpectedDays expectedDays = new ExpectedDays(registry.meteringPoints(), meteredDays, market.calendar());
        this.completeness = new Completeness(database, expectedDays);
        this.reminders = new Reminders(
                database,
                ReminderJournal.inDatabase(),
                expectedDays,
                registry.meteringPoints(),
                stores.items(),
                market,
                clock,
                REMINDED_POINTS_AT_ONCE_MAX);
        this.jobs = new JobComponent(
                new Leases(database),
                folder.processId(),
                Map.of(
                        DeliveryRoutes.OUTBOX, stores.outbox().filled(),
                        DeliveryRoutes.ITEMS, stores.items().filled()),
                clock,
                watch::isOpen);
        this.oneBroker = OneBroker.claim(database, broker.id(), configuration.remoteBroker() != null)
                .orElse(null);
        this.credentialRefresh =
                new CredentialRefresh(database, registry.parties().credentials(), broker::credentialChanged);
        this.camel = new DefaultCamelContext();
        camel.addComponent(JobComponent.SCHEME, jobs);
        camel.addComponent(Mailboxes.SCHEME, new Mailboxes(relayConnections()));
        camel.addComponent(
                MarketBatchComponent.SCHEME,
                new MarketBatchComponent(
                        broker.hubConnections(),
                        broker.id(),
                        database,
                        configuration.batch(),
                        office,
                        broker,
                        watch,
                        folder.spool()));
        camel.addRoutes(new ReceiveRoutes(
                intake,
                RequestCatalogue.SERVED,
                Map.of(
                        Channel.STRUCTURE, RequestedPoints.FIND,
                        Channel.MEASURE, MeteredDataRoutes.FIND_METERING_POINTS),
                configuration.structureConsumers(),
                configuration.measureConsumers()));
        camel.addRoutes(new MeteredDataRoutes(
                new MeteredDataSubmission(
                        intake,
                        answers,
                        registry.meteringPoints(),
                        registry.parties(),
                        meteredDays,
                        stores.items(),
                        market,
                        clock),
                monthsAhead));
        camel.addRoutes(new MeteredDataRequestRoutes(new MeteredDataRequests(
                intake, answers, registry.meteringPoints(), meteredDays, stores.items(), market, clock)));
        camel.addRoutes(new ReminderRoutes(reminders));
        addProcesses(intake, answers, expectedDays);
        camel.addRoutes(new DeliveryRoutes(bundler, relay, new LogKeeper(database, stores.sequencer())));
        camel.addRoutes(new WatchRoutes(watch, new DeadLetterKeeper(deadLetters)));
    }

    private void addProcesses(Intake intake, Answers answers, ExpectedDays expectedDays) throws Exception {
        MarketProfile market = configuration.market();
        PointPortraits portraits = new PointPortraits(registry, market);
        ProcessDesk desk = new ProcessDesk(
                intake,
                answers,
                new NoticeWriter(registry, portraits, answers),
                new Reforwarder(registry.meteringPoints(), meteredDays, stores.items(), market.calendar(), clock),
                registry.processes(),
                clock);
        RequestServices services = new RequestServices(
                registry,
                intake,
                answers,
                portraits,
                expectedDays,
                new RequestedResults(new SettlementInForce(market.calendar()), market.calendar()),
                new EnergyResultDocuments(market),
                new ChargeResultDocuments(market, CURRENCY),
                market,
                clock);
        camel.addRoutes(new RequestRoutes(new RequestedPoints(registry.processes()), services, desk));
        camel.addRoutes(new ProcessRoutes(new DueProcesses(database, registry.processes(), desk, clock)));
        camel.addRoutes(new PriceListRoutes(new PriceListNotifier(database, registry.priceLists(), answers, clock)));
    }

    private StoredMeteredDays storedDays() {
        return new StoredMeteredDays(
                database, meteredDays, configuration.market().calendar());
    }

    private PriceListCharges charges() {
        return new PriceListCharges(database, registry.priceLists(), registry.chargeLinks());
    }

    private SettlementService settlement(Answers answers) {
        MarketProfile market = configuration.market();
        SettlementSettings settings = SettlementSettings.of(market.calendar());
        SettlementRuns runs = new SettlementRuns(
                database,
                clock,
                new RegistrySettlementPeriods(database, registry.meteringPoints()),
                storedDays(),
                charges(),
                // Two transactions cannot read an H2 file side by side.
                database.dialect() == Dialect.H2 ? WorkShares.ONE : new ThreadShares(SETTLEMENT_SHARES),
                configuration.settlementByTwo() ? settings.withApprovalByTwo() : settings);
        return new SettlementService(
                database,
                runs,
                stores.sequencer(),
                registry.parties(),
                answers,
                new EnergyResultDocuments(market),
                new ChargeResultDocuments(market, CURRENCY),
                clock);
    }

    /** Imported imbalance and spot prices. */
    public Prices prices() {
        return new Prices(database, clock);
    }

    /** Deviation settlements at the imported imbalance prices. */
    public DeviationRuns deviations() {
        return new DeviationRuns(database, clock, configuration.market().calendar(), settlement.runs(), prices());
    }

    /** Compares runs over the readings that each of them knew. */
    public RunComparisons comparisons() {
        return new RunComparisons(database, storedDays(), configuration.market().calendar());
    }

    private RunBasis runBasis() {
        return new RunBasis(
                database, storedDays(), charges(), configuration.market().calendar());
    }

    /** Sends billing bases to suppliers. */
    public BillingSender billing() {
        return new BillingSender(
                settlement.runs(),
                new BillingDispatch(database, clock, new BillingBases(runBasis())),
                stores.items(),
                clock);
    }

    /** Writes settlement reports and billing bases. */
    public SettlementReports settlementReports() {
        return new SettlementReports(settlement.runs(), runBasis(), CURRENCY, area -> database.inTransaction(
                        unit -> registry.parties().ownerOf(unit, area))
                .map(PartyId::value));
    }

    /** Writes runs as workbooks. */
    public RunSummary runSummary() {
        return new RunSummary(settlement.runs(), configuration.market().calendar());
    }

    /**
     * A window lets the relay send without waiting for each confirmation; no consumer's connection may have one
     * (docs/decisions/0001-exactly-once-without-xa.md).
     */
    private ActiveMQConnectionFactory relayConnections() {
        ActiveMQConnectionFactory connections = broker.hubConnections();
        connections.setConfirmationWindowSize(16 << 20);
        return connections;
    }

    private BundleLimits bundleLimits() {
        HubConfiguration.Bundle bundle = configuration.bundle();
        return new BundleLimits(bundle.seriesMax(), bundle.pointsMax(), bundle.ageMax());
    }

    /** Makes storage ready for the months around the present, as the hub does by itself every hour; for whoever moves the clock. */
    public void prepareStorage() {
        monthsAhead.prepare();
    }

    /** Gives every party of the registry its addresses, mailboxes and permissions on the broker. To be called after parties were added. */
    public void admitParties() throws Exception {
        for (Party party : database.inTransaction(unit -> registry.parties().all(unit))) {
            broker.admit(party.number(), party.roles());
        }
    }

    public HubConfiguration configuration() {
        return configuration;
    }

    public Database database() {
        return database;
    }

    public Broker broker() {
        return broker;
    }

    public SupplierRegistry registry() {
        return registry;
    }

    public MessageStores stores() {
        return stores;
    }

    public MeteredDays meteredDays() {
        return meteredDays;
    }

    public SettlementService settlement() {
        return settlement;
    }

    /** What the operator can do about messages in quarantine. */
    public QuarantineDesk quarantine() {
        return quarantine;
    }

    /** What the operator can do about dead letters. */
    public DeadLetterDesk deadLetters() {
        return deadLetters;
    }

    /** What is wrong with the database, the time or a job, in sentences for the operator; empty when nothing is. */
    public List<String> troubles() {
        return Stream.concat(watch.troubles().stream(), jobs.troubles().stream())
                .toList();
    }

    /** What should have come, and what has. */
    public Completeness completeness() {
        return completeness;
    }

    /** The routes, for tests that look at them. */
    public CamelContext routes() {
        return camel;
    }

    /**
     * Whether nothing is under way: no message waits for the hub, no series for its document, no reminder to be written, no document for the
     * broker, and no mailbox holds anything. Work that a later time will make due does not count.
     */
    public boolean isIdle() {
        if (broker.messageCount(Queues.STRUCTURE) + broker.messageCount(Queues.MEASURE) > 0
                || !reminders.isUpToDate()) {
            return false;
        }
        boolean delivered = database.inTransaction(unit ->
                stores.items().dueGroups(unit, clock.now(), bundleLimits()).isEmpty()
                        && !registry.priceLists().hasNotices(unit, clock.now())
                        && stores.outbox().pending(unit, 1, 1).isEmpty());
        return delivered && broker.waitingInMailboxes() == 0;
    }

    public Instant now() {
        return clock.now();
    }

    MarketClock clock() {
        return clock;
    }

    /** Stops in the order of the flow: no more messages, what is under way is finished, then broker and database. */
    @Override
    public void close() throws Exception {
        try (folder;
                database;
                oneBroker;
                registry;
                broker;
                credentialRefresh) {
            settlement.close();
            camel.close();
        }
        LOG.info("the hub is down");
    }
}
