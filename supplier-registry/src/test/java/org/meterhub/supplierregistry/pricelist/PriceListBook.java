package org.meterhub.supplierregistry.pricelist;

import org.meterhub.supplierregistry.TwoGridAreasMarket;
import org.meterhub.supplierregistry.rule.RuleBook;

/** The rules of price lists, for the scenarios. */
public final class PriceListBook {

    private PriceListBook() {}

    public static RuleBook<?, ?> information() {
        return PriceListRules.ofInformation(TwoGridAreasMarket.PROFILE);
    }

    public static RuleBook<?, ?> prices() {
        return PriceListRules.ofPrices(TwoGridAreasMarket.PROFILE);
    }
}
