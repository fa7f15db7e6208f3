package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** Tariffs have prices by the quarter, the hour or the day, subscriptions and fees by the month: D23. */
@MarketRule(
        id = "price-step-fits-type",
        codes = RejectionCode.RESOLUTION_INCORRECT,
        sources = {RuleSource.CHARGES, RuleSource.SETTLEMENT})
final class PriceStepFitsTypeRule implements InputRule<ChargeRequest> {

    @Override
    public Optional<Rejection> judge(ChargeRequest request) {
        Optional<ChargeKind> kind = request.kind();
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        return request.resolutions().stream()
                .filter(code -> ChargeRequest.step(code)
                        .filter(kind.get().steps()::contains)
                        .isEmpty())
                .findFirst()
                .map(code -> RejectionCode.RESOLUTION_INCORRECT.at(
                        ChargeFields.RESOLUTION,
                        "a charge of type " + kind.get().code() + " cannot have prices by " + code));
    }
}
