package org.meterhub.messageschemas;

import java.util.Optional;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/**
 * Sender or receiver as a header names it, not yet judged.
 *
 * @param id its number; {@link CodedId#ABSENT} where the header names none
 * @param roleCode the code of its role; empty where the header names none
 */
public record PartyInDocument(CodedId id, String roleCode) {

    public static PartyInDocument of(PartyId party, MarketRole role) {
        return new PartyInDocument(CodedId.of(party), role.code());
    }

    /** The number, when it is a GLN or EIC with a right check digit. */
    public Optional<PartyId> party() {
        return PartyId.parse(id.value());
    }

    /** The role, when it is one of the market's. */
    public Optional<MarketRole> role() {
        return MarketCode.find(MarketRole.class, roleCode);
    }
}
