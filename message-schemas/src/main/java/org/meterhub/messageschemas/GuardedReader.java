package org.meterhub.messageschemas;

import com.ctc.wstx.exc.WstxLazyException;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/** Refuses what the parser itself would let pass: a document type, a reference to an entity, a version or encoding not agreed. */
final class GuardedReader extends StreamReaderDelegate {

    private static final Set<String> ENCODINGS =
            Set.of("UTF-8", "UTF8", "UTF-16", "UTF-16BE", "UTF-16LE", "US-ASCII", "ASCII", "ISO-8859-1", "ISO8859-1");

    private final XmlLimits limits;

    /** Characters since the last tag: comments between two texts must not make one of them that is longer than allowed. */
    private int textChars;

    GuardedReader(XMLStreamReader parser, XmlLimits limits) throws XMLStreamException {
        super(parser);
        this.limits = limits;
        refuseUnlessIn(ENCODINGS, parser.getCharacterEncodingScheme(), "encoding");
        refuseUnlessIn(ENCODINGS, parser.getEncoding(), "encoding");
        // Version 1.1 lets control characters in that version 1.0, which all others read and write, cannot carry.
        refuseUnlessIn(Set.of("1.0"), parser.getVersion(), "XML version");
    }

    private void refuseUnlessIn(Set<String> allowed, @Nullable String value, String what) throws XMLStreamException {
        if (value != null && !allowed.contains(value.toUpperCase(Locale.ROOT))) {
            throw new XMLStreamException("the " + what + " is not one of the allowed ones", getLocation());
        }
    }

    @Override
    public int next() throws XMLStreamException {
        int event;
        try {
            event = super.next();
            if (event == CHARACTERS || event == CDATA) {
                // Texts are parsed when first asked for. Asked here, a fault in one comes out of this method like every
                // other fault.
                textChars += super.getTextLength();
                if (textChars > limits.textCharsMax()) {
                    throw new XMLStreamException(
                            "a text is longer than " + limits.textCharsMax() + " characters", getLocation());
                }
                return event;
            }
        } catch (WstxLazyException fault) {
            throw new XMLStreamException(fault.getMessage(), getLocation(), fault);
        }
        if (event == END_ELEMENT) {
            textChars = 0;
        } else if (event == START_ELEMENT) {
            textChars = 0;
            if (getNamespaceCount() > limits.attributesMax()) {
                throw new XMLStreamException(
                        "an element declares more than " + limits.attributesMax() + " namespaces", getLocation());
            }
        } else if (event == XMLStreamConstants.DTD) {
            throw new XMLStreamException("a document type declaration is not allowed", getLocation());
        } else if (event == ENTITY_REFERENCE || event == ENTITY_DECLARATION || event == NOTATION_DECLARATION) {
            throw new XMLStreamException("entities of a document's own are not allowed", getLocation());
        }
        return event;
    }
}
