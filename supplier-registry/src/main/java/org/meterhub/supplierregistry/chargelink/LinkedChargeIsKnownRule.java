package org.meterhub.supplierregistry.chargelink;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest.Link;
import org.meterhub.supplierregistry.rule.DomainRule;

/** The charge exists: E0I. */
@MarketRule(
        id = "linked-charge-is-known",
        codes = RejectionCode.GRID_COMPANY_UNAUTHORISED,
        sources = RuleSource.CHARGES)
final class LinkedChargeIsKnownRule implements DomainRule<ChargeLinksRequest, ChargeLinkFacts> {

    @Override
    public Optional<Rejection> judge(ChargeLinksRequest request, ChargeLinkFacts facts) {
        for (Link link : request.links()) {
            if (!facts.charges().containsKey(link)) {
                return Optional.of(RejectionCode.GRID_COMPANY_UNAUTHORISED.at(
                        LinkFields.CHARGE, "there is no charge " + link.chargeCode() + " of this owner and type"));
            }
        }
        return Optional.empty();
    }
}
