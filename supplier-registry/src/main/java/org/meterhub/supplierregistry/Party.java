package org.meterhub.supplierregistry;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/**
 * A party of the market.
 *
 * @param number its GLN or EIC
 * @param name as people call it
 * @param roles the roles it may play, never empty
 * @param balanceResponsible who stands for this supplier's balance where a contract or request names no other; null when it has no usual one
 * @param validFrom inclusive
 * @param validTo exclusive; null while open
 */
public record Party(
        PartyId number,
        String name,
        Set<MarketRole> roles,
        @Nullable PartyId balanceResponsible,
        Instant validFrom,
        @Nullable Instant validTo) {

    public Party {
        roles = Set.copyOf(roles);
    }

    public boolean isValidAt(Instant instant) {
        return !instant.isBefore(validFrom) && (validTo == null || instant.isBefore(validTo));
    }

    /** Whether the party may act in the role at the instant. */
    public boolean holds(MarketRole role, Instant instant) {
        return roles.contains(role) && isValidAt(instant);
    }
}
