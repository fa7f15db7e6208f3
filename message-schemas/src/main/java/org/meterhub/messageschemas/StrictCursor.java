package org.meterhub.messageschemas;

import java.util.Arrays;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks a document of one namespace element by element, forwards only, and refuses what a schema of sequences would refuse: text between
 * elements, attributes not declared, elements out of place. Names are compared, nothing is copied but the text asked for.
 */
final class StrictCursor {

    private final XMLStreamReader xml;
    private final String namespace;
    private final ValueForms forms;
    private boolean atStart;
    private String name = "";
    private char[] text = new char[64];
    private int length;

    StrictCursor(XMLStreamReader xml, String namespace, ValueForms forms) {
        this.xml = xml;
        this.namespace = namespace;
        this.forms = forms;
    }

    /** Moves to the next tag; only blanks, comments and instructions may lie between. */
    void advance() throws XMLStreamException, NotOfTheSchema {
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    String found = xml.getNamespaceURI();
                    if (!namespace.equals(found)) {
                        throw NotOfTheSchema.HERE;
                    }
                    name = xml.getLocalName();
                    atStart = true;
                    return;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    atStart = false;
                    return;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    refuseUnlessBlank();
                case XMLStreamConstants.END_DOCUMENT -> throw NotOfTheSchema.HERE;
                default -> {
                    // Comments and processing instructions are nobody's content.
                }
            }
        }
    }

    private void refuseUnlessBlank() throws NotOfTheSchema {
        char[] chars = xml.getTextCharacters();
        int from = xml.getTextStart();
        int to = from + xml.getTextLength();
        for (int i = from; i < to; i++) {
            if (!QuantityParser.isBlank(chars[i])) {
                throw NotOfTheSchema.HERE;
            }
        }
    }

    /** Whether the cursor stands at the start of this element. */
    boolean isAt(String element) {
        return atStart && name.equals(element);
    }

    /** Whether the cursor stands at an end tag: the parent has no more children. */
    boolean isAtEnd() {
        return !atStart;
    }

    /** Goes into an element that has elements; the cursor then stands at its first child or its end. */
    void enter(String element) throws XMLStreamException, NotOfTheSchema {
        require(element);
        refuseAttributes();
        advance();
    }

    /** Leaves an element; the cursor then stands at the tag after it. */
    void leave() throws XMLStreamException, NotOfTheSchema {
        if (atStart) {
            throw NotOfTheSchema.HERE;
        }
        advance();
    }

    /** Leaves the root: the rest of the document may hold comments and instructions only. */
    void leaveRoot() throws XMLStreamException, NotOfTheSchema {
        if (atStart) {
            throw NotOfTheSchema.HERE;
        }
        while (xml.hasNext()) {
            xml.next();
        }
    }

    /** Reads a simple element without attributes into the buffer and moves on. */
    void read(String element) throws XMLStreamException, NotOfTheSchema {
        require(element);
        refuseAttributes();
        readContent();
    }

    /** Text as it stands, for {@code xs:string}. */
    String string(String element) throws XMLStreamException, NotOfTheSchema {
        read(element);
        return new String(text, 0, length);
    }

    /** Text without the blanks around it. */
    String collapsed(String element) throws XMLStreamException, NotOfTheSchema {
        read(element);
        int end = QuantityParser.trimmedEnd(text, length);
        int start = QuantityParser.trimmedStart(text, end);
        return new String(text, start, end - start);
    }

    String code(String element, Set<String> list) throws XMLStreamException, NotOfTheSchema {
        String code = collapsed(element);
        if (!list.contains(code)) {
            throw NotOfTheSchema.HERE;
        }
        return code;
    }

    /** An identifier with its mandatory coding scheme. */
    CodedId codedId(String element, int lengthMax, Set<String> schemes) throws XMLStreamException, NotOfTheSchema {
        String scheme = readWithAttribute(element, "codingScheme");
        if (scheme == null || !schemes.contains(scheme) || length > lengthMax) {
            throw NotOfTheSchema.HERE;
        }
        return new CodedId(new String(text, 0, length), scheme);
    }

    /** Reads a simple element with one attribute of its own into the buffer and moves on. @return the attribute; null when it is absent */
    @Nullable
    String readWithAttribute(String element, String attribute) throws XMLStreamException, NotOfTheSchema {
        require(element);
        String value = null;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (isUnqualified(i) && xml.getAttributeLocalName(i).equals(attribute)) {
                value = trimmed(xml.getAttributeValue(i));
            } else {
                refuseUnlessSchemaLocation(i);
            }
        }
        readContent();
        return value;
    }

    private boolean isUnqualified(int attribute) {
        String attributeNamespace = xml.getAttributeNamespace(attribute);
        return attributeNamespace == null || attributeNamespace.isEmpty();
    }

    private static String trimmed(String value) {
        char[] chars = value.toCharArray();
        int end = QuantityParser.trimmedEnd(chars, chars.length);
        int start = QuantityParser.trimmedStart(chars, end);
        return value.substring(start, end);
    }

    private void require(String element) throws NotOfTheSchema {
        if (!isAt(element)) {
            throw NotOfTheSchema.HERE;
        }
    }

    private void refuseAttributes() throws NotOfTheSchema {
        int count = xml.getAttributeCount();
        for (int i = 0; i < count; i++) {
            refuseUnlessSchemaLocation(i);
        }
    }

    /** The one attribute every element may have says where its sender keeps a schema; nobody here goes there. */
    private void refuseUnlessSchemaLocation(int attribute) throws NotOfTheSchema {
        String local = xml.getAttributeLocalName(attribute);
        boolean allowed = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(xml.getAttributeNamespace(attribute))
                && (local.equals("schemaLocation") || local.equals("noNamespaceSchemaLocation"))
                && forms.isSchemaLocation(local, xml.getAttributeValue(attribute));
        if (!allowed) {
            throw NotOfTheSchema.HERE;
        }
    }

    /** Collects the text up to the element's end, over comments and instructions, then moves to the next tag. */
    private void readContent() throws XMLStreamException, NotOfTheSchema {
        length = 0;
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> append();
                case XMLStreamConstants.END_ELEMENT -> {
                    advance();
                    return;
                }
                case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_DOCUMENT -> throw NotOfTheSchema.HERE;
                default -> {
                    // A comment inside a text does not end it.
                }
            }
        }
    }

    private void append() {
        int added = xml.getTextLength();
        if (length + added > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + added));
        }
        System.arraycopy(xml.getTextCharacters(), xml.getTextStart(), text, length, added);
        length += added;
    }

    /** The text last read; valid up to {@link #length()} until the next read. */
    char[] text() {
        return text;
    }

    ValueForms forms() {
        return forms;
    }

    int length() {
        return length;
    }
}
