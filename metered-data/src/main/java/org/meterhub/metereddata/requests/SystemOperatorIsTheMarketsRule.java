package org.meterhub.metereddata.requests;

import java.util.List;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** Who asks as system operator is that of the market: D26. It may see every metering point. */
@MarketRule(
        id = "system-operator-is-the-markets",
        codes = RejectionCode.SYSTEM_OPERATOR_UNAUTHORISED,
        sources = RuleSource.VALUES_REQUEST)
public final class SystemOperatorIsTheMarketsRule implements DataRequestRule {

    @Override
    public List<Rejection> check(RequestCase requested) {
        DataRequest request = requested.request();
        if (request.role() != MarketRole.SYSTEM_OPERATOR
                || request.requester().equals(requested.profile().meteredData().systemOperator())) {
            return List.of();
        }
        return List.of(RejectionCode.SYSTEM_OPERATOR_UNAUTHORISED.at(
                DataRequestFields.SENDER, "the sender is not the system operator of this market"));
    }
}
