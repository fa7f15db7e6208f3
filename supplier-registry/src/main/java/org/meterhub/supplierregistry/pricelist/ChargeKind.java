package org.meterhub.supplierregistry.pricelist;

import java.util.EnumSet;
import java.util.Set;
import org.meterhub.marketmodel.MarketCode;

/** What kind of charge it is (docs/concepts/settlement.md#what-is-charged), with the code of documents. The codes are stored. */
public enum ChargeKind implements MarketCode {
    /** So much a month for each piece. */
    SUBSCRIPTION("D01", EnumSet.of(PriceStep.MONTH)),
    /** So much for each piece, once. */
    FEE("D02", EnumSet.of(PriceStep.MONTH)),
    /** So much for each kilowatt-hour. */
    TARIFF("D03", EnumSet.of(PriceStep.QUARTER, PriceStep.HOUR, PriceStep.DAY));

    private final String code;
    private final Set<PriceStep> steps;

    ChargeKind(String code, Set<PriceStep> steps) {
        this.code = code;
        this.steps = steps;
    }

    @Override
    public String code() {
        return code;
    }

    /** The steps that its prices may have. */
    public Set<PriceStep> steps() {
        return EnumSet.copyOf(steps);
    }
}
