package org.meterhub.messageschemas;

import java.util.List;

/**
 * RSM-001, a supplier asks to take over metering points.
 *
 * @param transactions at least one; each is answered by itself
 */
public record ChangeOfSupplierRequest(DocumentHeader header, List<Transaction> transactions) {

    public ChangeOfSupplierRequest {
        transactions = List.copyOf(transactions);
    }

    /**
     * One metering point to be taken over. What the document does not name is an empty text or {@link CodedId#ABSENT}.
     *
     * @param transactionId {@code mRID} of the record
     * @param processReference {@code businessProcessReference_MktActivityRecord.mRID}
     * @param meteringPointId the number, its check digit not verified
     * @param energySupplier the new supplier, who must be the sender
     * @param balanceResponsible who answers for the new supplier's balance
     * @param shipper of the gas market; not used here
     * @param customer number of the customer now at the metering point
     * @param customerName name of the customer
     * @param start when the supply shall begin; may name no instant, which a rule must refuse
     */
    public record Transaction(
            String transactionId,
            String processReference,
            CodedId meteringPointId,
            CodedId energySupplier,
            CodedId balanceResponsible,
            CodedId shipper,
            CodedId customer,
            String customerName,
            DocumentTime start) {}
}
