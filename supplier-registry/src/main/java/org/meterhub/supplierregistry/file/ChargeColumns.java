package org.meterhub.supplierregistry.file;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.pricelist.ChargeKey;
import org.meterhub.supplierregistry.pricelist.ChargeKind;
import org.meterhub.supplierregistry.store.PartyDirectory;

/** The columns that name a charge in a file: its code, its type and its owner. */
final class ChargeColumns {

    /** A charge's code has at most so many characters (docs/reference/rules.md#price-lists). */
    private static final int CODE_LENGTH_MAX = 10;

    private ChargeColumns() {}

    /** Null when something is wrong with them, which is noted. @param from when the owner must hold a role that has charges; null when that is wrong */
    static @Nullable ChargeKey key(CsvRow row, PartyDirectory directory, @Nullable Instant from) {
        String code = row.text("code", CODE_LENGTH_MAX);
        ChargeKind kind = row.code("type", ChargeKind.class);
        PartyId owner = row.party("owner");
        if (owner != null && from != null && !mayOwn(directory, owner, from)) {
            row.wrong("owner", "a grid company (DDM) or system operator (EZ) registered from that day on");
            return null;
        }
        return code == null || kind == null || owner == null ? null : new ChargeKey(code, owner, kind);
    }

    private static boolean mayOwn(PartyDirectory directory, PartyId owner, Instant from) {
        return holds(directory, owner, MarketRole.GRID_COMPANY, from)
                || holds(directory, owner, MarketRole.SYSTEM_OPERATOR, from);
    }

    static boolean holds(PartyDirectory directory, PartyId number, MarketRole role, Instant from) {
        Party party = directory.find(number).orElse(null);
        return party != null && party.holds(role, from);
    }
}
