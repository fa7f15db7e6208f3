package org.meterhub.supplierregistry.chargelink;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest.Link;
import org.meterhub.supplierregistry.rule.InputRule;

/** A link names owner, type and code of its charge: E0H. */
@MarketRule(id = "linked-charge-is-named", codes = RejectionCode.DATA_NOT_AVAILABLE, sources = RuleSource.CHARGES)
final class LinkedChargeIsNamedRule implements InputRule<ChargeLinksRequest> {

    @Override
    public Optional<Rejection> judge(ChargeLinksRequest request) {
        for (Link link : request.links()) {
            if (link.owner().isBlank()
                    || link.typeCode().isBlank()
                    || link.chargeCode().isBlank()) {
                return Optional.of(RejectionCode.DATA_NOT_AVAILABLE.at(
                        LinkFields.CHARGE, "owner, type or code of the charge is missing"));
            }
        }
        return Optional.empty();
    }
}
