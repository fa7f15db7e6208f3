package org.meterhub.marketdocuments;

import com.ctc.wstx.stax.WstxOutputFactory;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.meterhub.marketdocuments.cim.ObjectFactory;
import org.meterhub.messageschemas.DocumentFault;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.SafeXml;
import org.meterhub.messageschemas.XmlLimits;

/**
 * Reads and writes any of the market's 52 documents as objects of {@code org.meterhub.marketdocuments.cim}, whose classes are made from the schemas. A class is
 * named after its root element without underscores: {@code RequestChangeOfSupplierMarketDocument}. The classes know no namespace, so that all documents
 * share one {@code PartyId}, one {@code Point}, one {@code Reason}; the reader takes a document's namespace away and the writer puts the right one back.
 *
 * <p>Reading is as hard as the hub's own ({@link SafeXml}: no entities, no document types, bounded sizes), and refuses what the schema does not know.
 * Thread safe.
 */
public final class CimDocuments {

    private final SafeXml xml;
    private final MarketDocuments schemas;
    private final JAXBContext classes;
    private final WstxOutputFactory output = new WstxOutputFactory();

    /** With the market's limits: 50 MB a document. */
    public CimDocuments() {
        this(XmlLimits.MARKET);
    }

    /** @param limits how large a document may be that is read */
    public CimDocuments(XmlLimits limits) {
        xml = new SafeXml(limits);
        schemas = new MarketDocuments(limits);
        try {
            classes = JAXBContext.newInstance(ObjectFactory.class);
        } catch (JAXBException broken) {
            throw new IllegalStateException("the classes of the documents do not fit together", broken);
        }
    }

    /**
     * @param document its bytes, as they came
     * @return an object of the class of its root element
     * @throws IllegalArgumentException when it is none of the market's documents, or holds what its schema does not know; the message says where
     */
    public Object read(byte[] document) {
        try {
            XMLStreamReader reader = xml.open(document);
            while (!reader.isStartElement()) {
                reader.next();
            }
            String namespace = reader.getNamespaceURI();
            String root = reader.getLocalName();
            if (DocumentType.find(namespace == null ? "" : namespace, root).isEmpty()) {
                throw new IllegalArgumentException(
                        "<" + root + "> of the namespace " + namespace + " is none of the market's documents");
            }
            Unmarshaller unmarshaller = classes.createUnmarshaller();
            // By default what the classes do not know is passed over in silence.
            unmarshaller.setEventHandler(event -> false);
            return unmarshaller.unmarshal(new OutOfItsNamespace(reader, namespace));
        } catch (XMLStreamException | JAXBException fault) {
            throw new IllegalArgumentException("the document cannot be read: " + reasonOf(fault), fault);
        }
    }

    /**
     * @param document its bytes, as they came
     * @param wanted the class of the document that is expected
     * @throws IllegalArgumentException as {@link #read(byte[])}, or when it is another document
     */
    public <T> T read(byte[] document, Class<T> wanted) {
        Object read = read(document);
        if (!wanted.isInstance(read)) {
            throw new IllegalArgumentException(
                    "the document is a " + read.getClass().getSimpleName() + ", not a " + wanted.getSimpleName());
        }
        return wanted.cast(read);
    }

    /**
     * Which document it is, as its root element says; nothing else is looked at.
     *
     * @return empty when it is none of the market's documents, or no XML
     */
    public Optional<DocumentType> identify(byte[] document) {
        try {
            XMLStreamReader reader = xml.open(document);
            while (!reader.isStartElement()) {
                reader.next();
            }
            String namespace = reader.getNamespaceURI();
            return DocumentType.find(namespace == null ? "" : namespace, reader.getLocalName());
        } catch (XMLStreamException noXml) {
            return Optional.empty();
        }
    }

    /**
     * What its schema says against a document; nothing when it is valid.
     *
     * @throws IllegalArgumentException when it is none of the market's documents
     */
    public List<DocumentFault> faults(byte[] document) {
        DocumentType type = identify(document)
                .orElseThrow(() -> new IllegalArgumentException("it is none of the market's documents"));
        return schemas.faults(type, document);
    }

    /**
     * @param document an object of a class that stands for a whole document
     * @return its bytes in UTF-8, valid against its schema
     * @throws IllegalArgumentException when it is no whole document, or its schema refuses it; the message lists what is wrong, each with its element
     */
    public byte[] write(Object document) {
        DocumentType type = typeOf(document);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter writer = output.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            Marshaller marshaller = classes.createMarshaller();
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            marshaller.marshal(document, new IntoItsNamespace(writer, type.namespace()));
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException | JAXBException fault) {
            throw new IllegalArgumentException("the document cannot be written: " + reasonOf(fault), fault);
        }
        byte[] written = bytes.toByteArray();
        List<DocumentFault> faults = schemas.faults(type, written);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("the schema of " + type.root() + " refuses the document: " + faults);
        }
        return written;
    }

    /**
     * Which document an object stands for.
     *
     * @throws IllegalArgumentException when it is no whole document
     */
    public static DocumentType typeOf(Object document) {
        XmlRootElement root = document.getClass().getAnnotation(XmlRootElement.class);
        return Arrays.stream(DocumentType.values())
                .filter(type -> root != null && type.root().equals(root.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        document.getClass().getSimpleName() + " is a part of a document, not a whole one"));
    }

    /** JAXB wraps what happened, and then says nothing itself. */
    private static String reasonOf(Exception fault) {
        Throwable inner = fault;
        while (inner.getMessage() == null && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return String.valueOf(inner.getMessage());
    }
}
