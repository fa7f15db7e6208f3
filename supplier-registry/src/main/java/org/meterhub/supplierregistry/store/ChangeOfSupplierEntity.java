package org.meterhub.supplierregistry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.supplierregistry.changeofsupplier.ChangeOfSupplierState;

/** The state of one change of supplier process. */
@Entity
@Table(name = "change_of_supplier")
class ChangeOfSupplierEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    String transactionId;
    long requester;
    long gsrn;
    long balanceResponsible;

    @Nullable
    String customerId;

    @Nullable
    String customerName;

    @Column(name = "start_at")
    Instant start;

    @Nullable
    Instant claimedStart;

    Instant requestedAt;
    Instant recordedAt;
    Instant deadline;

    @Enumerated(EnumType.STRING)
    ChangeOfSupplierState state;

    Instant stateSince;

    @SuppressWarnings("NullAway.Init") // Hibernate or the store fills the fields.
    ChangeOfSupplierEntity() {}

    long idOrFail() {
        if (id == null) {
            throw new IllegalStateException("the process has not been written yet");
        }
        return id;
    }
}
