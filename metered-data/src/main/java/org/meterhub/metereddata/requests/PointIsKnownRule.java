package org.meterhub.metereddata.requests;

import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** The metering point is known at some time of the period: E10. */
@MarketRule(id = "point-is-known", codes = RejectionCode.METERING_POINT_UNKNOWN, sources = RuleSource.CODE_LIST)
public final class PointIsKnownRule implements DataRequestRule {

    @Override
    public List<Rejection> check(RequestCase requested) {
        if (requested.period().isEmpty() || !requested.concerned().isEmpty()) {
            return List.of();
        }
        return List.of(RejectionCode.METERING_POINT_UNKNOWN.at(
                DataRequestFields.METERING_POINT,
                "found " + requested.request().meteringPoint() + ", which is not known in the period"));
    }
}
