package org.meterhub.messageschemas;

import java.util.List;
import java.util.Set;
import org.meterhub.messageschemas.XmlBytes.Tag;

/** Writes the small documents, valid by their schemas when their ids and codes are. The large ones have writers of their own. */
public final class DocumentWriter {

    private static final int CAPACITY = 2_048;
    private static final String ACCEPTED = "A01";
    private static final String REFUSED = "A02";

    private static final Tag REASON_CODE = Tag.of("reason.code");
    private static final Tag RECORD = Tag.of("MktActivityRecord");
    private static final Tag PROCESS_REFERENCE = Tag.of("businessProcessReference_MktActivityRecord.mRID");
    private static final Tag ORIGINAL = Tag.of("originalTransactionIDReference_MktActivityRecord.mRID");
    private static final Tag METERING_POINT = Tag.of("marketEvaluationPoint.mRID");
    private static final Tag SUPPLIER = Tag.of("marketEvaluationPoint.energySupplier_MarketParticipant.mRID");
    private static final Tag RESPONSIBLE =
            Tag.of("marketEvaluationPoint.balanceResponsibleParty_MarketParticipant.mRID");
    private static final Tag SHIPPER = Tag.of("marketEvaluationPoint.shipper_MarketParticipant.mRID");
    private static final Tag CUSTOMER = Tag.of("marketEvaluationPoint.customer_MarketParticipant.mRID");
    private static final Tag CUSTOMER_NAME = Tag.of("marketEvaluationPoint.customer_MarketParticipant.name");
    private static final Tag START = Tag.of("start_DateAndOrTime.dateTime");
    private static final Tag VALID_FROM = Tag.of("validityStart_DateAndOrTime.dateTime");
    private static final Tag REASON = Tag.of("Reason");
    private static final Tag CODE = Tag.of("code");
    private static final Tag TEXT = Tag.of("text");
    private static final Tag SERIES = Tag.of("Series");
    private static final Tag RECEIVED_ID = Tag.of("received_MarketDocument.mRID");
    private static final Tag RECEIVED_TYPE = Tag.of("received_MarketDocument.type");
    private static final Tag RECEIVED_PROCESS = Tag.of("received_MarketDocument.process.processType");

    private DocumentWriter() {}

    /** RSM-001, as a supplier sends it. @throws IllegalArgumentException without a transaction */
    public static byte[] write(ChangeOfSupplierRequest document) {
        DocumentType type = DocumentType.CHANGE_OF_SUPPLIER_REQUEST;
        XmlBytes xml = begin(type, document.header(), document.transactions());
        for (ChangeOfSupplierRequest.Transaction transaction : document.transactions()) {
            xml.open(RECORD);
            xml.element(HeaderWriter.MRID, transaction.transactionId());
            xml.optional(PROCESS_REFERENCE, transaction.processReference());
            xml.element(METERING_POINT, transaction.meteringPointId());
            xml.element(SUPPLIER, transaction.energySupplier());
            xml.optional(RESPONSIBLE, transaction.balanceResponsible());
            xml.optional(SHIPPER, transaction.shipper());
            xml.optional(CUSTOMER, transaction.customer());
            xml.optional(CUSTOMER_NAME, transaction.customerName());
            xml.element(START, transaction.start());
            xml.close(RECORD);
        }
        return end(xml, type);
    }

    /** RSM-001, the hub accepts; {@code reason.code} A01. @throws IllegalArgumentException without a transaction */
    public static byte[] write(ChangeOfSupplierConfirmation document) {
        DocumentType type = DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION;
        XmlBytes xml = begin(type, document.header(), document.transactions());
        xml.element(REASON_CODE, ACCEPTED);
        for (ChangeOfSupplierConfirmation.Transaction transaction : document.transactions()) {
            xml.open(RECORD);
            xml.element(HeaderWriter.MRID, transaction.transactionId());
            xml.optional(ORIGINAL, transaction.originalTransactionId());
            xml.element(METERING_POINT, transaction.meteringPointId());
            xml.close(RECORD);
        }
        return end(xml, type);
    }

    /** RSM-001, the hub refuses; {@code reason.code} A02. @throws IllegalArgumentException without a transaction */
    public static byte[] write(ChangeOfSupplierRejection document) {
        DocumentType type = DocumentType.CHANGE_OF_SUPPLIER_REJECTION;
        XmlBytes xml = begin(type, document.header(), document.transactions());
        xml.element(REASON_CODE, REFUSED);
        for (ChangeOfSupplierRejection.Transaction transaction : document.transactions()) {
            xml.open(RECORD);
            xml.element(HeaderWriter.MRID, transaction.transactionId());
            xml.optional(ORIGINAL, transaction.originalTransactionId());
            xml.optional(METERING_POINT, transaction.meteringPointId());
            reasons(xml, transaction.reasons());
            xml.close(RECORD);
        }
        return end(xml, type);
    }

    /** RSM-004. @throws IllegalArgumentException without a transaction */
    public static byte[] write(GenericNotification document) {
        DocumentType type = DocumentType.GENERIC_NOTIFICATION;
        XmlBytes xml = begin(type, document.header(), document.transactions());
        for (GenericNotification.Transaction transaction : document.transactions()) {
            xml.open(RECORD);
            xml.element(HeaderWriter.MRID, transaction.transactionId());
            xml.optional(ORIGINAL, transaction.originalTransactionId());
            xml.element(VALID_FROM, transaction.validFrom());
            xml.element(METERING_POINT, transaction.meteringPointId());
            xml.close(RECORD);
        }
        return end(xml, type);
    }

    /** RSM-009. What the schema would not take of the received document's codes is left out. */
    public static byte[] write(Acknowledgement document) {
        DocumentType type = DocumentType.ACKNOWLEDGEMENT;
        XmlBytes xml = new XmlBytes(CAPACITY);
        HeaderWriter.write(xml, type, document.header());
        Acknowledgement.Received received = document.received();
        xml.optional(RECEIVED_ID, received.messageId());
        code(xml, RECEIVED_TYPE, received.typeCode(), CodeLists.MARKET.list("MessageCode"));
        code(xml, RECEIVED_PROCESS, received.processCode(), CodeLists.MARKET.list("ProcessCode"));
        reasons(xml, document.reasons());
        for (Acknowledgement.RejectedTransaction transaction : document.transactions()) {
            xml.open(SERIES);
            xml.element(HeaderWriter.MRID, transaction.transactionId());
            reasons(xml, transaction.reasons());
            xml.close(SERIES);
        }
        return end(xml, type);
    }

    private static XmlBytes begin(DocumentType type, DocumentHeader header, List<?> transactions) {
        if (transactions.isEmpty()) {
            throw new IllegalArgumentException("a " + type.documentName() + " needs a transaction");
        }
        XmlBytes xml = new XmlBytes(CAPACITY);
        HeaderWriter.write(xml, type, header);
        return xml;
    }

    private static byte[] end(XmlBytes xml, DocumentType type) {
        xml.endDocument(type);
        return xml.toByteArray();
    }

    private static void code(XmlBytes xml, Tag tag, String code, Set<String> list) {
        if (list.contains(code)) {
            xml.element(tag, code);
        }
    }

    private static void reasons(XmlBytes xml, List<Reason> reasons) {
        for (Reason reason : reasons) {
            xml.open(REASON);
            xml.element(CODE, reason.code());
            xml.optional(TEXT, reason.text());
            xml.close(REASON);
        }
    }
}
