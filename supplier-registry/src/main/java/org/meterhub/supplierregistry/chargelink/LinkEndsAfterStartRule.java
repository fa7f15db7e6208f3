package org.meterhub.supplierregistry.chargelink;

import java.time.Instant;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest.Link;
import org.meterhub.supplierregistry.rule.InputRule;

/** A link does not end before it begins; where it ends as it begins it is taken back: E50. */
@MarketRule(id = "link-ends-after-start", codes = RejectionCode.PERIOD_INVALID, sources = RuleSource.DERIVED)
final class LinkEndsAfterStartRule implements InputRule<ChargeLinksRequest> {

    @Override
    public Optional<Rejection> judge(ChargeLinksRequest request) {
        for (Link link : request.links()) {
            Instant from = link.from();
            Instant to = link.to();
            if (from != null && to != null && to.isBefore(from)) {
                return Optional.of(RejectionCode.PERIOD_INVALID.at(LinkFields.END, "the link ends before it begins"));
            }
        }
        return Optional.empty();
    }
}
