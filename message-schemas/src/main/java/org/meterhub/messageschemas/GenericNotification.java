package org.meterhub.messageschemas;

import java.util.List;

/**
 * RSM-004, supply of metering points starts or stops; which of it the header's process and the receiver's role tell.
 *
 * @param transactions at least one
 */
public record GenericNotification(DocumentHeader header, List<Transaction> transactions) {

    public GenericNotification {
        transactions = List.copyOf(transactions);
    }

    /**
     * One metering point.
     *
     * @param transactionId the notification's own id
     * @param originalTransactionId id of the receiver's own request; empty for those who asked for nothing
     * @param validFrom from when it holds
     * @param meteringPointId the metering point
     */
    public record Transaction(
            String transactionId, String originalTransactionId, DocumentTime validFrom, CodedId meteringPointId) {}
}
