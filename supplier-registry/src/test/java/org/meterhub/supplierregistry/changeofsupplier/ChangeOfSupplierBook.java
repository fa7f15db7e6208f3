package org.meterhub.supplierregistry.changeofsupplier;

import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.rule.RuleBook;

/** The rules of a change of supplier, for the scenarios. */
public final class ChangeOfSupplierBook {

    private ChangeOfSupplierBook() {}

    public static RuleBook<?, ?> book() {
        return ChangeOfSupplierRules.of(TwoGridAreasMarket.PROFILE);
    }
}
