package org.meterhub.hubroutes.intake;

import java.util.List;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.messageschemas.TransactionIds;

/** What a document says, once it has been read whole. */
public sealed interface DocumentContent {

    /** Ids of its transactions, in its order. */
    List<String> transactionIds();

    /** Whether its form has room for transactions and it holds none; the schema of all but RSM-012 asks for one at least. */
    default boolean lacksTransactions() {
        return false;
    }

    /** An RSM-012. */
    record MeasureData(List<MeasureSeries> series) implements DocumentContent {
        @Override
        public List<String> transactionIds() {
            return series.stream().map(MeasureSeries::transactionId).toList();
        }

        @Override
        public boolean lacksTransactions() {
            return series.isEmpty();
        }
    }

    /** Any other. */
    record Whole(MarketDocument document) implements DocumentContent {
        @Override
        public List<String> transactionIds() {
            return TransactionIds.of(document);
        }
    }
}
