package org.meterhub.messageschemas;

import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** Reads any document that has a record, once the schema has found it valid. */
final class DocumentReader {

    private final SafeXml safeXml;
    private final MarketSchemas schemas;

    DocumentReader(SafeXml safeXml, MarketSchemas schemas) {
        this.safeXml = safeXml;
        this.schemas = schemas;
    }

    /**
     * @param document valid by the schema of the type
     * @throws IllegalStateException when the record has not the elements of the schema: a bug of this hub
     */
    MarketDocument read(DocumentType type, byte[] document) {
        RecordShape shape = DocumentRecords.shapeOf(type);
        try {
            StrictCursor at = new StrictCursor(safeXml.open(document), type.namespace(), new ValueForms(schemas));
            at.advance();
            at.enter(type.root());
            @Nullable Object[] values = shape.absentValues();
            values[RecordShape.TYPE_SLOT] = type;
            values[RecordShape.HEADER_SLOT] = HeaderReader.read(at, type);
            shape.read(at, values);
            at.leaveRoot();
            return (MarketDocument) shape.construct(values);
        } catch (XMLStreamException | NotOfTheSchema broken) {
            throw new IllegalStateException(
                    "a " + type.documentName() + " that the schema accepts could not be read", broken);
        }
    }
}
