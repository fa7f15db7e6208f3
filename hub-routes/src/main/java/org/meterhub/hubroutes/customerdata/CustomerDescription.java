package org.meterhub.hubroutes.customerdata;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.request.Decisions;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.documents.CharacteristicsOfACustomerAtAnAP;
import org.meterhub.messageschemas.documents.ContactPerson;
import org.meterhub.messageschemas.documents.ContactPlace;
import org.meterhub.messageschemas.documents.CustomersOfPoint;
import org.meterhub.messageschemas.documents.RequestChangeCustomerCharacteristics;
import org.meterhub.messageschemas.documents.StreetAddress;
import org.meterhub.supplierregistry.Address;
import org.meterhub.supplierregistry.CustomerContact;
import org.meterhub.supplierregistry.CustomerData;

/** The customers at a metering point, between the elements of RSM-027 and RSM-028 and the registry. */
public final class CustomerDescription {

    private static final int ORGANISATION_DIGITS = 9;

    private CustomerDescription() {}

    /** What a document says of the customers. */
    static CustomerData customers(RequestChangeCustomerCharacteristics.Data data) {
        CustomersOfPoint customers = data.customers();
        return new CustomerData(
                Decisions.given(customers.customer().value()),
                Decisions.given(customers.customerName()),
                Decisions.given(customers.secondCustomer().value()),
                Decisions.given(customers.secondCustomerName()),
                Boolean.TRUE.equals(customers.protectedName()),
                customers.electricalHeating(),
                customers.electricalHeatingFrom().instant().orElse(null),
                data.contacts().stream().map(CustomerDescription::contact).toList());
    }

    private static CustomerContact contact(RequestChangeCustomerCharacteristics.Contact contact) {
        ContactPlace place = contact.place();
        ContactPerson person = contact.person();
        StreetAddress address = place.address();
        return new CustomerContact(
                place.kindCode(),
                Decisions.given(place.addressReference()),
                address == null ? null : address(address),
                Boolean.TRUE.equals(contact.protectedAddress()),
                Decisions.given(person.name()),
                Decisions.given(person.attention()),
                Decisions.given(person.phone()),
                Decisions.given(person.otherPhone()),
                Decisions.given(person.email()));
    }

    private static Address address(StreetAddress address) {
        return new Address(
                Decisions.given(address.streetCode()),
                Decisions.given(address.streetName()),
                Decisions.given(address.buildingNumber()),
                Decisions.given(address.floor()),
                Decisions.given(address.suite()),
                Decisions.given(address.municipalityCode()),
                Decisions.given(address.city()),
                Decisions.given(address.citySection()),
                Decisions.given(address.countryCode()),
                Decisions.given(address.postalCode()),
                Decisions.given(address.postBox()),
                Decisions.given(address.language()));
    }

    /** Customers as RSM-028 tells them. */
    public static CustomersOfPoint describe(CodedId meteringPointId, CustomerData customer) {
        return new CustomersOfPoint(
                meteringPointId,
                customer.electricalHeating(),
                customer.electricalHeatingSince() == null
                        ? DocumentTime.ABSENT
                        : DocumentTime.of(customer.electricalHeatingSince()),
                number(customer.firstId()),
                text(customer.firstName()),
                number(customer.secondId()),
                text(customer.secondName()),
                customer.protectedName());
    }

    /** How customers are reached, as RSM-028 tells it. */
    public static List<CharacteristicsOfACustomerAtAnAP.Contact> contacts(CustomerData customer) {
        return customer.contacts().stream().map(CustomerDescription::contact).toList();
    }

    private static CharacteristicsOfACustomerAtAnAP.Contact contact(CustomerContact contact) {
        Address address = contact.address();
        return new CharacteristicsOfACustomerAtAnAP.Contact(
                new ContactPlace(
                        contact.type(), text(contact.geoReference()), address == null ? null : address(address)),
                new ContactPerson(
                        text(contact.name()),
                        text(contact.attention()),
                        text(contact.phone1()),
                        text(contact.phone2()),
                        text(contact.email())),
                contact.protectedAddress());
    }

    private static StreetAddress address(Address address) {
        return new StreetAddress(
                text(address.streetCode()),
                text(address.streetName()),
                text(address.buildingNumber()),
                text(address.floorIdentification()),
                text(address.suiteNumber()),
                text(address.townCode()),
                text(address.townName()),
                text(address.townSection()),
                text(address.country()),
                text(address.postalCode()),
                text(address.poBox()),
                text(address.language()));
    }

    /** A number of nine digits is a company's (VAT), any other a person's (ARR). */
    private static CodedId number(@Nullable String number) {
        if (number == null) {
            return CodedId.ABSENT;
        }
        return new CodedId(number, number.length() == ORGANISATION_DIGITS ? "VAT" : "ARR");
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
