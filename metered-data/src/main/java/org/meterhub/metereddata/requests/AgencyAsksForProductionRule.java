package org.meterhub.metereddata.requests;

import java.util.List;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** The market's energy agency, and nobody else in its role, asks for production (E18) or renewable production (D01): D11. */
@MarketRule(
        id = "agency-asks-for-production",
        codes = RejectionCode.SEARCH_COMBINATION,
        sources = RuleSource.VALUES_REQUEST)
public final class AgencyAsksForProductionRule implements DataRequestRule {

    @Override
    public List<Rejection> check(RequestCase requested) {
        return requested.isShutOut(MarketRole.ENERGY_AGENCY)
                ? List.of(RejectionCode.SEARCH_COMBINATION.at(
                        DataRequestFields.METERING_POINT,
                        "the energy agency may ask for metering points of types E18 and D01"))
                : List.of();
    }
}
