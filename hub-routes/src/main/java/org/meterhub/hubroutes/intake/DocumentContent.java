package org.meterhub.hubroutes.intake;

import java.util.List;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.messageschemas.documents.ChangeOfSupplierRequest;

/** What a document says, once it has been read whole. */
public sealed interface DocumentContent {

    /** Ids of its transactions, in its order. */
    List<String> transactionIds();

    /** The element that holds the ids. */
    String transactionIdField();

    /** An RSM-012. */
    record MeasureData(List<MeasureSeries> series) implements DocumentContent {
        @Override
        public List<String> transactionIds() {
            return series.stream().map(MeasureSeries::transactionId).toList();
        }

        @Override
        public String transactionIdField() {
            return "Series/mRID";
        }
    }

    /** An RSM-001. */
    record ChangeOfSupplier(ChangeOfSupplierRequest request) implements DocumentContent {
        @Override
        public List<String> transactionIds() {
            return request.transactions().stream()
                    .map(ChangeOfSupplierRequest.Transaction::transactionId)
                    .toList();
        }

        @Override
        public String transactionIdField() {
            return "MktActivityRecord/mRID";
        }
    }
}
