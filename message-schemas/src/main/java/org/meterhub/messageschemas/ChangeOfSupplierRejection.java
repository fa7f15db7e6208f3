package org.meterhub.messageschemas;

import java.util.List;

/**
 * RSM-001, the hub refuses a change of supplier.
 *
 * @param transactions at least one
 */
public record ChangeOfSupplierRejection(DocumentHeader header, List<Transaction> transactions) {

    public ChangeOfSupplierRejection {
        transactions = List.copyOf(transactions);
    }

    /**
     * One refused request.
     *
     * @param transactionId the answer's own id
     * @param originalTransactionId id of the request's record; empty when absent
     * @param meteringPointId {@link CodedId#ABSENT} when absent
     * @param reasons every broken rule; at least one
     */
    public record Transaction(
            String transactionId, String originalTransactionId, CodedId meteringPointId, List<Reason> reasons) {

        /** @throws IllegalArgumentException without a reason */
        public Transaction {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a rejection needs a reason");
            }
        }
    }
}
