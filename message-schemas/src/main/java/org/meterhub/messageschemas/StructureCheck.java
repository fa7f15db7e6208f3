package org.meterhub.messageschemas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;

/**
 * Carries one document from the hardened reader into the JDK's schema validator, and keeps what the validator finds, each with the place.
 * Beyond the schema it refuses {@code xsi:type} and {@code xsi:nil}: in the market's documents an element has one type and a value.
 */
final class StructureCheck implements ErrorHandler {

    /** Said by the validator a second time, from the element's side, after the fault of the value itself. */
    private static final List<String> REPETITIONS =
            List.of("cvc-type.3.1.3", "cvc-attribute.3", "cvc-complex-type.2.2");

    private final XMLStreamReader xml;
    private final DocumentType type;
    private final ValidatorHandler validator;
    private final int violationsMax;
    private final ElementPath path = new ElementPath();
    private final List<DocumentFault> faults = new ArrayList<>();
    private final AttributesImpl attributes = new AttributesImpl();

    private final StringBuilder text = new StringBuilder();
    private boolean beginning;

    private StructureCheck(XMLStreamReader xml, DocumentType type, ValidatorHandler validator, int violationsMax) {
        this.xml = xml;
        this.type = type;
        this.validator = validator;
        this.violationsMax = violationsMax;
    }

    /** All violations of the schema, or the first fault of the XML; empty when the document is valid. */
    static List<DocumentFault> faults(
            SafeXml safeXml, MarketSchemas schemas, DocumentType type, DocumentSource document) {
        try (SourceStream bytes = new SourceStream(document)) {
            XMLStreamReader xml;
            try {
                xml = safeXml.open(document, bytes);
            } catch (XMLStreamException notXml) {
                return List.of(notWellFormed(notXml, ""));
            }
            ValidatorHandler validator = schemas.borrow(type);
            StructureCheck check =
                    new StructureCheck(xml, type, validator, safeXml.limits().violationsMax());
            check.judge();
            schemas.giveBack(type, validator);
            return check.faults;
        }
    }

    private void judge() {
        validator.setErrorHandler(this);
        validator.setContentHandler(null);
        try {
            run();
        } catch (XMLStreamException notXml) {
            faults.add(notWellFormed(notXml, path.toString()));
        } catch (EnoughViolations enough) {
            // What was found is told.
        } catch (SAXException broken) {
            throw new IllegalStateException("the validator failed on a document it was to judge", broken);
        }
    }

    /** A fault of the XML itself: where, and what the parser said. */
    static DocumentFault notWellFormed(XMLStreamException fault, String path) {
        String message = fault.getMessage() == null ? "" : fault.getMessage();
        int location = message.indexOf("\n at [");
        String said = location < 0 ? message : message.substring(0, location);
        Location place = fault.getLocation();
        return new DocumentFault(
                path,
                place == null ? 0 : place.getLineNumber(),
                new Wording("cannot be read as XML: " + said, "kan ikke leses som XML: " + said),
                Wording.NOTHING);
    }

    private void run() throws XMLStreamException, SAXException {
        validator.startDocument();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                if (path.isInside() && xml.getTextLength() > 0) {
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    validator.characters(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                path.enter(xml.getLocalName());
                text.setLength(0);
                beginning = true;
                startElement();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                beginning = false;
                endElement();
                path.leave();
                text.setLength(0);
            }
        }
        validator.endDocument();
    }

    private void startElement() throws SAXException {
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            validator.startPrefixMapping(orEmpty(xml.getNamespacePrefix(i)), orEmpty(xml.getNamespaceURI(i)));
        }
        attributes.clear();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = orEmpty(xml.getAttributeNamespace(i));
            String name = xml.getAttributeLocalName(i);
            if (namespace.equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)
                    && (name.equals("type") || name.equals("nil"))) {
                violation(SchemaFault.superfluous("xsi:" + name, place()));
                continue;
            }
            String prefix = orEmpty(xml.getAttributePrefix(i));
            attributes.addAttribute(
                    namespace, name, prefix.isEmpty() ? name : prefix + ":" + name, "CDATA", xml.getAttributeValue(i));
        }
        validator.startElement(orEmpty(xml.getNamespaceURI()), xml.getLocalName(), qualifiedName(), attributes);
    }

    private void endElement() throws SAXException {
        validator.endElement(orEmpty(xml.getNamespaceURI()), xml.getLocalName(), qualifiedName());
        for (int i = 0; i < xml.getNamespaceCount(); i++) {
            validator.endPrefixMapping(orEmpty(xml.getNamespacePrefix(i)));
        }
    }

    private String qualifiedName() {
        String prefix = orEmpty(xml.getPrefix());
        return prefix.isEmpty() ? xml.getLocalName() : prefix + ":" + xml.getLocalName();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Where the validator stands. Attributes are judged at an element's beginning, its value at its end. */
    private FaultyElement place() {
        Map<String, String> read = new LinkedHashMap<>();
        if (beginning) {
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                read.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
        return new FaultyElement(
                xml.getLocalName(), orEmpty(xml.getNamespaceURI()), path.parent(), read, text.toString());
    }

    private void violation(SchemaFault said) throws SAXException {
        DocumentFault fault =
                new DocumentFault(path.toString(), xml.getLocation().getLineNumber(), said.found(), said.expected());
        if (faults.contains(fault)) {
            return;
        }
        faults.add(fault);
        if (faults.size() >= violationsMax) {
            throw new EnoughViolations();
        }
    }

    @Override
    public void warning(SAXParseException exception) {
        // Warnings tell of schema locations that were not followed, which is as it should be.
    }

    @Override
    public void error(SAXParseException exception) throws SAXException {
        String message = exception.getMessage() == null ? "" : exception.getMessage();
        boolean repetition = REPETITIONS.stream().anyMatch(message::startsWith)
                && !faults.isEmpty()
                && faults.get(faults.size() - 1).path().equals(path.toString());
        if (!repetition) {
            violation(SchemaFault.of(message, place(), type));
        }
    }

    @Override
    public void fatalError(SAXParseException exception) throws SAXException {
        error(exception);
    }

    /** Ends the check where more violations would not help the sender. */
    private static final class EnoughViolations extends SAXException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
