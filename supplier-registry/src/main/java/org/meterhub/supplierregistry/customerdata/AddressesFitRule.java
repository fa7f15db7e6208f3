package org.meterhub.supplierregistry.customerdata;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.Address;
import org.meterhub.supplierregistry.rule.InputRule;

/** No part of an address is longer than what is kept: D70. */
@MarketRule(id = "addresses-fit", codes = RejectionCode.ADDRESS, sources = RuleSource.DERIVED)
final class AddressesFitRule implements InputRule<CustomerDataRequest> {

    private static final int CODE_LENGTH_MAX = 10;
    private static final int NAME_LENGTH_MAX = 60;

    private static boolean tooLong(@Nullable Address address) {
        return address != null
                && (Stream.of(
                                        address.streetCode(),
                                        address.floorIdentification(),
                                        address.suiteNumber(),
                                        address.townCode(),
                                        address.postalCode(),
                                        address.poBox(),
                                        address.buildingNumber(),
                                        address.language())
                                .anyMatch(part -> isLonger(part, CODE_LENGTH_MAX))
                        || Stream.of(address.streetName(), address.townName(), address.townSection())
                                .anyMatch(part -> isLonger(part, NAME_LENGTH_MAX))
                        || isLonger(address.country(), 2));
    }

    private static boolean isLonger(@Nullable String text, int lengthMax) {
        return text != null && text.length() > lengthMax;
    }

    @Override
    public Optional<Rejection> judge(CustomerDataRequest request) {
        boolean tooLong = request.customer().contacts().stream()
                .anyMatch(contact -> isLonger(contact.geoReference(), 36) || tooLong(contact.address()));
        if (!tooLong) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.ADDRESS.at(
                "MarketEvaluationPoint/UsagePointLocation/mainAddress", "a part of an address is too long"));
    }
}
