package org.meterhub.metereddata.requests;

import java.util.List;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** A grid company meters the point, or borders on it, at some time of the period: E0I. It gets the values of that time and no others. */
@MarketRule(
        id = "grid-company-meters-then",
        codes = RejectionCode.GRID_COMPANY_UNAUTHORISED,
        sources = RuleSource.VALUES_REQUEST)
public final class GridCompanyMetersThenRule implements DataRequestRule {

    @Override
    public List<Rejection> check(RequestCase requested) {
        return requested.isShutOut(MarketRole.GRID_COMPANY, MarketRole.METERED_DATA_RESPONSIBLE)
                ? List.of(RejectionCode.GRID_COMPANY_UNAUTHORISED.at(
                        DataRequestFields.SENDER,
                        "the metering point is in none of the sender's grid areas in the period"))
                : List.of();
    }
}
