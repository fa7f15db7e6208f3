package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.process.SupplyRequest;

/** The customer's name, when given, is at most 200 characters: E86, a limit of this hub. */
@MarketRule(id = "customer-name-is-short", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.DERIVED)
public final class CustomerNameIsShortRule implements InputRule<SupplyRequest> {

    public static final int CUSTOMER_NAME_LENGTH_MAX = 200;

    @Override
    public Optional<Rejection> judge(SupplyRequest request) {
        String name = request.customerName();
        if (name == null || name.length() <= CUSTOMER_NAME_LENGTH_MAX) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                RequestFields.CUSTOMER_NAME, name.length() + " characters, at most " + CUSTOMER_NAME_LENGTH_MAX));
    }
}
