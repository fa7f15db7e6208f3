package org.meterhub.supplierregistry.customerdata;

import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.rule.RuleBook;

/** The rules of customer data, for the scenarios. */
public final class CustomerDataBook {

    private CustomerDataBook() {}

    public static RuleBook<?, ?> book() {
        return CustomerDataRules.of(TwoGridAreasMarket.PROFILE);
    }
}
