package org.meterhub.supplierregistry.pricelist;

import java.math.BigDecimal;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.pricelist.ChargePricesRequest.Point;
import org.meterhub.supplierregistry.pricelist.ChargePricesRequest.Series;
import org.meterhub.supplierregistry.rule.InputRule;

/** A price is below a million, whichever its sign: E90. Who feeds in may be paid: a price may be negative. */
@MarketRule(id = "price-is-plausible", codes = RejectionCode.IMPLAUSIBLE, sources = RuleSource.CHARGES)
final class PriceIsPlausibleRule implements InputRule<ChargePricesRequest> {

    private static final BigDecimal PRICE_MAX_EXCLUSIVE = BigDecimal.valueOf(1_000_000);

    @Override
    public Optional<Rejection> judge(ChargePricesRequest request) {
        for (Series series : request.series()) {
            for (Point point : series.points()) {
                if (point.price().abs().compareTo(PRICE_MAX_EXCLUSIVE) >= 0) {
                    return Optional.of(RejectionCode.IMPLAUSIBLE.at(
                            ChargeFields.PRICE, "the price at position " + point.position() + " is a million or more"));
                }
            }
        }
        return Optional.empty();
    }
}
