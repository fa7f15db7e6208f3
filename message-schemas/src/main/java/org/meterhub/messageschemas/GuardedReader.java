package org.meterhub.messageschemas;

import com.ctc.wstx.exc.WstxLazyException;
import java.io.CharConversionException;
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

    private static final String READABLE = "UTF-8 (or, when declared, UTF-16, US-ASCII or ISO-8859-1)";

    private final XmlLimits limits;

    /** Characters since the last tag: comments between two texts must not make one of them that is longer than allowed. */
    private int textChars;

    GuardedReader(XMLStreamReader parser, XmlLimits limits) throws XMLStreamException {
        super(parser);
        this.limits = limits;
        refuseUnlessIn(ENCODINGS, parser.getCharacterEncodingScheme(), "encoding", READABLE);
        refuseUnlessIn(ENCODINGS, parser.getEncoding(), "encoding", READABLE);
        // Version 1.1 lets control characters in that version 1.0, which all others read and write, cannot carry.
        refuseUnlessIn(Set.of("1.0"), parser.getVersion(), "XML version", "1.0");
    }

    private void refuseUnlessIn(Set<String> allowed, @Nullable String value, String what, String expected)
            throws XMLStreamException {
        if (value != null && !allowed.contains(value.toUpperCase(Locale.ROOT))) {
            throw new XMLStreamException(
                    "the " + what + " is " + DocumentFault.excerpt(value) + ", expected " + expected, getLocation());
        }
    }

    private static boolean isOfAnotherEncoding(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharConversionException) {
                return true;
            }
        }
        return false;
    }

    /** Most likely the sender's text is in another encoding than it says, or says none. */
    private XMLStreamException anotherEncoding(Exception fault) {
        String declared = getCharacterEncodingScheme();
        String said = declared == null
                ? "the document declares no encoding, so it is UTF-8, and a byte of it is not"
                : "the document declares " + DocumentFault.excerpt(declared) + ", and a byte of it is not";
        return new XMLStreamException(
                said + " (perhaps it is ISO-8859-1); send UTF-8, or declare the encoding that it has",
                getLocation(),
                fault);
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
            throw isOfAnotherEncoding(fault)
                    ? anotherEncoding(fault)
                    : new XMLStreamException(fault.getMessage(), getLocation(), fault);
        } catch (XMLStreamException fault) {
            throw isOfAnotherEncoding(fault) ? anotherEncoding(fault) : fault;
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
