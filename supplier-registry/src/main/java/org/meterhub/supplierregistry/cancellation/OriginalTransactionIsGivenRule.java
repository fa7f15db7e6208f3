package org.meterhub.supplierregistry.cancellation;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.internal.rules.Fields;
import org.meterhub.supplierregistry.internal.rules.InputRule;

/** The transaction to be withdrawn is named: E0H [derived]. */
final class OriginalTransactionIsGivenRule implements InputRule<CancellationRequest> {

    @Override
    public Optional<Rejection> judge(CancellationRequest request) {
        if (!request.originalTransactionId().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.DATA_NOT_AVAILABLE.at(
                Fields.ORIGINAL_TRANSACTION, "the id of the transaction to be cancelled is empty"));
    }
}
