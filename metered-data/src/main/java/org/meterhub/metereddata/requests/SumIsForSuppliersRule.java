package org.meterhub.metereddata.requests;

import java.util.List;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** A yearly sum is asked for by a supplier: E16. */
@MarketRule(
        id = "sum-is-for-suppliers",
        codes = RejectionCode.SUPPLIER_UNAUTHORISED,
        sources = RuleSource.YEARLY_SUM_REQUEST)
public final class SumIsForSuppliersRule implements DataRequestRule {

    @Override
    public List<Rejection> check(RequestCase requested) {
        return requested.request().role() == MarketRole.ENERGY_SUPPLIER
                ? List.of()
                : List.of(RejectionCode.SUPPLIER_UNAUTHORISED.at(
                        DataRequestFields.SENDER_ROLE,
                        "found " + requested.request().role().code() + ", expected "
                                + MarketRole.ENERGY_SUPPLIER.code()));
    }
}
