package org.meterhub.supplierregistry.cancellation;

import java.util.Optional;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.RequestFields;
import org.meterhub.supplierregistry.store.ProcessRecord;

/** The document names the process that the transaction is of: D40. A change at short notice may be withdrawn as a change, too. */
@MarketRule(id = "process-is-the-one-named", codes = RejectionCode.ILLEGAL_PROCESS, sources = RuleSource.DERIVED)
final class ProcessIsTheOneNamedRule implements DomainRule<CancellationRequest, CancellationFacts> {

    @Override
    public Optional<Rejection> judge(CancellationRequest request, CancellationFacts facts) {
        ProcessRecord original = facts.original();
        BusinessReason reason = request.reason();
        if (original == null
                || reason == null
                || reason == original.kind().reason()
                || (reason == BusinessReason.CHANGE_OF_SUPPLIER
                        && original.kind().isChangeOfSupplier())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.ILLEGAL_PROCESS.at(
                RequestFields.PROCESS,
                "the transaction is of process " + original.kind().reason().code()));
    }
}
