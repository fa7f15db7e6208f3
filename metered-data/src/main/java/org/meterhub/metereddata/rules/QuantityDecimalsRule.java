package org.meterhub.metereddata.rules;

import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.SubmittedSeries;

/** No quantity has more than three decimals, zeros at its end not counted: E51. */
@MarketRule(id = "quantity-decimals", codes = RejectionCode.DECIMALS, sources = RuleSource.METERED_DATA)
public final class QuantityDecimalsRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase seriesCase) {
        SubmittedSeries series = seriesCase.series();
        byte[] states = series.quantityStates();
        return PositionList.of(series, i -> (states[i] & SubmittedSeries.TOO_MANY_DECIMALS) != 0)
                .reject(
                        RejectionCode.DECIMALS,
                        SeriesFields.QUANTITY,
                        "found a quantity with more than three decimals");
    }
}
