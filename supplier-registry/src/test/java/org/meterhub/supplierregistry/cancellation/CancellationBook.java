package org.meterhub.supplierregistry.cancellation;

import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.rule.RuleBook;

/** The rules of a cancellation, for the scenarios. */
public final class CancellationBook {

    private CancellationBook() {}

    public static RuleBook<?, ?> book() {
        return CancellationRules.all(TwoGridAreasMarket.PROFILE.checkDigits());
    }
}
