package org.meterhub.messageschemas;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/**
 * Reads the documents of the market. Bad input is never an exception: it is a list of {@link Rejection}s, for the sender. One instance
 * serves all threads.
 */
public final class MarketDocuments {

    private final SafeXml safeXml;
    private final MarketSchemas schemas = new MarketSchemas();
    private final DocumentReader reader;
    private final MeasureDataReader.Parts measureDataParts;

    public MarketDocuments(XmlLimits limits) {
        safeXml = new SafeXml(limits);
        reader = new DocumentReader(safeXml, schemas);
        measureDataParts = new MeasureDataReader.Parts(safeXml, schemas, MeasureDataReader.Codes.of(CodeLists.MARKET));
    }

    /**
     * Says what a document is, from its root and header; what follows the header is not looked at, so that a large document costs no more
     * than a small one.
     */
    public Identified identify(byte[] document) {
        return identify(DocumentSource.of(document));
    }

    /** As {@link #identify(byte[])}. @throws java.io.UncheckedIOException when the source fails */
    public Identified identify(DocumentSource document) {
        HeaderScan scan = new HeaderScan();
        try (SourceStream bytes = new SourceStream(document)) {
            scan.read(safeXml.open(document, bytes));
        } catch (XMLStreamException notXml) {
            DocumentFault fault = StructureCheck.notWellFormed(notXml, scan.place());
            return new Identified(scan.type(), scan.header(), List.of(fault.asRejection()), Optional.of(fault));
        }
        Optional<DocumentType> type = scan.type();
        List<Rejection> rejections = type.isPresent()
                ? List.of()
                : List.of(RejectionCode.SCHEMA_UNKNOWN.at("", "found " + scan.rootName() + expected(scan.root())));
        return new Identified(type, scan.header(), rejections, Optional.empty());
    }

    /** What the hub knows by the name of a root that it does not know in this namespace. */
    private static String expected(String root) {
        return Arrays.stream(DocumentType.values())
                .filter(type -> type.root().equals(root))
                .findFirst()
                .map(type -> ", expected the namespace " + type.namespace())
                .orElse(", expected a document of the market");
    }

    /** Every violation of the schema of this type, at most {@link XmlLimits#violationsMax()}; empty when the document is valid. */
    public List<Rejection> violations(DocumentType type, byte[] document) {
        return violations(type, DocumentSource.of(document));
    }

    /** As {@link #violations(DocumentType, byte[])}. @throws java.io.UncheckedIOException when the source fails */
    public List<Rejection> violations(DocumentType type, DocumentSource document) {
        return faults(type, document).stream().map(DocumentFault::asRejection).toList();
    }

    /** As {@link #violations(DocumentType, byte[])}, each with its line, for who shows them to a person. */
    public List<DocumentFault> faults(DocumentType type, byte[] document) {
        return faults(type, DocumentSource.of(document));
    }

    private List<DocumentFault> faults(DocumentType type, DocumentSource document) {
        return StructureCheck.faults(safeXml, schemas, type, document);
    }

    /**
     * The lines of elements that rules complain of. An element that is missing has the line of its transaction; a place that is not in the document
     * has no entry.
     */
    public Map<DocumentPlace, Integer> lines(byte[] document, Set<DocumentPlace> places) {
        return ElementLines.find(safeXml, document, places);
    }

    /** RSM-012, in or out: a reader at the document's first series. */
    public MeasureDataReader measureData(byte[] document) {
        return measureData(DocumentSource.of(document));
    }

    /**
     * RSM-012, in or out, that need not fit into memory: a reader at the document's first series. Whoever stops before its end closes the reader.
     *
     * @throws java.io.UncheckedIOException here and while reading, when the source fails
     */
    public MeasureDataReader measureData(DocumentSource document) {
        return new MeasureDataReader(measureDataParts, document);
    }

    /**
     * Reads a document whole.
     *
     * @throws IllegalArgumentException for RSM-012, which is only streamed
     */
    public Reading<MarketDocument> read(DocumentType type, byte[] document) {
        return read(type, MarketDocument.class, document);
    }

    /**
     * Reads a document whole, as the record that holds documents of its type.
     *
     * @throws IllegalArgumentException when another record holds documents of this type, or none does
     */
    public <T extends MarketDocument> Reading<T> read(DocumentType type, Class<T> record, byte[] document) {
        if (DocumentRecords.find(type).filter(record::isAssignableFrom).isEmpty()) {
            throw new IllegalArgumentException(type + " is not read as " + record.getSimpleName());
        }
        List<Rejection> violations = violations(type, document);
        return violations.isEmpty()
                ? Reading.of(record.cast(reader.read(type, document)))
                : Reading.refused(violations);
    }

    /**
     * Reads a document whole, of the one type that the record holds.
     *
     * @throws IllegalArgumentException when the record holds documents of several types, or of none
     */
    public <T extends MarketDocument> Reading<T> read(Class<T> record, byte[] document) {
        return read(DocumentRecords.typeOf(record), record, document);
    }
}
