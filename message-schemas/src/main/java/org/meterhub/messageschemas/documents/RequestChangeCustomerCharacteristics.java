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
 * RSM-027, a supplier changes the data of the customers at metering points, or tells them after a move.
 *
 * @param transactions at least one
 */
public record RequestChangeCustomerCharacteristics(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public RequestChangeCustomerCharacteristics {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.CUSTOMER_CHANGE_REQUEST;
    }

    /**
     * One metering point whose customers change.
     *
     * @param transactionId the request's own id
     * @param processReference names a process that the parties share
     * @param validFrom from when the change holds; {@link DocumentTime#ABSENT} when absent
     * @param data what they shall be
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element(value = "start_DateAndOrTime.dateTime", optional = true)
            DocumentTime validFrom,

            @Element("MarketEvaluationPoint") Data data) {}

    /**
     * The customers, and how they are reached.
     *
     * @param customers who they are
     * @param contacts how they are reached
     */
    public record Data(
            @Inline CustomersOfPoint customers,

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
     * @param protectedAddress whether the address must not be told on; null when absent
     * @param person who
     */
    public record Contact(
            @Inline ContactPlace place,

            @Element(value = "protectedAddress", optional = true) @Nullable
            Boolean protectedAddress,

            @Inline ContactPerson person) {}
}
