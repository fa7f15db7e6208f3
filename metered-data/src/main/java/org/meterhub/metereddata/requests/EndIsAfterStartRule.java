package org.meterhub.metereddata.requests;

import java.time.Instant;
import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** The end is after the start: E50. */
@MarketRule(id = "end-is-after-start", codes = RejectionCode.PERIOD_INVALID, sources = RuleSource.VALUES_REQUEST)
public final class EndIsAfterStartRule implements DataRequestRule {

    @Override
    public List<Rejection> check(RequestCase requested) {
        Instant start = requested.request().start();
        Instant end = requested.request().end();
        if (start == null || end == null || start.isBefore(end)) {
            return List.of();
        }
        return List.of(RejectionCode.PERIOD_INVALID.at(
                DataRequestFields.END,
                "found start " + start + " and end " + end + ", expected the end after the start"));
    }
}
