package org.meterhub.messageschemas;

import java.util.List;

/**
 * Writes any document that has a record, valid by its schema: the schema itself has the last word on every one, so that what it refuses never leaves the hub.
 * The large documents have writers of their own. What is written is in one normal form: times in whole seconds and {@code Z}, the business sector always named, an optional element
 * without content left out.
 */
public final class DocumentWriter {

    private static final int CAPACITY = 2_048;

    private static final SafeXml SAFE_XML = new SafeXml(XmlLimits.MARKET);
    private static final MarketSchemas SCHEMAS = new MarketSchemas();

    private DocumentWriter() {}

    /** @throws IllegalArgumentException when something is missing that the schema demands, or it would refuse a value */
    public static byte[] write(MarketDocument document) {
        DocumentType type = document.type();
        XmlBytes xml = new XmlBytes(CAPACITY);
        HeaderWriter.write(xml, type, document.header());
        DocumentRecords.shapeOf(type).write(xml, document);
        xml.endDocument(type);
        byte[] written = xml.toByteArray();
        List<DocumentFault> faults = StructureCheck.faults(SAFE_XML, SCHEMAS, type, DocumentSource.of(written));
        if (!faults.isEmpty()) {
            DocumentFault first = faults.get(0);
            // Without what was found there: it may be somebody's name.
            throw new IllegalArgumentException(type + " would not be valid at " + first.path() + ": expected "
                    + first.expected().english());
        }
        return written;
    }
}
