package org.meterhub.supplierregistry;

import org.meterhub.database.Dialect;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.changeofsupplier.ChangesOfSupplier;
import org.meterhub.supplierregistry.store.ChangeOfSupplierStore;
import org.meterhub.supplierregistry.store.JdbcMeteringPoints;
import org.meterhub.supplierregistry.store.MeteringPointStore;
import org.meterhub.supplierregistry.store.PartyStore;
import org.meterhub.supplierregistry.store.RegistrySessions;
import org.meterhub.supplierregistry.store.SupplyStore;

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
    private final ChangesOfSupplier changesOfSupplier;
    private final RegistryImport registryImport;

    public SupplierRegistry(Dialect dialect, MarketProfile profile) {
        this.sessions = new RegistrySessions(dialect);
        PartyStore partyStore = new PartyStore(sessions);
        MeteringPointStore points = new MeteringPointStore();
        SupplyStore supply = new SupplyStore(sessions, partyStore);
        ChangeOfSupplierStore processes = new ChangeOfSupplierStore(sessions, partyStore, points, supply);
        this.parties = new Parties(partyStore);
        this.meteringPoints = new JdbcMeteringPoints(partyStore);
        this.changesOfSupplier = new ChangesOfSupplier(profile, meteringPoints, partyStore, points, processes);
        this.registryImport = new RegistryImport(profile.calendar(), partyStore, points, supply);
    }

    public Parties parties() {
        return parties;
    }

    public MeteringPoints meteringPoints() {
        return meteringPoints;
    }

    public ChangesOfSupplier changesOfSupplier() {
        return changesOfSupplier;
    }

    public RegistryImport registryImport() {
        return registryImport;
    }

    @Override
    public void close() {
        sessions.close();
    }
}
