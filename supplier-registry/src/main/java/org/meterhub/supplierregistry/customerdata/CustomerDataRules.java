package org.meterhub.supplierregistry.customerdata;

import java.util.List;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.rule.DateIsMidnightRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsKnownRule;
import org.meterhub.supplierregistry.rule.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RequestFields;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.rule.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.rule.TransactionIdIsShortRule;

/** The rules of BRS-015 in their order of precedence (docs/reference/rules.md#customer-data). */
final class CustomerDataRules {

    private CustomerDataRules() {}

    static RuleBook<CustomerDataRequest, PointFacts> of(MarketProfile profile) {
        return new RuleBook<>(
                List.of(
                        new TransactionIdIsGivenRule(),
                        new TransactionIdIsShortRule(),
                        new MeteringPointIsGivenRule(RequestFields.DESCRIBED_POINT),
                        new MeteringPointNumberIsGsrnRule(RequestFields.DESCRIBED_POINT, profile.checkDigits()),
                        new CustomerNumbersAreNorwegianRule(),
                        new CustomerNamesAreShortRule(),
                        new SecondCustomerHasNameRule(),
                        new AddressesFitRule(),
                        new AddressTypesAreKnownRule(),
                        new ContactsAreShortRule(),
                        new DateIsMidnightRule(profile.calendar(), RequestFields.START)),
                List.of(
                        new MeteringPointIsKnownRule(RequestFields.DESCRIBED_POINT),
                        new SenderSuppliesAtTheDateRule(),
                        new CustomerIsTheSameRule(),
                        new DateIsNotTooFarAheadRule()));
    }
}
