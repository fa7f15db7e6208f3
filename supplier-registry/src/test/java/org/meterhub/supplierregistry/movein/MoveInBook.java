package org.meterhub.supplierregistry.movein;

import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.rule.RuleBook;

/** The rules of a move-in, for the scenarios. */
public final class MoveInBook {

    private MoveInBook() {}

    public static RuleBook<?, ?> book() {
        return MoveInRules.of(TwoGridAreasMarket.PROFILE);
    }
}
