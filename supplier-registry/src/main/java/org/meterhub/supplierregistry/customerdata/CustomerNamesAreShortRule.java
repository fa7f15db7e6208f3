package org.meterhub.supplierregistry.customerdata;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** The customers' names, when given, are not empty and have at most 200 characters: D72. */
@MarketRule(id = "customer-names-are-short", codes = RejectionCode.CUSTOMER_DATA, sources = RuleSource.DERIVED)
final class CustomerNamesAreShortRule implements InputRule<CustomerDataRequest> {

    private static final int LENGTH_MAX = 200;

    @Override
    public Optional<Rejection> judge(CustomerDataRequest request) {
        return Stream.of(request.customer().firstName(), request.customer().secondName())
                .filter(Objects::nonNull)
                .filter(name -> name.isBlank() || name.length() > LENGTH_MAX)
                .findFirst()
                .map(name -> RejectionCode.CUSTOMER_DATA.at(
                        "MarketEvaluationPoint/firstCustomer_MarketParticipant.name",
                        "a name is empty or longer than " + LENGTH_MAX));
    }
}
