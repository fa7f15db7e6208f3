package org.meterhub.supplierregistry.changeofsupplier;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/** The transaction carries an id, so that the answer can name it: E0H (validation-rules.md §7). */
final class TransactionIdIsGivenRule implements InputRule {

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request) {
        if (!request.transactionId().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.DATA_NOT_AVAILABLE.at(Fields.TRANSACTION_ID, "the transaction id is empty"));
    }
}
