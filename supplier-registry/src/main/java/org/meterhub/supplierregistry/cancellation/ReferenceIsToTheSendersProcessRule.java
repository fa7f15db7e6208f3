package org.meterhub.supplierregistry.cancellation;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.RequestFields;

/** The id names a process of the sender: D06. Silent when nothing of the sender is under way. */
@MarketRule(
        id = "reference-is-to-the-senders-process",
        codes = RejectionCode.TRANSACTION_REFERENCE_DIFFERS,
        sources = RuleSource.CODE_LIST)
final class ReferenceIsToTheSendersProcessRule implements DomainRule<CancellationRequest, CancellationFacts> {

    @Override
    public Optional<Rejection> judge(CancellationRequest request, CancellationFacts facts) {
        if (facts.original() != null || !facts.anotherOngoing()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.TRANSACTION_REFERENCE_DIFFERS.at(
                RequestFields.ORIGINAL_TRANSACTION, "the sender asked for nothing under this id"));
    }
}
