package org.meterhub.supplierregistry.store;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row of {@code party} with its roles (codes). */
@Entity
@Table(name = "party")
class PartyEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Nullable
    Long id;

    String number;
    String name;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "party_role", joinColumns = @JoinColumn(name = "party_id"))
    @Column(name = "role")
    Set<String> roles = new HashSet<>();

    @Nullable
    Long balanceResponsible;

    Instant validFrom;

    @Nullable
    Instant validTo;

    Instant recordedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate or the store fills the fields.
    PartyEntity() {}
}
