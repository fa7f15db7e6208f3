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

/** What is taken back is there: D14. */
@MarketRule(id = "link-to-end-is-known", codes = RejectionCode.CHARGE, sources = RuleSource.DERIVED)
final class LinkToEndIsKnownRule implements DomainRule<ChargeLinksRequest, ChargeLinkFacts> {

    @Override
    public Optional<Rejection> judge(ChargeLinksRequest request, ChargeLinkFacts facts) {
        for (Link link : request.links()) {
            Instant from = link.from();
            ChargeRecord charge = facts.charges().get(link);
            if (charge == null || from == null || !link.isEnd()) {
                continue;
            }
            boolean known = facts.links().stream()
                    .anyMatch(linked -> linked.chargeId() == charge.id()
                            && (linked.validTo() == null || linked.validTo().isAfter(from)));
            if (!known) {
                return Optional.of(
                        RejectionCode.CHARGE.at(LinkFields.CHARGE, "the metering point has no such link at the date"));
            }
        }
        return Optional.empty();
    }
}
