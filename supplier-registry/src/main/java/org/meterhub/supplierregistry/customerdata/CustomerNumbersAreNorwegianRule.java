package org.meterhub.supplierregistry.customerdata;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** The customers' numbers, when given, are person numbers of 11 digits or organisation numbers of 9: D17. */
@MarketRule(id = "customer-numbers-are-norwegian", codes = RejectionCode.CUSTOMER_ID, sources = RuleSource.CODE_LIST)
final class CustomerNumbersAreNorwegianRule implements InputRule<CustomerDataRequest> {

    private static final Pattern NORWEGIAN_NUMBER = Pattern.compile("[0-9]{9}|[0-9]{11}");

    @Override
    public Optional<Rejection> judge(CustomerDataRequest request) {
        return Stream.of(request.customer().firstId(), request.customer().secondId())
                .filter(Objects::nonNull)
                .filter(number -> !NORWEGIAN_NUMBER.matcher(number).matches())
                .findFirst()
                // What was found is not repeated: it may be somebody's number with a digit missing.
                .map(number -> RejectionCode.CUSTOMER_ID.at(
                        "MarketEvaluationPoint/firstCustomer_MarketParticipant.mRID",
                        "a number is neither 11 digits (person) nor 9 digits (organisation)"));
    }
}
