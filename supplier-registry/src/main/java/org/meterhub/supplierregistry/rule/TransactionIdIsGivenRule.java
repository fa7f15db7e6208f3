package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.process.PointRequest;

/** The transaction carries an id, so that the answer can name it: E0H. */
@MarketRule(id = "transaction-id-is-given", codes = RejectionCode.DATA_NOT_AVAILABLE, sources = RuleSource.SUPPLY_INPUT)
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
