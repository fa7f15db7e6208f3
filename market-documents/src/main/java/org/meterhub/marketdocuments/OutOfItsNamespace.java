package org.meterhub.marketdocuments;

import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;

/** Shows a document of one namespace as if it had none. An element of another namespace keeps it, so that nobody takes it for the document's own. */
final class OutOfItsNamespace extends StreamReaderDelegate {

    private final @Nullable String own;

    OutOfItsNamespace(XMLStreamReader document, @Nullable String own) {
        super(document);
        this.own = own;
    }

    @Override
    public @Nullable String getNamespaceURI() {
        String namespace = super.getNamespaceURI();
        return namespace == null || namespace.equals(own) ? null : namespace;
    }
}
