package org.meterhub.messageschemas.documents;

import org.jspecify.annotations.Nullable;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.Element;

/**
 * Who the customers at a metering point are, as RSM-027 and RSM-028 tell it.
 *
 * @param meteringPointId the metering point
 * @param electricalHeating whether the customer heats with power; null when absent
 * @param electricalHeatingFrom from when that holds; {@link DocumentTime#ABSENT} when absent
 * @param customer a person's or company's number; {@link CodedId#ABSENT} when absent
 * @param customerName empty when absent
 * @param secondCustomer the second one of a couple, as the first
 * @param secondCustomerName empty when absent
 * @param protectedName whether the names must not be told on; null when absent
 */
public record CustomersOfPoint(
        @Element("mRID") CodedId meteringPointId,

        @Element(value = "serviceCategory.ElectricalHeating", optional = true) @Nullable
        Boolean electricalHeating,

        @Element(value = "eletricalHeating_DateAndOrTime.dateTime", optional = true)
        DocumentTime electricalHeatingFrom,

        @Element(value = "firstCustomer_MarketParticipant.mRID", optional = true)
        CodedId customer,

        @Element(value = "firstCustomer_MarketParticipant.name", optional = true)
        String customerName,

        @Element(value = "secondCustomer_MarketParticipant.mRID", optional = true)
        CodedId secondCustomer,

        @Element(value = "secondCustomer_MarketParticipant.name", optional = true)
        String secondCustomerName,

        @Element(value = "protectedName", optional = true) @Nullable
        Boolean protectedName) {

    /** One customer, of whom no more than number and name is told. */
    public static CustomersOfPoint of(CodedId meteringPointId, CodedId customer, String customerName) {
        return new CustomersOfPoint(
                meteringPointId, null, DocumentTime.ABSENT, customer, customerName, CodedId.ABSENT, "", null);
    }
}
