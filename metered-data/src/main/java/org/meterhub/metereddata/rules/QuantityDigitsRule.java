package org.meterhub.metereddata.rules;

import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.SubmittedSeries;

/** No quantity has more than ten digits before its decimal point, the sign not counted: E86. */
@MarketRule(id = "quantity-digits", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.METERED_DATA)
public final class QuantityDigitsRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase seriesCase) {
        SubmittedSeries series = seriesCase.series();
        byte[] states = series.quantityStates();
        return PositionList.of(series, i -> (states[i] & SubmittedSeries.TOO_MANY_DIGITS) != 0)
                .reject(
                        RejectionCode.VALUE_INCORRECT,
                        SeriesFields.QUANTITY,
                        "found a quantity that is no number of at most ten digits before the decimal point");
    }
}
