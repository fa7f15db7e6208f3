package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** An owner speaks of its own charges: E0I. */
@MarketRule(
        id = "charge-owner-is-sender",
        codes = RejectionCode.GRID_COMPANY_UNAUTHORISED,
        sources = RuleSource.CHARGES)
final class ChargeOwnerIsSenderRule implements InputRule<ChargeRequest> {

    @Override
    public Optional<Rejection> judge(ChargeRequest request) {
        if (request.owner().equals(request.sender().value())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.GRID_COMPANY_UNAUTHORISED.at(
                ChargeFields.OWNER, "the owner must be the sender, " + request.sender()));
    }
}
