package org.meterhub.supplierregistry.pricelist;

import java.util.List;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** All series of prices of a charge have the same step: D23. */
@MarketRule(id = "prices-have-one-step", codes = RejectionCode.RESOLUTION_INCORRECT, sources = RuleSource.CHARGES)
final class PricesHaveOneStepRule implements InputRule<ChargePricesRequest> {

    @Override
    public Optional<Rejection> judge(ChargePricesRequest request) {
        List<String> steps = request.resolutions();
        return steps.size() <= 1
                ? Optional.empty()
                : Optional.of(RejectionCode.RESOLUTION_INCORRECT.at(
                        ChargeFields.RESOLUTION,
                        "a charge has prices by one step, and not by " + String.join(" and ", steps)));
    }
}
