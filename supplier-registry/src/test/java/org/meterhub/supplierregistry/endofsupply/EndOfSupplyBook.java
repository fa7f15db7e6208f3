package org.meterhub.supplierregistry.endofsupply;

import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.rule.RuleBook;

/** The rules of ends of supply, for the scenarios. */
public final class EndOfSupplyBook {

    private EndOfSupplyBook() {}

    public static RuleBook<?, ?> endOfSupply() {
        return EndOfSupplyRules.ofEndOfSupply(TwoGridAreasMarket.PROFILE);
    }

    public static RuleBook<?, ?> moveOut() {
        return EndOfSupplyRules.ofMoveOut(TwoGridAreasMarket.PROFILE);
    }
}
