package org.meterhub.supplierregistry.chargelink;

import java.time.Instant;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest.Link;
import org.meterhub.supplierregistry.pricelist.ChargeRecord;
import org.meterhub.supplierregistry.rule.DomainRule;

/** The charge is in force when the link begins: D14. Where the charge ends the link charges nothing. */
@MarketRule(id = "linked-charge-is-in-force", codes = RejectionCode.CHARGE, sources = RuleSource.DERIVED)
final class LinkedChargeIsInForceRule implements DomainRule<ChargeLinksRequest, ChargeLinkFacts> {

    @Override
    public Optional<Rejection> judge(ChargeLinksRequest request, ChargeLinkFacts facts) {
        for (Link link : request.links()) {
            ChargeRecord charge = facts.charges().get(link);
            Instant from = link.from();
            if (charge != null && from != null && !link.isEnd() && !charge.isInForce(from)) {
                return Optional.of(RejectionCode.CHARGE.at(
                        LinkFields.CHARGE, "charge " + link.chargeCode() + " is not in force at " + from));
            }
        }
        return Optional.empty();
    }
}
