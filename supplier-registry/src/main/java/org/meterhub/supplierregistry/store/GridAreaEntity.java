package org.meterhub.supplierregistry.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code grid_area}. */
@Entity
@Table(name = "grid_area")
class GridAreaEntity {

    @Id
    String code;

    String name;
    String priceArea;
    long gridCompany;

    @Nullable
    Long gridLossSupplier;

    @Nullable
    Long lastResortSupplier;

    Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate or the store fills the fields.
    GridAreaEntity() {}
}
