package org.meterhub.supplierregistry.customerdata;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.CustomerContact;
import org.meterhub.supplierregistry.rule.InputRule;

/** Each address is technical or juridical, and there is one of each at most: D71. */
@MarketRule(id = "address-types-are-known", codes = RejectionCode.ADDRESS_TYPE, sources = RuleSource.DOCUMENT_SCHEMAS)
final class AddressTypesAreKnownRule implements InputRule<CustomerDataRequest> {

    @Override
    public Optional<Rejection> judge(CustomerDataRequest request) {
        List<String> types = request.customer().contacts().stream()
                .map(CustomerContact::type)
                .toList();
        boolean known = types.stream().allMatch(Set.of(CustomerContact.TECHNICAL, CustomerContact.JURIDICAL)::contains);
        if (known && Set.copyOf(types).size() == types.size()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.ADDRESS_TYPE.at(
                "MarketEvaluationPoint/UsagePointLocation/type", "D01 and D04 are given once each at most"));
    }
}
