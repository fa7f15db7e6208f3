package org.meterhub.messageschemas.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.Inline;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-028, the data of the customers at metering points, as the hub tells them: to a new supplier, or to the grid company.
 *
 * @param transactions at least one
 */
public record CharacteristicsOfACustomerAtAnAP(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public CharacteristicsOfACustomerAtAnAP {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.CUSTOMER_DATA;
    }

    /**
     * One metering point.
     *
     * @param transactionId the notification's own id
     * @param processReference names a process that the parties share
     * @param originalTransactionId id of the receiver's own request; empty for those who asked for nothing
     * @param validFrom from when the data hold
     * @param snapshotAt as of when they are told; {@link DocumentTime#ABSENT} when absent
     * @param data the data
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element(value = "originalTransactionIDReference_MktActivityRecord.mRID", optional = true)
            String originalTransactionId,

            @Element("validityStart_DateAndOrTime.dateTime") DocumentTime validFrom,

            @Element(value = "snapshot_DateAndOrTime.dateTime", optional = true)
            DocumentTime snapshotAt,

            @Element("MarketEvaluationPoint") Data data) {}

    /**
     * The customers, and how they are reached.
     *
     * @param customers who they are
     * @param hasEnergySupplier whether somebody supplies the metering point; null when absent
     * @param supplyStart from when; {@link DocumentTime#ABSENT} when absent
     * @param contacts how they are reached
     */
    public record Data(
            @Inline CustomersOfPoint customers,

            @Element(value = "hasEnergySupplier", optional = true) @Nullable
            Boolean hasEnergySupplier,

            @Element(value = "supplyStart_DateAndOrTime.dateTime", optional = true)
            DocumentTime supplyStart,

            @Element(value = "UsagePointLocation", optional = true)
            List<Contact> contacts) {

        public Data {
            contacts = List.copyOf(contacts);
        }
    }

    /**
     * How a customer is reached.
     *
     * @param place where
     * @param person who
     * @param protectedAddress whether the address must not be told on; null when absent
     */
    public record Contact(
            @Inline ContactPlace place,
            @Inline ContactPerson person,

            @Element(value = "protectedAddress", optional = true) @Nullable
            Boolean protectedAddress) {}
}
