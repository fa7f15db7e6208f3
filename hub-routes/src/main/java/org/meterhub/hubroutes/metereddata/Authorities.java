package org.meterhub.hubroutes.metereddata;

import org.jspecify.annotations.Nullable;
import org.meterhub.database.UnitOfWork;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteredDataTerms;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.metereddata.Forwarding;
import org.meterhub.supplierregistry.Parties;

/** The receivers of values beside suppliers and grid companies: those of the market that the registry has, so that nothing is sent where no mailbox is. */
final class Authorities {

    private final MeteredDataTerms terms;
    private final Parties parties;
    private final Forwarding withoutAny;

    Authorities(MarketProfile profile, Parties parties) {
        this.terms = profile.meteredData();
        this.parties = parties;
        this.withoutAny = new Forwarding(profile.calendar());
    }

    /** Who gets which values now. */
    Forwarding forwarding(UnitOfWork unit) {
        if (terms.systemOperator() == null && terms.energyAgency() == null) {
            return withoutAny;
        }
        return new Forwarding(
                withoutAny.calendar(),
                registered(unit, terms.systemOperator(), MarketRole.SYSTEM_OPERATOR),
                registered(unit, terms.energyAgency(), MarketRole.ENERGY_AGENCY));
    }

    private @Nullable PartyId registered(UnitOfWork unit, @Nullable PartyId party, MarketRole role) {
        return party != null && parties.roles(unit, party).contains(role) ? party : null;
    }
}
