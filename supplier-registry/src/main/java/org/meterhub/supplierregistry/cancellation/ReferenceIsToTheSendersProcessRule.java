package org.meterhub.supplierregistry.cancellation;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.RequestFields;

/** The id names a process of the sender: D06 (validation-rules.md §9). Silent when nothing of the sender is under way. */
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
