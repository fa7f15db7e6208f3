package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.process.PointRequest;

/** The transaction's id is at most 36 characters: E86. The header checks refuse it earlier (00205); this keeps the registry safe by itself. */
@MarketRule(
        id = "transaction-id-is-short",
        codes = RejectionCode.VALUE_INCORRECT,
        sources = RuleSource.DOCUMENT_SCHEMAS)
public final class TransactionIdIsShortRule implements InputRule<PointRequest> {

    public static final int TRANSACTION_ID_LENGTH_MAX = 36;

    @Override
    public Optional<Rejection> judge(PointRequest request) {
        int length = request.transactionId().length();
        if (length <= TRANSACTION_ID_LENGTH_MAX) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                RequestFields.TRANSACTION_ID, length + " characters, at most " + TRANSACTION_ID_LENGTH_MAX));
    }
}
