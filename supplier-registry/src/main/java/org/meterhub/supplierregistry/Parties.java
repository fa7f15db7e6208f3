package org.meterhub.supplierregistry;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.store.PartyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parties of the market, the grid areas they own, and the secrets they prove themselves with. */
public final class Parties {

    private static final Logger LOG = LoggerFactory.getLogger(Parties.class);
    private static final int SECRET_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final PartyStore store;
    private final Credentials credentials;
    private final SecureRandom random = new SecureRandom();

    Parties(PartyStore store) {
        this.store = store;
        this.credentials = new Credentials(store);
    }

    /** The credentials as this process has them in memory. */
    public Credentials credentials() {
        return credentials;
    }

    public Optional<Party> find(UnitOfWork unit, PartyId number) {
        return store.directory(unit).find(number);
    }

    /** All parties, in order of their number. */
    public List<Party> all(UnitOfWork unit) {
        return store.directory(unit).all().stream()
                .sorted(Comparator.comparing(Party::number))
                .toList();
    }

    /** The roles of a party; empty when it is unknown. */
    public Set<MarketRole> roles(UnitOfWork unit, PartyId number) {
        return find(unit, number).map(Party::roles).orElse(Set.of());
    }

    /** All grid areas, in order of their code. */
    public List<GridArea> gridAreas(UnitOfWork unit) {
        return List.copyOf(store.directory(unit).areas());
    }

    /** The grid company that owns the area; empty when the area is unknown. */
    public Optional<PartyId> ownerOf(UnitOfWork unit, GridAreaCode area) {
        return store.directory(unit).find(area).map(GridArea::gridCompany);
    }

    /**
     * Whether the secret is that of the party with this number, by the database. Takes as long for an unknown party as for a wrong secret.
     *
     * @param number as the party typed it, perhaps no number at all
     * @param secret as {@link #rotateCredential} gave it
     */
    public boolean authenticate(UnitOfWork unit, String number, String secret) {
        return Credentials.matches(store.credentials(unit, number), secret);
    }

    /**
     * Gives the party a new secret; the earlier ones end at once. The secret is given back here and never again: only its hash is kept.
     *
     * @throws IllegalArgumentException when the party is unknown
     */
    public String rotateCredential(UnitOfWork unit, PartyId number, Instant now) {
        byte[] secretBytes = new byte[SECRET_BYTES];
        random.nextBytes(secretBytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(secretBytes);
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = Credentials.hash(salt, secret);
        store.replaceCredential(unit, number, salt, hash, now);
        unit.afterCommit(() -> credentials.rotated(number.value(), new PartyStore.StoredCredential(salt, hash)));
        LOG.info("party {} has a new credential; earlier ones are revoked", number);
        return secret;
    }
}
