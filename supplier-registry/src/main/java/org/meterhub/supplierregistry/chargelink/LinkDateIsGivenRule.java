package org.meterhub.supplierregistry.chargelink;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest.Link;
import org.meterhub.supplierregistry.rule.InputRule;

/** A link says from when it holds: E0H. */
@MarketRule(id = "link-date-is-given", codes = RejectionCode.DATA_NOT_AVAILABLE, sources = RuleSource.CHARGES)
final class LinkDateIsGivenRule implements InputRule<ChargeLinksRequest> {

    @Override
    public Optional<Rejection> judge(ChargeLinksRequest request) {
        for (Link link : request.links()) {
            if (link.from() == null) {
                return Optional.of(
                        RejectionCode.DATA_NOT_AVAILABLE.at(LinkFields.START, "the effective date is missing"));
            }
        }
        return Optional.empty();
    }
}
