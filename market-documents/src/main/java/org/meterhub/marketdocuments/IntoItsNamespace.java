package org.meterhub.marketdocuments;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.util.StreamWriterDelegate;
import org.jspecify.annotations.Nullable;

/** Writes elements without a namespace into the document's own, which the root declares as the default, once. */
final class IntoItsNamespace extends StreamWriterDelegate {

    private final String namespace;
    private boolean declared;

    IntoItsNamespace(XMLStreamWriter out, String namespace) {
        super(out);
        this.namespace = namespace;
    }

    @Override
    public void writeStartElement(String localName) throws XMLStreamException {
        super.writeStartElement(localName);
        if (!declared) {
            declared = true;
            super.writeDefaultNamespace(namespace);
        }
    }

    @Override
    public void writeStartElement(String uri, String localName) throws XMLStreamException {
        writeStartElement(localName);
    }

    @Override
    public void writeStartElement(String prefix, String localName, String uri) throws XMLStreamException {
        writeStartElement(localName);
    }

    /** JAXB says at each element that it has no namespace. */
    @Override
    public void writeDefaultNamespace(@Nullable String uri) {}

    @Override
    public void writeNamespace(@Nullable String prefix, @Nullable String uri) {}
}
