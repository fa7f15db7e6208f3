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
 * RSM-033, an owner of charges tells what a charge is (process D18) or what it costs (process D08). {@link ConfirmRequestChangeOfPriceList} or
 * {@link PriceListRequestRejection} answers.
 *
 * @param header its time of creation has whole seconds and {@code Z}
 * @param transactions at least one; each is answered by itself
 */
public record RequestChangeOfPriceList(
        DocumentHeader header, @Element("MktActivityRecord") List<Transaction> transactions) implements MarketDocument {

    public RequestChangeOfPriceList {
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.PRICE_LIST_CHANGE_REQUEST;
    }

    /**
     * One operation.
     *
     * @param transactionId the request's own id
     * @param processReference names a process that the parties share
     * @param charges at least one
     */
    public record Transaction(
            @Element("mRID") String transactionId,

            @Element(value = "businessProcessReference_MktActivityRecord.mRID", optional = true)
            String processReference,

            @Element("ChargeGroup/ChargeType") List<Charge> charges) {

        public Transaction {
            charges = List.copyOf(charges);
        }
    }

    /**
     * A charge, or its prices. What a charge must have in which process is for the rules.
     *
     * @param owner whose charge it is
     * @param typeCode D01 subscription, D02 fee, D03 tariff
     * @param chargeCode the owner's own code, at most ten characters by the rules
     * @param name at most 132 characters by the rules
     * @param description at most 2,048 characters by the rules
     * @param resolution the step of its prices, an {@code xs:duration}
     * @param validFrom from when the change holds
     * @param validTo when the charge ends, exclusive
     * @param vatPayerCode who pays the VAT: D01 the issuer, D02 the recipient
     * @param transparent whether the supplier shows it on the customer's bill; null when absent
     * @param tax whether it is a tax; null when absent
     * @param prices its prices
     */
    public record Charge(
            @Element("chargeTypeOwner_MarketParticipant.mRID")
            CodedId owner,

            @Element(value = "type", type = "ChargeCode", optional = true)
            String typeCode,

            @Element("mRID") String chargeCode,
            @Element(value = "name", optional = true) String name,

            @Element(value = "description", optional = true) String description,

            @Element(value = "priceTimeFrame_Period.resolution", type = "xs:duration", optional = true)
            String resolution,

            @Element("effectiveDate") DocumentTime validFrom,

            @Element(value = "terminationDate", optional = true)
            DocumentTime validTo,

            @Element(value = "VATPayer", type = "VATPayerCode", optional = true)
            String vatPayerCode,

            @Element(value = "transparentInvoicing", optional = true) @Nullable
            Boolean transparent,

            @Element(value = "taxIndicator", optional = true) @Nullable
            Boolean tax,

            @Element(value = "Series_Period", optional = true)
            List<PricePeriod> prices) {

        public Charge {
            prices = List.copyOf(prices);
        }
    }
}
