package org.meterhub.supplierregistry.pricelist;

import java.util.Comparator;
import org.meterhub.marketmodel.PartyId;

/**
 * Names a charge: codes are unique per owner and kind.
 *
 * @param code the owner's code for it, at most ten characters
 * @param owner the grid company or system operator that it belongs to
 */
public record ChargeKey(String code, PartyId owner, ChargeKind kind) implements Comparable<ChargeKey> {

    private static final Comparator<ChargeKey> ORDER = Comparator.comparing(
                    (ChargeKey key) -> key.owner().value())
            .thenComparing(ChargeKey::kind)
            .thenComparing(ChargeKey::code);

    @Override
    public int compareTo(ChargeKey other) {
        return ORDER.compare(this, other);
    }
}
