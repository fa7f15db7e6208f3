package org.meterhub.metereddata.rules;

import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.PlausibilityLimits;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.metereddata.MeteredPointPeriod;
import org.meterhub.metereddata.SubmittedSeries;

/** Every quantity is below what a metering point of its type can have in a step: E90. The limits are the market's; most types have none. */
@MarketRule(id = "quantity-plausible", codes = RejectionCode.IMPLAUSIBLE, sources = RuleSource.PLAUSIBILITY)
public final class QuantityPlausibleRule implements SeriesRule {

    private static final long THOUSANDTHS = 1_000;

    @Override
    public List<Rejection> check(SeriesCase seriesCase) {
        long limitKwh = limitKwh(seriesCase);
        if (limitKwh == Long.MAX_VALUE) {
            return List.of();
        }
        SubmittedSeries series = seriesCase.series();
        long limit = limitKwh * THOUSANDTHS;
        String expected =
                seriesCase.isSentByOwner() ? "expected less than " + limitKwh + " " + series.unitCode() + ", " : "";
        return PositionList.of(
                        series,
                        i -> series.quantityStates()[i] == SubmittedSeries.EXACT && series.quantities()[i] >= limit)
                .reject(RejectionCode.IMPLAUSIBLE, SeriesFields.QUANTITY, expected + "found more than is plausible");
    }

    /** The narrowest of what the period touches: which step belongs to which stretch is not worth asking for limits so wide. */
    private static long limitKwh(SeriesCase seriesCase) {
        long narrowest = Long.MAX_VALUE;
        for (MeteredPointPeriod stretch : seriesCase.concerned()) {
            narrowest = Math.min(
                    narrowest,
                    limitKwh(stretch, seriesCase.profile().meteredData().plausible()));
        }
        return narrowest;
    }

    private static long limitKwh(MeteredPointPeriod stretch, PlausibilityLimits limits) {
        return switch (stretch.type()) {
            case CONSUMPTION ->
                stretch.settlementMethod() == SettlementMethod.NON_PROFILED
                        ? limits.nonProfiledConsumptionKwh()
                        : limits.consumptionKwh();
            case PRODUCTION -> limits.productionKwh();
            case EXCHANGE -> limits.exchangeKwh();
            default -> Long.MAX_VALUE;
        };
    }
}
