package org.meterhub.supplierregistry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.supplierregistry.store.CustomerStore;
import org.meterhub.supplierregistry.store.ProcessStore;
import org.meterhub.supplierregistry.store.SupplyStore;
import org.meterhub.supplierregistry.supply.CustomerStays;
import org.meterhub.supplierregistry.supply.Versions;

/** Who uses the power of a metering point: what its suppliers have told, else the number and name that came with its supply. */
public final class Customers {

    private final CustomerStore customers;
    private final SupplyStore supply;
    private final ProcessStore processes;

    public Customers(CustomerStore customers, SupplyStore supply, ProcessStore processes) {
        this.customers = customers;
        this.supply = supply;
        this.processes = processes;
    }

    /**
     * The customer at a moment.
     *
     * @param knownAt as the hub knew then; null: as it knows now
     * @return empty when nobody is known
     */
    public Optional<CustomerData> at(UnitOfWork unit, Gsrn gsrn, Instant instant, @Nullable Instant knownAt) {
        List<SupplyPeriod> supplied = supply.versions(unit, gsrn).stream()
                .filter(period -> Versions.wasKnown(period.recordedAt(), period.supersededAt(), knownAt))
                .toList();
        List<CustomerPeriod> told = customers.versions(unit, gsrn).stream()
                .filter(period -> Versions.wasKnown(period.recordedAt(), period.supersededAt(), knownAt))
                .toList();
        if (told.stream().anyMatch(period -> period.covers(instant))) {
            CustomerStays stays = new CustomerStays(supplied, told, processes.ofPoint(unit, gsrn));
            // What was told of one customer says nothing of the next, whose supply may have been imported since.
            Optional<CustomerData> ofThisCustomer = told.stream()
                    .filter(period -> period.covers(instant) && stays.isOneStay(period.validFrom(), instant))
                    .findFirst()
                    .map(CustomerPeriod::customer);
            if (ofThisCustomer.isPresent()) {
                return ofThisCustomer;
            }
        }
        return supplied.stream()
                .filter(period -> period.covers(instant))
                .filter(period -> period.customerId() != null || period.customerName() != null)
                .findFirst()
                .map(period -> CustomerData.named(period.customerId(), period.customerName()));
    }
}
