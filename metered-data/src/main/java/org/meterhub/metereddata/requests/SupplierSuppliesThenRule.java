package org.meterhub.metereddata.requests;

import java.util.List;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** A supplier supplies the metering point, or its parent, at some time of the period: E16. It gets the values of that time and no others. */
@MarketRule(
        id = "supplier-supplies-then",
        codes = RejectionCode.SUPPLIER_UNAUTHORISED,
        sources = RuleSource.VALUES_REQUEST)
public final class SupplierSuppliesThenRule implements DataRequestRule {

    @Override
    public List<Rejection> check(RequestCase requested) {
        return requested.isShutOut(MarketRole.ENERGY_SUPPLIER)
                ? List.of(RejectionCode.SUPPLIER_UNAUTHORISED.at(
                        DataRequestFields.SENDER, "the sender does not supply the metering point in the period"))
                : List.of();
    }
}
