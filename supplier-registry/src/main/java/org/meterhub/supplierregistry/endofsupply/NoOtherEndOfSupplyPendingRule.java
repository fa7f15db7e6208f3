package org.meterhub.supplierregistry.endofsupply;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RequestFields;

/** The sender has not asked for an end of supply there already: D39. What others have asked for is not told. */
@MarketRule(
        id = "no-other-end-of-supply-pending",
        codes = RejectionCode.ONGOING_END_OF_SUPPLY,
        sources = RuleSource.CODE_LIST)
final class NoOtherEndOfSupplyPendingRule implements DomainRule<EndOfSupplyRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(EndOfSupplyRequest request, PointFacts facts) {
        boolean pending = facts.pending().stream()
                .anyMatch(process ->
                        process.kind().isEndOfSupply() && process.requester().equals(request.sender()));
        if (!pending) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.ONGOING_END_OF_SUPPLY.at(
                RequestFields.METERING_POINT, "the sender has asked for an end of supply there already"));
    }
}
