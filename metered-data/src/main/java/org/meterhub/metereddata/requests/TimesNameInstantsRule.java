package org.meterhub.metereddata.requests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** A start or end that is given names an instant, which the schema does not demand: D66, once for each that does not. */
@MarketRule(id = "times-name-instants", codes = RejectionCode.FORMAT_ILLEGAL, sources = RuleSource.CODE_LIST)
public final class TimesNameInstantsRule implements DataRequestRule {

    @Override
    public List<Rejection> check(RequestCase requested) {
        List<Rejection> faults = new ArrayList<>(0);
        DataRequest request = requested.request();
        check(DataRequestFields.START, request.startText(), request.start(), faults);
        check(DataRequestFields.END, request.endText(), request.end(), faults);
        return faults;
    }

    private static void check(String field, String text, @Nullable Instant instant, List<Rejection> faults) {
        if (!text.isEmpty() && instant == null) {
            faults.add(RejectionCode.FORMAT_ILLEGAL.at(
                    field, "'" + text + "' names no instant of the market's calendar, or its zone is missing"));
        }
    }
}
