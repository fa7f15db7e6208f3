package org.meterhub.supplierregistry.customerdata;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** Telephone numbers have at most 15 characters, e-mail addresses 70, names 200: D72. */
@MarketRule(id = "contacts-are-short", codes = RejectionCode.CUSTOMER_DATA, sources = RuleSource.DOCUMENT_SCHEMAS)
final class ContactsAreShortRule implements InputRule<CustomerDataRequest> {

    private static final int PHONE_LENGTH_MAX = 15;
    private static final int EMAIL_LENGTH_MAX = 70;
    private static final int NAME_LENGTH_MAX = 200;

    private static boolean isLonger(@Nullable String text, int lengthMax) {
        return text != null && text.length() > lengthMax;
    }

    @Override
    public Optional<Rejection> judge(CustomerDataRequest request) {
        boolean tooLong = request.customer().contacts().stream()
                .anyMatch(contact -> isLonger(contact.phone1(), PHONE_LENGTH_MAX)
                        || isLonger(contact.phone2(), PHONE_LENGTH_MAX)
                        || isLonger(contact.email(), EMAIL_LENGTH_MAX)
                        || isLonger(contact.name(), NAME_LENGTH_MAX)
                        || isLonger(contact.attention(), NAME_LENGTH_MAX));
        if (!tooLong) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.CUSTOMER_DATA.at(
                "MarketEvaluationPoint/UsagePointLocation", "a name, telephone number or e-mail address is too long"));
    }
}
