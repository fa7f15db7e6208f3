package org.meterhub.benchmarks;

import java.net.URL;
import java.util.Objects;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MarketDocuments;
import org.xml.sax.SAXException;

/** The hub's schema of RSM-012, for the JDK's own validator: what every yardstick checks documents with. */
public final class MeasureDataSchema {

    private MeasureDataSchema() {}

    public static Schema compile() throws SAXException {
        String file = DocumentType.VALIDATED_MEASURE_DATA
                        .namespace()
                        .replace(':', '-')
                        .replace('.', '-') + ".xsd";
        URL location = Objects.requireNonNull(MarketDocuments.class.getResource("xsd/" + file), file);
        return SchemaFactory.newDefaultInstance().newSchema(location);
    }
}
