package org.meterhub.supplierregistry.customerdata;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** A second customer has a name: D72. */
@MarketRule(id = "second-customer-has-name", codes = RejectionCode.CUSTOMER_DATA, sources = RuleSource.DERIVED)
final class SecondCustomerHasNameRule implements InputRule<CustomerDataRequest> {

    @Override
    public Optional<Rejection> judge(CustomerDataRequest request) {
        boolean nameless =
                request.customer().secondId() != null && request.customer().secondName() == null;
        if (!nameless) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.CUSTOMER_DATA.at(
                "MarketEvaluationPoint/secondCustomer_MarketParticipant.name", "it is missing"));
    }
}
