package org.meterhub.messageschemas.documents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-034, what charges are and what they cost, to suppliers and grid companies: when a charge or its prices change, and when asked for.
 *
 * @param transactions at least one
 */
public record NotifyPriceList(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public NotifyPriceList {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.PRICE_LIST;
    }

    /**
     * One operation, or the answer to one request.
     *
     * @param transactionId the document's own id
     * @param processReference names a process that the parties share
     * @param originalTransactionId id of the receiver's request; empty for those who asked for nothing
     * @param asOf of when the picture is; absent for changes
     * @param charges at least one
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element(value = "originalTransactionIDReference_MktActivityRecord.mRID", optional = true)
            String originalTransactionId,

            @Element(value = "snapshot_DateAndOrTime.dateTime", optional = true)
            DocumentTime asOf,

            @Element("ChargeGroup/ChargeType") List<Charge> charges) {

        public Transaction {
            charges = List.copyOf(charges);
        }
    }

    /**
     * A charge, or its prices; what the process does not tell of is absent.
     *
     * @param owner whose charge it is
     * @param typeCode D01 subscription, D02 fee, D03 tariff
     * @param chargeCode the owner's own code
     * @param name for people
     * @param description for people
     * @param resolution the step of its prices, an {@code xs:duration}
     * @param validFrom from when it holds
     * @param validTo when the charge ends, exclusive
     * @param vatPayerCode who pays the VAT: D01 the issuer, D02 the recipient
     * @param transparent whether the supplier shows it on the customer's bill; null when absent
     * @param tax whether it is a tax; null when absent
     * @param equation of how the charge is put together; not written by this hub
     * @param prices its prices
     */
    public record Charge(
            @Element(value = "chargeTypeOwner_MarketParticipant.mRID", optional = true)
            CodedId owner,

            @Element(value = "type", type = "ChargeCode", optional = true)
            String typeCode,

            @Element("mRID") String chargeCode,
            @Element(value = "name", optional = true) String name,

            @Element(value = "description", optional = true) String description,

            @Element(value = "priceTimeFrame_Period.resolution", type = "xs:duration", optional = true)
            String resolution,

            @Element(value = "effectiveDate", optional = true)
            DocumentTime validFrom,

            @Element(value = "terminationDate", optional = true)
            DocumentTime validTo,

            @Element(value = "VATPayer", type = "VATPayerCode", optional = true)
            String vatPayerCode,

            @Element(value = "transparentInvoicing", optional = true) @Nullable
            Boolean transparent,

            @Element(value = "taxIndicator", optional = true) @Nullable
            Boolean tax,

            @Element(value = "chargeComponents.equation", optional = true)
            String equation,

            @Element(value = "Series_Period", optional = true)
            List<PricePeriod> prices) {

        public Charge {
            prices = List.copyOf(prices);
        }
    }
}
