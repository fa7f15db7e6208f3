package org.meterhub.messageschemas;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads as much of a header as there is, of a document that need not be valid or known: even a refused document is answered by its id,
 * where it could be read. Stops at the first element below the root that has elements of its own.
 */
final class HeaderScan {

    private static final int ELEMENTS_MAX = 32;

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> schemes = new HashMap<>();
    private String namespace = "";
    private String root = "";
    private String place = "";

    void read(XMLStreamReader xml) throws XMLStreamException {
        toNextTag(xml);
        root = xml.getLocalName();
        namespace = orEmpty(xml.getNamespaceURI());
        // Headers have about ten elements: a document of another shape is not searched to its end.
        for (int i = 0; i < ELEMENTS_MAX && toNextTag(xml) == XMLStreamConstants.START_ELEMENT; i++) {
            if (!readElement(xml)) {
                return;
            }
        }
    }

    /** @return false when the element holds elements: the body has begun */
    private boolean readElement(XMLStreamReader xml) throws XMLStreamException {
        boolean known = namespace.equals(orEmpty(xml.getNamespaceURI()));
        place = xml.getLocalName();
        String scheme = orEmpty(xml.getAttributeValue(null, "codingScheme"));
        StringBuilder text = new StringBuilder();
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    return false;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (known) {
                        values.putIfAbsent(place, text.toString());
                        schemes.putIfAbsent(place, scheme);
                    }
                    return true;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                default -> {
                    // Comments and instructions are nobody's content.
                }
            }
        }
    }

    private static int toNextTag(XMLStreamReader xml) throws XMLStreamException {
        int event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT
                && event != XMLStreamConstants.END_ELEMENT
                && event != XMLStreamConstants.END_DOCUMENT) {
            event = xml.next();
        }
        return event;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    Optional<DocumentType> type() {
        return DocumentType.find(namespace, root);
    }

    /** Local name of the root. */
    String root() {
        return root;
    }

    /** Namespace and name of the root, shortened: both are a sender's words. */
    String rootName() {
        return DocumentFault.excerpt("{" + namespace + "}" + root);
    }

    /** The element last begun. */
    String place() {
        return place;
    }

    DocumentHeader header() {
        return new DocumentHeader(
                values.getOrDefault("mRID", ""),
                typeCode(),
                code("process.processType"),
                code("businessSector.type"),
                party("sender_MarketParticipant"),
                party("receiver_MarketParticipant"),
                new DocumentTime(code("createdDateTime")));
    }

    /** The schemas give an empty {@code type} the code of the document. */
    private String typeCode() {
        String text = values.get("type");
        return text != null && text.isEmpty()
                ? type().map(DocumentType::schemaDefaultTypeCode).orElse("")
                : code("type");
    }

    private PartyInDocument party(String element) {
        CodedId id = new CodedId(
                values.getOrDefault(element + ".mRID", ""),
                schemes.getOrDefault(element + ".mRID", "").strip());
        return new PartyInDocument(id, code(element + ".marketRole.type"));
    }

    private String code(String element) {
        return values.getOrDefault(element, "").strip();
    }
}
