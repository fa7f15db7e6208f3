package org.meterhub.supplierregistry.cancellation;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;
import org.meterhub.supplierregistry.rule.RequestFields;

/** The transaction to be withdrawn is named: E0H. */
@MarketRule(
        id = "original-transaction-is-given",
        codes = RejectionCode.DATA_NOT_AVAILABLE,
        sources = RuleSource.DERIVED)
final class OriginalTransactionIsGivenRule implements InputRule<CancellationRequest> {

    @Override
    public Optional<Rejection> judge(CancellationRequest request) {
        if (!request.originalTransactionId().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.DATA_NOT_AVAILABLE.at(
                RequestFields.ORIGINAL_TRANSACTION, "the id of the transaction to be cancelled is empty"));
    }
}
