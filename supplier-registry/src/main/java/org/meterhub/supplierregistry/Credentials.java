package org.meterhub.supplierregistry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meterhub.database.UnitOfWork;
import org.meterhub.supplierregistry.store.PartyStore;
import org.meterhub.supplierregistry.store.PartyStore.StoredCredential;

/**
 * The parties' credentials in memory, so that no login waits for the database, or fails while that is away. What is kept is what the database keeps:
 * salted hashes. A rotation in this process counts from its commit; what another process or an operator's SQL changes counts from the next
 * {@link #refresh}.
 *
 * <p>There is no lock-out after wrong secrets: it would let anybody lock a party out. Secrets have 256 random bits, and comparing one costs a single
 * round of SHA-256, so that neither guessing nor asking often gains anything.
 */
public final class Credentials {

    private static final int SECRET_BYTES = 32;
    private static final int SALT_BYTES = 16;

    /** Longer secrets are never ours; hashing megabytes for a stranger is refused. */
    private static final int SECRET_LENGTH_MAX = 200;

    /** Compared with where there is no party or no credential, so that the answer takes as long as for a wrong secret. */
    private static final StoredCredential NOBODYS = new StoredCredential(new byte[SALT_BYTES], new byte[SECRET_BYTES]);

    private final PartyStore store;
    private volatile Map<String, List<StoredCredential>> known = Map.of();
    private long revision = Long.MIN_VALUE;
    private long rotations;

    Credentials(PartyStore store) {
        this.store = store;
    }

    /**
     * Whether the secret is that of the party with this number, as far as this process knows. Takes as long for an unknown party as for a wrong secret.
     *
     * @param number as the party typed it, perhaps no number at all
     * @param secret as {@link Parties#rotateCredential} gave it
     */
    public boolean authenticate(String number, String secret) {
        return matches(known.getOrDefault(number, List.of()), secret);
    }

    static boolean matches(List<StoredCredential> stored, String secret) {
        if (secret.length() > SECRET_LENGTH_MAX) {
            return false;
        }
        boolean matched = false;
        for (StoredCredential credential : stored.isEmpty() ? List.of(NOBODYS) : stored) {
            matched |= MessageDigest.isEqual(hash(credential.salt(), secret), credential.secretSha256());
        }
        return matched && !stored.isEmpty();
    }

    /**
     * Reads them anew when their revision has risen.
     *
     * @return numbers of the parties whose earlier secrets have ended; what they have open is to be closed
     */
    public Set<String> refresh(UnitOfWork unit) {
        long rotationsBefore = rotations();
        long found = store.revisionOf(unit);
        if (isKnown(found)) {
            return Set.of();
        }
        Map<String, List<StoredCredential>> read = store.allCredentials(unit);
        return replace(found, read, rotationsBefore);
    }

    private synchronized long rotations() {
        return rotations;
    }

    private synchronized boolean isKnown(long found) {
        return found == revision;
    }

    private synchronized Set<String> replace(
            long found, Map<String, List<StoredCredential>> read, long rotationsBefore) {
        if (rotations != rotationsBefore) {
            // What was read may be older than what a rotation has written meanwhile; the next refresh reads again.
            return Set.of();
        }
        Set<String> ended = new HashSet<>();
        known.forEach((number, before) -> {
            List<StoredCredential> after = read.getOrDefault(number, List.of());
            if (!before.stream().allMatch(one -> after.stream().anyMatch(other -> same(one, other)))) {
                ended.add(number);
            }
        });
        known = Map.copyOf(read);
        revision = found;
        return ended;
    }

    /** A rotation of this process is committed. */
    synchronized void rotated(String number, StoredCredential credential) {
        rotations++;
        Map<String, List<StoredCredential>> changed = new HashMap<>(known);
        changed.put(number, List.of(credential));
        known = Map.copyOf(changed);
    }

    private static boolean same(StoredCredential one, StoredCredential other) {
        return MessageDigest.isEqual(one.salt(), other.salt())
                && MessageDigest.isEqual(one.secretSha256(), other.secretSha256());
    }

    /**
     * One round of salted SHA-256. Slow password hashes defend secrets that people choose; this one has 256 random bits, which nobody can search,
     * and every connection to the broker must check it quickly.
     */
    static byte[] hash(byte[] salt, String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(salt);
            return sha256.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
