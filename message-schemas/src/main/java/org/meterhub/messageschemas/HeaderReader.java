package org.meterhub.messageschemas;

import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Reads the header of a document that the schema has found valid, in whichever of its variants (docs/reference/messages.md). */
final class HeaderReader {

    private static final Set<String> SCHEMES = CodeLists.MARKET.list("CodingSchemeCode");

    private HeaderReader() {}

    /** The cursor stands at the first element of the header, and afterwards at the first one after it. */
    static DocumentHeader read(StrictCursor at, DocumentType type) throws XMLStreamException, NotOfTheSchema {
        String messageId = at.string("mRID");
        String typeCode = optional(at, "type");
        return new DocumentHeader(
                messageId,
                typeCode.isEmpty() ? type.schemaDefaultTypeCode() : typeCode,
                optional(at, "process.processType"),
                optional(at, "businessSector.type"),
                party(at, "sender_MarketParticipant"),
                party(at, "receiver_MarketParticipant"),
                new DocumentTime(at.collapsed("createdDateTime")));
    }

    private static String optional(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
        return at.isAt(element) ? at.collapsed(element) : "";
    }

    private static PartyInDocument party(StrictCursor at, String element) throws XMLStreamException, NotOfTheSchema {
        CodedId id =
                at.isAt(element + ".mRID") ? at.codedId(element + ".mRID", Integer.MAX_VALUE, SCHEMES) : CodedId.ABSENT;
        return new PartyInDocument(id, optional(at, element + ".marketRole.type"));
    }
}
