package org.example.supplier;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.support.service.ServiceSupport;
import org.meterhub.marketdocuments.CimDocuments;

/**
 * The market's documents as a Camel data format: bytes to JAXB objects of {@code org.meterhub.marketdocuments.cim} and back.
 *
 * <p>Not camel-jaxb: each of the 52 documents has a namespace of its own while all share one set of classes, which therefore knows none. camel-jaxb lets one
 * wrap the writer, but hands its reader to JAXB as it is; and it would read and write without the schema having judged. {@link CimDocuments} does both.
 */
final class MarketDocumentFormat extends ServiceSupport implements DataFormat {

    private final CimDocuments documents = new CimDocuments();

    /** @throws IllegalArgumentException when the schema refuses the document; the message says what is wrong */
    @Override
    public void marshal(Exchange exchange, Object document, OutputStream stream) throws Exception {
        stream.write(documents.write(document));
    }

    /** @throws IllegalArgumentException when it is no document of the market */
    @Override
    public Object unmarshal(Exchange exchange, InputStream stream) throws Exception {
        return documents.read(stream.readAllBytes());
    }
}
