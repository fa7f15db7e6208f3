package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import java.util.regex.Pattern;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.process.SupplyRequest;

/**
 * The customer's number, when given, is a person number of 11 digits or an organisation number of 9: D17. In Norway the number need not be given
 * and need not be the one on the point [derived]; its check digits are left to the supplier.
 */
@MarketRule(
        id = "customer-number-is-norwegian",
        codes = RejectionCode.CUSTOMER_ID,
        sources = {RuleSource.SUPPLY_INPUT, RuleSource.DERIVED})
public final class CustomerNumberIsNorwegianRule implements InputRule<SupplyRequest> {

    private static final Pattern NORWEGIAN_NUMBER = Pattern.compile("[0-9]{9}|[0-9]{11}");

    @Override
    public Optional<Rejection> judge(SupplyRequest request) {
        String number = request.customerId();
        if (number == null || NORWEGIAN_NUMBER.matcher(number).matches()) {
            return Optional.empty();
        }
        // What was found is not repeated: it may be somebody's number with a digit missing.
        return Optional.of(RejectionCode.CUSTOMER_ID.at(
                RequestFields.CUSTOMER_ID, "the number is neither 11 digits (person) nor 9 digits (organisation)"));
    }
}
