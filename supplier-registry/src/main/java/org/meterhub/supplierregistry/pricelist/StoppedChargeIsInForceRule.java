package org.meterhub.supplierregistry.pricelist;

import java.time.Instant;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;

/** What is stopped is in force, or would be later: D14. */
@MarketRule(id = "stopped-charge-is-in-force", codes = RejectionCode.CHARGE, sources = RuleSource.CHARGES)
final class StoppedChargeIsInForceRule implements DomainRule<ChargeInformationRequest, ChargeFacts> {

    @Override
    public Optional<Rejection> judge(ChargeInformationRequest request, ChargeFacts facts) {
        ChargeRecord charge = facts.charge();
        boolean known = charge != null
                && charge.periods().stream().anyMatch(period -> {
                    Instant end = period.validTo();
                    return end == null || end.isAfter(request.validFrom());
                });
        if (!request.isStop() || known) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.CHARGE.at(ChargeFields.CODE, "there is no such charge to stop at the date"));
    }
}
