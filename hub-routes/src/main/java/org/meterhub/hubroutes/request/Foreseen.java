package org.meterhub.hubroutes.request;

import java.util.List;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.TransactionIds;

/** What is known beforehand of one transaction, whatever the hub holds: why it would be refused; nothing when nothing speaks against it so far. */
public record Foreseen(String transactionId, List<Rejection> rejections) {

    public Foreseen {
        rejections = List.copyOf(rejections);
    }

    /** The ids of a document's transactions, and nothing against them. */
    public static List<Foreseen> nothing(MarketDocument document) {
        return TransactionIds.of(document).stream()
                .map(id -> new Foreseen(id, List.of()))
                .toList();
    }
}
