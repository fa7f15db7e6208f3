package org.meterhub.supplierregistry.pricelist;

import java.time.Instant;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.pricelist.ChargePricesRequest.Series;
import org.meterhub.supplierregistry.rule.InputRule;

/** Each series ends after it begins, and the next begins where it ends: E50. */
@MarketRule(id = "price-series-follow-one-another", codes = RejectionCode.PERIOD_INVALID, sources = RuleSource.DERIVED)
final class PriceSeriesFollowOneAnotherRule implements InputRule<ChargePricesRequest> {

    @Override
    public Optional<Rejection> judge(ChargePricesRequest request) {
        Instant reached = null;
        for (Series series : request.series()) {
            Instant from = series.from();
            Instant to = series.to();
            if (from == null || to == null) {
                continue;
            }
            if (!from.isBefore(to) || (reached != null && !reached.equals(from))) {
                return Optional.of(RejectionCode.PERIOD_INVALID.at(
                        ChargeFields.INTERVAL, "the series of prices do not follow one another"));
            }
            reached = to;
        }
        return Optional.empty();
    }
}
