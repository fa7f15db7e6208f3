package org.meterhub.messageschemas.documents;

import java.time.Instant;
import java.util.List;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.Inline;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.Reason;

/**
 * RSM-009, what the hub could not accept of one received document. Either the whole document is refused, then {@code reasons} tell why; or
 * single transactions are, each with its reasons. The market knows more forms of refusal, which this hub reads and does not write.
 *
 * @param header has neither type nor process
 * @param received what is answered
 * @param rejectedTimeSeries not written by this hub
 * @param reasons of the whole document
 * @param periodsInError not written by this hub
 * @param rejectedRecords refused transactions of structure; not written by this hub
 * @param transactions one for each refused transaction
 */
public record Acknowledgement(
        DocumentHeader header,
        @Inline Received received,

        @Element(value = "Rejected_TimeSeries", optional = true)
        List<RejectedTimeSeries> rejectedTimeSeries,

        @Element(value = "Reason", optional = true) List<Reason> reasons,
        @Element(value = "InError_Period", optional = true) List<PeriodInError> periodsInError,

        @Element(value = "Original_MktActivityRecord", optional = true)
        List<RejectedRecord> rejectedRecords,

        @Element(value = "Series", optional = true) List<RejectedTransaction> transactions)
        implements MarketDocument {

    public Acknowledgement {
        rejectedTimeSeries = List.copyOf(rejectedTimeSeries);
        reasons = List.copyOf(reasons);
        periodsInError = List.copyOf(periodsInError);
        rejectedRecords = List.copyOf(rejectedRecords);
        transactions = List.copyOf(transactions);
    }

    @Override
    public DocumentType type() {
        return DocumentType.ACKNOWLEDGEMENT;
    }

    /** The whole document is refused. */
    public static Acknowledgement ofDocument(DocumentHeader header, Received received, List<Rejection> rejections) {
        return new Acknowledgement(header, received, List.of(), Reason.of(rejections), List.of(), List.of(), List.of());
    }

    /** Some transactions of a document are refused, the others not. */
    public static Acknowledgement ofTransactions(
            DocumentHeader header, Received received, List<RejectedTransaction> transactions) {
        return new Acknowledgement(header, received, List.of(), List.of(), List.of(), List.of(), transactions);
    }

    /**
     * The document that is answered, as far as it could be read.
     *
     * @param messageId its id
     * @param revision not written by this hub
     * @param typeCode its type, for example E66; empty for a code that the market does not know
     * @param createdAt not written by this hub
     * @param title not written by this hub
     * @param processCode its process, for example E23; empty for a code that the market does not know
     */
    public record Received(
            @Element(value = "received_MarketDocument.mRID", optional = true)
            String messageId,

            @Element(value = "received_MarketDocument.revisionNumber", optional = true)
            String revision,

            @Element(value = "received_MarketDocument.type", type = "MessageCode", optional = true)
            String typeCode,

            @Element(value = "received_MarketDocument.createdDateTime", optional = true)
            DocumentTime createdAt,

            @Element(value = "received_MarketDocument.title", optional = true)
            String title,

            @Element(value = "received_MarketDocument.process.processType", type = "ProcessCode", optional = true)
            String processCode) {

        /** Names a document after its header, which need not be valid: codes that no answer could carry are left out. */
        public static Received of(DocumentHeader header) {
            return new Received(
                    header.echoedId(), "", header.knownTypeCode(), DocumentTime.ABSENT, "", header.knownProcessCode());
        }
    }

    /**
     * One refused transaction.
     *
     * @param transactionId id of the transaction in the received document
     * @param reasons every broken rule
     */
    public record RejectedTransaction(
            @Element("mRID") String transactionId,
            @Element(value = "Reason", optional = true) List<Reason> reasons) {

        public RejectedTransaction {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * One refused transaction of structure.
     *
     * @param transactionId id of the transaction in the received document
     * @param reasons at least one
     */
    public record RejectedRecord(
            @Element("mRID") String transactionId,
            @Element("Reason") List<Reason> reasons) {

        public RejectedRecord {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * One refused time series.
     *
     * @param seriesId id of the series in the received document
     * @param version 1 to 999; empty when absent
     * @param reasons of the whole series
     * @param periodsInError which parts of it, and why
     */
    public record RejectedTimeSeries(
            @Element("mRID") String seriesId,

            @Element(value = "version", type = "VersionNumber", optional = true)
            String version,

            @Element(value = "Reason", optional = true) List<Reason> reasons,

            @Element(value = "InError_Period", optional = true)
            List<PeriodInError> periodsInError) {

        public RejectedTimeSeries {
            reasons = List.copyOf(reasons);
            periodsInError = List.copyOf(periodsInError);
        }
    }

    /**
     * A period in which something is wrong.
     *
     * @param start inclusive, a whole minute
     * @param end exclusive, a whole minute
     * @param reasons at least one
     */
    public record PeriodInError(
            @Element("timeInterval/start") Instant start,
            @Element("timeInterval/end") Instant end,
            @Element("Reason") List<Reason> reasons) {

        public PeriodInError {
            reasons = List.copyOf(reasons);
        }
    }
}
