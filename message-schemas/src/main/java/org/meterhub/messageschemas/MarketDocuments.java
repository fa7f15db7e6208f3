package org.meterhub.messageschemas;

import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/**
 * Reads the documents of the market. Bad input is never an exception: it is a list of {@link Rejection}s, for the sender. One instance
 * serves all threads; making one compiles the schemas.
 */
public final class MarketDocuments {

    private final SafeXml safeXml;
    private final MarketSchemas schemas = new MarketSchemas();
    private final SmallDocuments smallDocuments;
    private final MeasureDataReader.Parts measureDataParts;

    public MarketDocuments(XmlLimits limits) {
        safeXml = new SafeXml(limits);
        smallDocuments = new SmallDocuments(safeXml);
        measureDataParts = new MeasureDataReader.Parts(safeXml, schemas, MeasureDataReader.Codes.of(CodeLists.MARKET));
    }

    /**
     * Says what a document is, from its root and header; what follows the header is not looked at, so that a large document costs no more
     * than a small one.
     */
    public Identified identify(byte[] document) {
        HeaderScan scan = new HeaderScan();
        try {
            scan.read(safeXml.open(document));
        } catch (XMLStreamException notXml) {
            return new Identified(
                    scan.type(), scan.header(), List.of(StructureCheck.notWellFormed(notXml, scan.place())));
        }
        Optional<DocumentType> type = scan.type();
        List<Rejection> rejections = type.isPresent()
                ? List.of()
                : List.of(RejectionCode.SCHEMA_UNKNOWN.at("", scan.rootName() + " is not a document of this hub"));
        return new Identified(type, scan.header(), rejections);
    }

    /** Every violation of the schema of this type, at most {@link XmlLimits#violationsMax()}; empty when the document is valid. */
    public List<Rejection> violations(DocumentType type, byte[] document) {
        return StructureCheck.violations(safeXml, schemas.validator(type), document);
    }

    /** RSM-012, in or out: a reader at the document's first series. */
    public MeasureDataReader measureData(byte[] document) {
        return new MeasureDataReader(measureDataParts, document);
    }

    /** RSM-001, as the hub gets it. */
    public Reading<ChangeOfSupplierRequest> changeOfSupplierRequest(byte[] document) {
        List<Rejection> violations = violations(DocumentType.CHANGE_OF_SUPPLIER_REQUEST, document);
        return violations.isEmpty() ? Reading.of(smallDocuments.request(document)) : Reading.refused(violations);
    }

    /** RSM-001, the hub's acceptance as a supplier gets it. */
    public Reading<ChangeOfSupplierConfirmation> changeOfSupplierConfirmation(byte[] document) {
        List<Rejection> violations = violations(DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION, document);
        return violations.isEmpty() ? Reading.of(smallDocuments.confirmation(document)) : Reading.refused(violations);
    }

    /** RSM-001, the hub's refusal as a supplier gets it. */
    public Reading<ChangeOfSupplierRejection> changeOfSupplierRejection(byte[] document) {
        List<Rejection> violations = violations(DocumentType.CHANGE_OF_SUPPLIER_REJECTION, document);
        return violations.isEmpty() ? Reading.of(smallDocuments.rejection(document)) : Reading.refused(violations);
    }

    /** RSM-004, as a party gets it. */
    public Reading<GenericNotification> genericNotification(byte[] document) {
        List<Rejection> violations = violations(DocumentType.GENERIC_NOTIFICATION, document);
        return violations.isEmpty() ? Reading.of(smallDocuments.notification(document)) : Reading.refused(violations);
    }

    /** RSM-009, as a party gets it: the parts of it that this hub writes. */
    public Reading<Acknowledgement> acknowledgement(byte[] document) {
        List<Rejection> violations = violations(DocumentType.ACKNOWLEDGEMENT, document);
        return violations.isEmpty()
                ? Reading.of(smallDocuments.acknowledgement(document))
                : Reading.refused(violations);
    }

    /** RSM-014, as a party gets it; held in memory whole. */
    public Reading<AggregatedMeasureData> aggregatedMeasureData(byte[] document) {
        List<Rejection> violations = violations(DocumentType.AGGREGATED_MEASURE_DATA, document);
        return violations.isEmpty() ? Reading.of(smallDocuments.aggregated(document)) : Reading.refused(violations);
    }
}
