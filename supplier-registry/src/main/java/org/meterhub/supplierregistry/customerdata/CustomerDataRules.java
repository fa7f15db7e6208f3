package org.meterhub.supplierregistry.customerdata;

import java.util.List;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.internal.rules.DateIsMidnightRule;
import org.meterhub.supplierregistry.internal.rules.Fields;
import org.meterhub.supplierregistry.internal.rules.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.internal.rules.MeteringPointIsKnownRule;
import org.meterhub.supplierregistry.internal.rules.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.internal.rules.PointFacts;
import org.meterhub.supplierregistry.internal.rules.RuleBook;
import org.meterhub.supplierregistry.internal.rules.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.internal.rules.TransactionIdIsShortRule;

/** The rules of BRS-015 in their order of precedence (validation-rules.md §9). */
final class CustomerDataRules {

    private CustomerDataRules() {}

    static RuleBook<CustomerDataRequest, PointFacts> of(MarketProfile profile) {
        return new RuleBook<>(
                List.of(
                        new TransactionIdIsGivenRule(),
                        new TransactionIdIsShortRule(),
                        new MeteringPointIsGivenRule(Fields.DESCRIBED_POINT),
                        new MeteringPointNumberIsGsrnRule(Fields.DESCRIBED_POINT, profile.checkDigits()),
                        new CustomerNumbersAreNorwegianRule(),
                        new CustomerNamesAreShortRule(),
                        new SecondCustomerHasNameRule(),
                        new AddressesFitRule(),
                        new AddressTypesAreKnownRule(),
                        new ContactsAreShortRule(),
                        new DateIsMidnightRule(profile.calendar(), Fields.START)),
                List.of(
                        new MeteringPointIsKnownRule(Fields.DESCRIBED_POINT),
                        new SenderSuppliesAtTheDateRule(),
                        new CustomerIsTheSameRule(),
                        new DateIsNotTooFarAheadRule()));
    }
}
