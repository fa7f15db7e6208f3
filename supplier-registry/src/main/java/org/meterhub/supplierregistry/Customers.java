package org.meterhub.supplierregistry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.supplierregistry.internal.Versions;
import org.meterhub.supplierregistry.store.CustomerStore;
import org.meterhub.supplierregistry.store.SupplyStore;

/** Who uses the power of a metering point: what its suppliers have told, else the number and name that came with its supply. */
public final class Customers {

    private final CustomerStore customers;
    private final SupplyStore supply;

    public Customers(CustomerStore customers, SupplyStore supply) {
        this.customers = customers;
        this.supply = supply;
    }

    /**
     * The customer at a moment.
     *
     * @param knownAt as the hub knew then; null: as it knows now
     * @return empty when nobody is known
     */
    public Optional<CustomerData> at(UnitOfWork unit, Gsrn gsrn, Instant instant, @Nullable Instant knownAt) {
        List<CustomerPeriod> told = customers.versions(unit, gsrn).stream()
                .filter(period -> period.covers(instant)
                        && Versions.wasKnown(period.recordedAt(), period.supersededAt(), knownAt))
                .toList();
        if (!told.isEmpty()) {
            return Optional.of(told.get(0).customer());
        }
        return supply.versions(unit, gsrn).stream()
                .filter(period -> period.covers(instant)
                        && Versions.wasKnown(period.recordedAt(), period.supersededAt(), knownAt))
                .filter(period -> period.customerId() != null || period.customerName() != null)
                .findFirst()
                .map(period -> CustomerData.named(period.customerId(), period.customerName()));
    }
}
