package org.meterhub.metereddata.requests;

import java.util.List;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** The metering point's number is one, by the market's way with check digits: E10. */
@MarketRule(id = "point-number-is-valid", codes = RejectionCode.METERING_POINT_UNKNOWN, sources = RuleSource.CODE_LIST)
public final class PointNumberIsValidRule implements DataRequestRule {

    @Override
    public List<Rejection> check(RequestCase requested) {
        String number = requested.request().meteringPoint();
        if (Gsrn.isValid(number, requested.profile().checkDigits())) {
            return List.of();
        }
        return List.of(RejectionCode.METERING_POINT_UNKNOWN.at(
                DataRequestFields.METERING_POINT, "found " + number + ", expected 18 digits with a GS1 check digit"));
    }
}
