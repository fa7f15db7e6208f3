package org.meterhub.messageschemas;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The only way to a parser for anything an actor sent (docs/reference/messages.md#how-the-hub-reads). What it gives out never opens a file or a connection,
 * never
 * expands an entity of the document's own, and fails before any part of a document grows beyond {@link XmlLimits}. Thread safe.
 */
public final class SafeXml {

    private static final int PORTION_BYTES = 65_536;

    private final XmlLimits limits;
    private final WstxInputFactory factory;

    public SafeXml(XmlLimits limits) {
        this.limits = limits;
        // By class name and never by a look-up: what stands on the class path must not decide who reads hostile bytes.
        this.factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_VALIDATING, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException("external entities are not allowed");
        });
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, limits.depthMax());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, limits.attributesMax());
        factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, limits.textCharsMax());
        factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, limits.textCharsMax());
        factory.setProperty(WstxInputProperties.P_MAX_CHARACTERS, (long) limits.documentBytesMax());
        factory.setProperty(WstxInputProperties.P_INPUT_BUFFER_LENGTH, 16_384);
    }

    XmlLimits limits() {
        return limits;
    }

    /**
     * A reader at the start of the document.
     *
     * @param document the bytes as they came, in UTF-8, UTF-16 with a byte order mark, or as they declare US-ASCII or ISO-8859-1
     * @return a reader that throws {@link XMLStreamException} from {@code next()} at the first fault, and from nowhere else
     * @throws XMLStreamException when the document is too large or not XML from its first byte
     */
    public XMLStreamReader open(byte[] document) throws XMLStreamException {
        return open(DocumentSource.of(document), new ByteArrayInputStream(document));
    }

    /** As {@link #open(byte[])} for a document of which the parser gets only what the stream gives; whoever opened the stream closes it. */
    XMLStreamReader open(DocumentSource document, InputStream forParser) throws XMLStreamException {
        if (document.length() > limits.documentBytesMax()) {
            throw new XMLStreamException("the document has more than " + limits.documentBytesMax() + " bytes");
        }
        refuseOtherForms(document);
        refuseUnbrokenStretches(document);
        return new GuardedReader(factory.createXMLStreamReader(forParser), limits);
    }

    private static void refuseOtherForms(DocumentSource document) throws XMLStreamException {
        byte[] first = new byte[FirstBytes.LENGTH];
        try (SourceStream bytes = new SourceStream(document)) {
            Optional<String> fault = FirstBytes.fault(first, bytes.readNBytes(first, 0, first.length));
            if (fault.isPresent()) {
                throw new XMLStreamException(fault.get());
            }
        }
    }

    /**
     * Parsers bound texts and attributes, but not names, comments and instructions, which they hold in memory whole. One look over the
     * bytes bounds them all. (In UTF-16 the bytes of a bracket occur in other characters too; then a stretch ends early, which only makes
     * the check milder, and the parser's own limits remain.)
     */
    private void refuseUnbrokenStretches(DocumentSource document) throws XMLStreamException {
        int max = limits.unbrokenBytesMax();
        if (document.length() <= max) {
            return;
        }
        // A stretch within one portion is short enough.
        byte[] portion = new byte[Math.min(max, PORTION_BYTES)];
        try (SourceStream bytes = new SourceStream(document)) {
            long portionFrom = 0;
            long unbrokenFrom = 0;
            int length = bytes.readNBytes(portion, 0, portion.length);
            while (length > 0) {
                int first = firstBracket(portion, length);
                if (portionFrom + first - unbrokenFrom > max) {
                    throw new XMLStreamException("from byte " + unbrokenFrom + " on, more than " + max
                            + " bytes follow each other without a tag");
                }
                if (first < length) {
                    unbrokenFrom = portionFrom + lastBracket(portion, length) + 1;
                }
                portionFrom += length;
                length = bytes.readNBytes(portion, 0, portion.length);
            }
        }
    }

    private static boolean isBracket(byte b) {
        return b == '<' || b == '>';
    }

    /** @return the length when there is none */
    private static int firstBracket(byte[] portion, int length) {
        int i = 0;
        while (i < length && !isBracket(portion[i])) {
            i++;
        }
        return i;
    }

    private static int lastBracket(byte[] portion, int length) {
        int i = length - 1;
        while (!isBracket(portion[i])) {
            i--;
        }
        return i;
    }
}
