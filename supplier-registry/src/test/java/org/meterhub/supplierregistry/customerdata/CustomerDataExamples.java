package org.meterhub.supplierregistry.customerdata;

import static org.meterhub.supplierregistry.rule.ExampleFacts.CUSTOMER;
import static org.meterhub.supplierregistry.rule.ExampleFacts.NEW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.NOW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.OLD;
import static org.meterhub.supplierregistry.rule.ExampleFacts.POINT;
import static org.meterhub.supplierregistry.rule.ExampleFacts.PROFILE;
import static org.meterhub.supplierregistry.rule.ExampleFacts.START;
import static org.meterhub.supplierregistry.rule.ExampleFacts.facts;
import static org.meterhub.supplierregistry.rule.ExampleFacts.midnight;
import static org.meterhub.supplierregistry.rule.ExampleFacts.supply;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.Address;
import org.meterhub.supplierregistry.CustomerContact;
import org.meterhub.supplierregistry.CustomerData;
import org.meterhub.supplierregistry.rule.DateIsMidnightRule;
import org.meterhub.supplierregistry.rule.ExampleFacts;
import org.meterhub.supplierregistry.rule.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsKnownRule;
import org.meterhub.supplierregistry.rule.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RuleExamples;
import org.meterhub.supplierregistry.rule.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.rule.TransactionIdIsShortRule;

/** Examples for the rules of BRS-015: OLD says who its customer is. */
public final class CustomerDataExamples {

    private static final CustomerData KARI = customer(CUSTOMER, "Kari", null, null, contact("D01", "0150", "22334455"));

    private CustomerDataExamples() {}

    private static CustomerData customer(
            @Nullable String id,
            @Nullable String name,
            @Nullable String secondId,
            @Nullable String secondName,
            CustomerContact... contacts) {
        return new CustomerData(id, name, secondId, secondName, true, null, null, List.of(contacts));
    }

    private static CustomerContact contact(String type, String postalCode, String phone) {
        Address address =
                new Address(null, "Storgata", "1", null, null, null, "Oslo", null, "NO", postalCode, null, null);
        return new CustomerContact(type, null, address, false, "Kari", null, phone, null, "kari@example.org");
    }

    private static CustomerDataRequest request(String transactionId, String gsrn, Instant from, CustomerData data) {
        return new CustomerDataRequest(transactionId, OLD, gsrn, from, data, NOW);
    }

    private static CustomerDataRequest data(CustomerData data) {
        return request("T-1", POINT.value(), START, data);
    }

    public static RuleExamples<CustomerDataRequest, PointFacts> examples() {
        PointFacts facts = facts().build();
        return new RuleExamples<>(
                        "BRS-015",
                        CustomerDataRules.of(PROFILE),
                        data(KARI),
                        facts,
                        any -> PointFacts.unseen(PROFILE, NOW))
                .refuses(
                        TransactionIdIsGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        request("", POINT.value(), START, KARI))
                .refuses(
                        TransactionIdIsShortRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request("x".repeat(37), POINT.value(), START, KARI))
                .refuses(
                        MeteringPointIsGivenRule.class,
                        RejectionCode.MANDATORY_ATTRIBUTE,
                        request("T-1", "", START, KARI))
                .refuses(
                        MeteringPointNumberIsGsrnRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN,
                        request("T-1", ExampleFacts.WRONG_CHECK_DIGIT, START, KARI))
                .refuses(
                        CustomerNumbersAreNorwegianRule.class,
                        RejectionCode.CUSTOMER_ID,
                        data(customer("1234", "Kari", null, null)))
                .refuses(
                        CustomerNumbersAreNorwegianRule.class,
                        RejectionCode.CUSTOMER_ID,
                        data(customer(CUSTOMER, "Kari", "99", "Ola")))
                .refuses(
                        CustomerNamesAreShortRule.class,
                        RejectionCode.CUSTOMER_DATA,
                        data(customer(CUSTOMER, "x".repeat(201), null, null)))
                .refuses(
                        SecondCustomerHasNameRule.class,
                        RejectionCode.CUSTOMER_DATA,
                        data(customer(CUSTOMER, "Kari", "123456789", null)))
                .refuses(
                        AddressesFitRule.class,
                        RejectionCode.ADDRESS,
                        data(customer(CUSTOMER, "Kari", null, null, contact("D01", "01500150015", "1"))))
                .refuses(
                        AddressTypesAreKnownRule.class,
                        RejectionCode.ADDRESS_TYPE,
                        data(customer(CUSTOMER, "Kari", null, null, contact("D02", "0150", "1"))))
                .refuses(
                        AddressTypesAreKnownRule.class,
                        RejectionCode.ADDRESS_TYPE,
                        data(customer(
                                CUSTOMER,
                                "Kari",
                                null,
                                null,
                                contact("D01", "0150", "1"),
                                contact("D01", "0151", "1"))))
                .refuses(
                        ContactsAreShortRule.class,
                        RejectionCode.CUSTOMER_DATA,
                        data(customer(CUSTOMER, "Kari", null, null, contact("D01", "0150", "1234567890123456"))))
                .refuses(
                        DateIsMidnightRule.class,
                        RejectionCode.FORMAT_ILLEGAL,
                        request("T-1", POINT.value(), START.plusSeconds(1), KARI))
                .refusesAmong(
                        facts().point(null).build(),
                        MeteringPointIsKnownRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN)
                .refusesAmong(
                        facts().suppliedBy(supply(NEW, midnight("2020-01-01"), null, false))
                                .build(),
                        SenderSuppliesAtTheDateRule.class,
                        RejectionCode.SUPPLIER_UNAUTHORISED)
                .refusesAmong(
                        facts().suppliedBy().build(),
                        SenderSuppliesAtTheDateRule.class,
                        RejectionCode.SUPPLIER_UNAUTHORISED)
                .refuses(
                        CustomerIsTheSameRule.class,
                        RejectionCode.ATTRIBUTE_NOT_UPDATABLE,
                        data(customer("99999999999", "Ola", null, null)))
                .accepts(CustomerIsTheSameRule.class, data(customer(null, "Kari Ny", null, null)), facts)
                .refuses(
                        DateIsNotTooFarAheadRule.class,
                        RejectionCode.OUTSIDE_TIME_LIMITS,
                        request("T-1", POINT.value(), midnight("2026-12-16"), KARI));
    }
}
