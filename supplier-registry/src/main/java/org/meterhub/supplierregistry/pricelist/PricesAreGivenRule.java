package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** Prices are there, with their interval: E0H. */
@MarketRule(id = "prices-are-given", codes = RejectionCode.DATA_NOT_AVAILABLE, sources = RuleSource.CHARGES)
final class PricesAreGivenRule implements InputRule<ChargePricesRequest> {

    @Override
    public Optional<Rejection> judge(ChargePricesRequest request) {
        boolean given = !request.series().isEmpty()
                && request.series().stream().allMatch(series -> series.from() != null && series.to() != null);
        if (given) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.DATA_NOT_AVAILABLE.at(
                ChargeFields.SERIES, "there are no prices, or their interval is missing"));
    }
}
