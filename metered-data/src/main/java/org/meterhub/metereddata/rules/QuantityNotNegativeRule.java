package org.meterhub.metereddata.rules;

import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.SubmittedSeries;

/** No quantity is below zero: E86. */
@MarketRule(id = "quantity-not-negative", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.METERED_DATA)
public final class QuantityNotNegativeRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase seriesCase) {
        SubmittedSeries series = seriesCase.series();
        byte[] states = series.quantityStates();
        return PositionList.of(series, i -> (states[i] & SubmittedSeries.NEGATIVE) != 0)
                .reject(RejectionCode.VALUE_INCORRECT, SeriesFields.QUANTITY, "found a quantity below zero");
    }
}
