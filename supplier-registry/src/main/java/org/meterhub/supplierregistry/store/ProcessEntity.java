package org.meterhub.supplierregistry.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessState;

/** The state of one market process. */
@Entity
@Table(name = "market_process")
class ProcessEntity {

    @Id
    @Nullable
    Long id;

    @Enumerated(EnumType.STRING)
    ProcessKind kind;

    String transactionId;
    long requester;
    long gsrn;

    @Nullable
    Long balanceResponsible;

    @Nullable
    String customerId;

    @Nullable
    String customerName;

    @Column(name = "start_at")
    Instant start;

    @Nullable
    Instant claimedStart;

    @Nullable
    Instant claimedMove;

    Instant requestedAt;
    Instant recordedAt;
    Instant deadline;

    @Nullable
    Instant dueAt;

    @Nullable
    Long concerns;

    @Enumerated(EnumType.STRING)
    ProcessState state;

    Instant stateSince;

    @SuppressWarnings("NullAway.Init") // Hibernate or the store fills the fields.
    ProcessEntity() {}

    long idOrFail() {
        if (id == null) {
            throw new IllegalStateException("the process has not been written yet");
        }
        return id;
    }
}
