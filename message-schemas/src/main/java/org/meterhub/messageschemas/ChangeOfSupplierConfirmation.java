package org.meterhub.messageschemas;

import java.util.List;

/**
 * RSM-001, the hub accepts a change of supplier.
 *
 * @param transactions at least one
 */
public record ChangeOfSupplierConfirmation(DocumentHeader header, List<Transaction> transactions) {

    public ChangeOfSupplierConfirmation {
        transactions = List.copyOf(transactions);
    }

    /**
     * One accepted request.
     *
     * @param transactionId the answer's own id
     * @param originalTransactionId id of the request's record; empty when absent
     * @param meteringPointId the metering point that changes supplier
     */
    public record Transaction(String transactionId, String originalTransactionId, CodedId meteringPointId) {}
}
