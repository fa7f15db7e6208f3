package org.meterhub.messageschemas;

/**
 * Writes any document that has a record, valid by its schema when its texts are not too long. The large documents have writers of their
 * own. What is written is in one normal form: times in whole seconds and {@code Z}, the business sector always named, an optional element
 * without content left out.
 */
public final class DocumentWriter {

    private static final int CAPACITY = 2_048;

    private DocumentWriter() {}

    /** @throws IllegalArgumentException when something is missing that the schema demands, or a code is in no list of the market */
    public static byte[] write(MarketDocument document) {
        DocumentType type = document.type();
        XmlBytes xml = new XmlBytes(CAPACITY);
        HeaderWriter.write(xml, type, document.header());
        DocumentRecords.shapeOf(type).write(xml, document);
        xml.endDocument(type);
        return xml.toByteArray();
    }
}
