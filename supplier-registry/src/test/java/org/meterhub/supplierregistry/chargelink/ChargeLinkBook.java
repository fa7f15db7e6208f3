package org.meterhub.supplierregistry.chargelink;

import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.rule.RuleBook;

/** The rules of charge links, for the scenarios. */
public final class ChargeLinkBook {

    private ChargeLinkBook() {}

    public static RuleBook<?, ?> book() {
        return ChargeLinkRules.of(TwoGridAreasMarket.PROFILE);
    }
}
