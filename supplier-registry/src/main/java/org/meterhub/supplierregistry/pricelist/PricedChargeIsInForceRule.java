package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;

/** The charge is there over all the time that prices are told for: D14. */
@MarketRule(id = "priced-charge-is-in-force", codes = RejectionCode.CHARGE, sources = RuleSource.CHARGES)
final class PricedChargeIsInForceRule implements DomainRule<ChargePricesRequest, ChargeFacts> {

    @Override
    public Optional<Rejection> judge(ChargePricesRequest request, ChargeFacts facts) {
        ChargeRecord charge = facts.charge();
        boolean inForce = charge != null
                && request.series().stream()
                        .flatMap(series -> series.interval().stream())
                        .allMatch(interval -> charge.isInForce(interval.from(), interval.to()));
        if (inForce) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.CHARGE.at(
                ChargeFields.CODE,
                charge == null ? "there is no such charge" : "the charge is not in force over all of the interval"));
    }
}
