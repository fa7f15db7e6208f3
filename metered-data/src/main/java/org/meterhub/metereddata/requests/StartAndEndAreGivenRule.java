package org.meterhub.metereddata.requests;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** Start and end are given, or neither where a yearly sum is asked for: E50, once for each that is missing. */
@MarketRule(id = "start-and-end-are-given", codes = RejectionCode.PERIOD_INVALID, sources = RuleSource.VALUES_REQUEST)
public final class StartAndEndAreGivenRule implements DataRequestRule {

    @Override
    public List<Rejection> check(RequestCase requested) {
        DataRequest request = requested.request();
        if (request.kind() == DataRequest.Kind.YEARLY_SUM && request.namesNoPeriod()) {
            return List.of();
        }
        List<Rejection> missing = new ArrayList<>(0);
        if (request.startText().isEmpty()) {
            missing.add(RejectionCode.PERIOD_INVALID.at(DataRequestFields.START, "the start is missing"));
        }
        if (request.endText().isEmpty()) {
            missing.add(RejectionCode.PERIOD_INVALID.at(DataRequestFields.END, "the end is missing"));
        }
        return missing;
    }
}
