package org.meterhub.supplierregistry;

import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.cancellation.Cancellations;
import org.meterhub.supplierregistry.changeofsupplier.ChangesOfSupplier;
import org.meterhub.supplierregistry.chargelink.ChargeLinks;
import org.meterhub.supplierregistry.customerdata.CustomerDataUpdates;
import org.meterhub.supplierregistry.effect.Effects;
import org.meterhub.supplierregistry.endofsupply.EndsOfSupply;
import org.meterhub.supplierregistry.meteringpoint.MeteringPointLives;
import org.meterhub.supplierregistry.movein.MoveIns;
import org.meterhub.supplierregistry.pricelist.PriceLists;
import org.meterhub.supplierregistry.process.MarketProcesses;
import org.meterhub.supplierregistry.query.PointQueries;
import org.meterhub.supplierregistry.request.ProcessContext;
import org.meterhub.supplierregistry.request.RequestDecisions;
import org.meterhub.supplierregistry.store.ChargeLinkStore;
import org.meterhub.supplierregistry.store.CorrectedDaysStore;
import org.meterhub.supplierregistry.store.CustomerStore;
import org.meterhub.supplierregistry.store.JdbcMeteringPoints;
import org.meterhub.supplierregistry.store.LockedPoints;
import org.meterhub.supplierregistry.store.MasterDataStore;
import org.meterhub.supplierregistry.store.MeteringPointStore;
import org.meterhub.supplierregistry.store.PartyStore;
import org.meterhub.supplierregistry.store.PriceListStore;
import org.meterhub.supplierregistry.store.ProcessStore;
import org.meterhub.supplierregistry.store.RegistrySessions;
import org.meterhub.supplierregistry.store.SupplyStore;
import org.meterhub.supplierregistry.undo.Undoings;

/**
 * The registry's parts, put together once per hub process. Holds no state of the market and no connection: everything happens in the caller's unit of
 * work.
 */
public final class SupplierRegistry implements AutoCloseable {

    /** The module's name for {@code Database.migrate}. */
    public static final String MODULE = "supplierregistry";

    private final RegistrySessions sessions;
    private final Parties parties;
    private final MeteringPoints meteringPoints;
    private final RegistryImport registryImport;
    private final ChangesOfSupplier changesOfSupplier;
    private final MoveIns moveIns;
    private final EndsOfSupply endsOfSupply;
    private final Undoings undoings;
    private final Cancellations cancellations;
    private final MarketProcesses processes;
    private final MeteringPointLives meteringPointLives;
    private final CustomerDataUpdates customerDataUpdates;
    private final Customers customers;
    private final PointRecords pointRecords;
    private final PriceLists priceLists;
    private final ChargeLinks chargeLinks;
    private final PointQueries pointQueries;

    public SupplierRegistry(Dialect dialect, MarketProfile profile) {
        this.sessions = new RegistrySessions(dialect);
        PartyStore partyStore = new PartyStore(sessions);
        MeteringPointStore points = new MeteringPointStore();
        SupplyStore supply = new SupplyStore(partyStore);
        PriceListStore priceListStore = new PriceListStore(partyStore);
        this.parties = new Parties(partyStore);
        this.meteringPoints = new JdbcMeteringPoints(partyStore);
        this.registryImport = new RegistryImport(
                profile.calendar(),
                profile.checkDigits(),
                partyStore,
                points,
                supply,
                priceListStore,
                new ChargeLinkStore(partyStore));
        CustomerStore customerStore = new CustomerStore();
        ProcessStore processStore = new ProcessStore(sessions, partyStore);
        ProcessContext context = new ProcessContext(
                profile,
                partyStore,
                points,
                new MasterDataStore(),
                supply,
                customerStore,
                processStore,
                new CorrectedDaysStore(),
                new ChargeLinkStore(partyStore),
                meteringPoints,
                new LockedPoints(points, meteringPoints, supply, processStore));
        Effects effects = new Effects(context);
        RequestDecisions requests = new RequestDecisions(context, effects);
        this.changesOfSupplier = new ChangesOfSupplier(profile, requests);
        this.moveIns = new MoveIns(profile, requests);
        this.endsOfSupply = new EndsOfSupply(profile, requests);
        this.undoings = new Undoings(context, effects);
        this.cancellations = new Cancellations(context);
        this.processes = new MarketProcesses(context, effects);
        this.meteringPointLives = new MeteringPointLives(context, effects);
        this.customers = new Customers(customerStore, supply, processStore);
        this.customerDataUpdates = new CustomerDataUpdates(context, customers);
        this.pointRecords = new PointRecords(context, processes);
        this.priceLists = new PriceLists(profile, partyStore, priceListStore);
        this.chargeLinks = new ChargeLinks(context, priceListStore);
        this.pointQueries = new PointQueries(meteringPoints, parties, chargeLinks, profile);
    }

    public Parties parties() {
        return parties;
    }

    public MeteringPoints meteringPoints() {
        return meteringPoints;
    }

    public RegistryImport registryImport() {
        return registryImport;
    }

    /** BRS-001 and BRS-043. */
    public ChangesOfSupplier changesOfSupplier() {
        return changesOfSupplier;
    }

    /** BRS-009. */
    public MoveIns moveIns() {
        return moveIns;
    }

    /** BRS-002 and BRS-010. */
    public EndsOfSupply endsOfSupply() {
        return endsOfSupply;
    }

    /** BRS-003 and BRS-011. */
    public Undoings undoings() {
        return undoings;
    }

    /** Withdrawals of what awaits its deadline. */
    public Cancellations cancellations() {
        return cancellations;
    }

    /** BRS-004, 006, 007, 008 and 013. */
    public MeteringPointLives meteringPointLives() {
        return meteringPointLives;
    }

    /** BRS-015. */
    public CustomerDataUpdates customerDataUpdates() {
        return customerDataUpdates;
    }

    /** Who uses the power. */
    public Customers customers() {
        return customers;
    }

    /** Everything about single points, also as it was known in the past. */
    public PointRecords pointRecords() {
        return pointRecords;
    }

    /** BRS-031, 032 and 033: what charges are and what they cost. */
    public PriceLists priceLists() {
        return priceLists;
    }

    /** Which charges metering points pay. */
    public ChargeLinks chargeLinks() {
        return chargeLinks;
    }

    /** BRS-005: who may be told what of a metering point. */
    public PointQueries pointQueries() {
        return pointQueries;
    }

    /** What falls due, and what has happened. */
    public MarketProcesses processes() {
        return processes;
    }

    @Override
    public void close() {
        sessions.close();
    }
}
