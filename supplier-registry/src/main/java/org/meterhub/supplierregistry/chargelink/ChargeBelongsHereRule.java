package org.meterhub.supplierregistry.chargelink;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest.Link;
import org.meterhub.supplierregistry.pricelist.ChargeRecord;
import org.meterhub.supplierregistry.rule.DomainRule;

/** A metering point pays charges of its own grid company and of system operators, and of nobody else: E0I. */
@MarketRule(id = "charge-belongs-here", codes = RejectionCode.GRID_COMPANY_UNAUTHORISED, sources = RuleSource.DERIVED)
final class ChargeBelongsHereRule implements DomainRule<ChargeLinksRequest, ChargeLinkFacts> {

    @Override
    public Optional<Rejection> judge(ChargeLinksRequest request, ChargeLinkFacts facts) {
        PartyId gridCompany = facts.gridCompany();
        Set<PartyId> owners = facts.systemOperators();
        for (Link link : request.links()) {
            ChargeRecord charge = facts.charges().get(link);
            if (gridCompany == null || charge == null) {
                continue;
            }
            PartyId owner = charge.key().owner();
            // Of its own charges a sender hears from another rule whether it may link them.
            if (!owner.equals(gridCompany) && !owner.equals(request.sender()) && !owners.contains(owner)) {
                return Optional.of(RejectionCode.GRID_COMPANY_UNAUTHORISED.at(
                        LinkFields.CHARGE, "the charge is another grid company's"));
            }
        }
        return Optional.empty();
    }
}
