package org.meterhub.supplierregistry.store;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A recorded version of a supply period. Once written, only {@code supersededAt} changes, and once. */
@Entity
@Table(name = "supply_period")
class SupplyPeriodEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    long gsrn;
    long supplier;
    long balanceResponsible;

    @Nullable
    String customerId;

    @Nullable
    String customerName;

    Instant validFrom;

    @Nullable
    Instant validTo;

    @Nullable
    Long processId;

    Instant recordedAt;

    @Nullable
    Instant supersededAt;

    @SuppressWarnings("NullAway.Init") // Hibernate or the store fills the fields.
    SupplyPeriodEntity() {}

    boolean covers(Instant instant) {
        return !instant.isBefore(validFrom) && (validTo == null || instant.isBefore(validTo));
    }

    /** The version that says the same but ends earlier; it is made by the process that cuts it. */
    SupplyPeriodEntity endingAt(Instant end, long cuttingProcessId, Instant now) {
        SupplyPeriodEntity version = new SupplyPeriodEntity();
        version.gsrn = gsrn;
        version.supplier = supplier;
        version.balanceResponsible = balanceResponsible;
        version.customerId = customerId;
        version.customerName = customerName;
        version.validFrom = validFrom;
        version.validTo = end;
        version.processId = cuttingProcessId;
        version.recordedAt = now;
        return version;
    }
}
