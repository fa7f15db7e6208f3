package org.meterhub.supplierregistry.chargelink;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.RequestFields;

/**
 * Links are made by the grid company of the metering point, and by a system operator of its own charges: E0I (who may beside the grid company is [derived]).
 */
@MarketRule(
        id = "sender-may-link",
        codes = RejectionCode.GRID_COMPANY_UNAUTHORISED,
        sources = {RuleSource.CHARGES, RuleSource.DERIVED})
final class SenderMayLinkRule implements DomainRule<ChargeLinksRequest, ChargeLinkFacts> {

    @Override
    public Optional<Rejection> judge(ChargeLinksRequest request, ChargeLinkFacts facts) {
        PartyId gridCompany = facts.gridCompany();
        if (gridCompany == null || gridCompany.equals(request.sender())) {
            return Optional.empty();
        }
        boolean ownCharges = facts.systemOperators().contains(request.sender())
                && request.links().stream()
                        .allMatch(link -> link.owner().equals(request.sender().value()));
        if (ownCharges) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.GRID_COMPANY_UNAUTHORISED.at(
                RequestFields.METERING_POINT, "the sender is not the grid company of the metering point"));
    }
}
