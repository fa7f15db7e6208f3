package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.process.PointRequest;

/** The transaction carries an id, so that the answer can name it: E0H (validation-rules.md §7). */
public final class TransactionIdIsGivenRule implements InputRule<PointRequest> {

    @Override
    public Optional<Rejection> judge(PointRequest request) {
        if (!request.transactionId().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.DATA_NOT_AVAILABLE.at(RequestFields.TRANSACTION_ID, "the transaction id is empty"));
    }
}
