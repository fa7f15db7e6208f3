package org.meterhub.benchmarks.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.meterhub.benchmarks.MeasureDataSchema;
import org.meterhub.marketmodel.Quality;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MeasureSeriesHead;
import org.xml.sax.SAXException;

/** The yardsticks: what an ordinary program does with the same documents by means of the JDK alone, as shipped. */
final class JdkXml {

    private final Schema schema = MeasureDataSchema.compile();
    private final XMLInputFactory input = XMLInputFactory.newDefaultFactory();
    private final XMLOutputFactory output = XMLOutputFactory.newDefaultFactory();

    JdkXml() throws SAXException {}

    /** Parses without looking at anything. @return how many elements there were */
    long parse(byte[] document) throws XMLStreamException {
        XMLStreamReader xml = input.createXMLStreamReader(new ByteArrayInputStream(document));
        long elements = 0;
        while (xml.hasNext()) {
            elements += xml.next() == XMLStreamConstants.START_ELEMENT ? 1 : 0;
        }
        return elements;
    }

    /** Parses and judges by the schema, and keeps nothing. @throws SAXException when the document is not valid */
    void validate(byte[] document) throws IOException, SAXException {
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
    }

    /** Writes the same content as the hub's writer. */
    byte[] write(Bundle bundle, long[] quantitiesWh) throws XMLStreamException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        XMLStreamWriter xml = output.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement(DocumentType.VALIDATED_MEASURE_DATA.root());
        xml.writeDefaultNamespace(DocumentType.VALIDATED_MEASURE_DATA.namespace());
        header(xml, bundle.header());
        int value = 0;
        for (int series = 0; series < bundle.seriesCount(); series++) {
            head(xml, bundle.head(series));
            for (int position = 1; position <= bundle.stepsPerSeries(); position++) {
                point(xml, position, quantitiesWh[value], Bundle.quality(value));
                value++;
            }
            xml.writeEndElement();
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
        return bytes.toByteArray();
    }

    private static void header(XMLStreamWriter xml, DocumentHeader header) throws XMLStreamException {
        text(xml, "mRID", header.messageId());
        text(xml, "type", header.typeCode());
        text(xml, "process.processType", header.processCode());
        text(xml, "businessSector.type", header.sectorCode());
        id(xml, "sender_MarketParticipant.mRID", header.sender().id());
        text(xml, "sender_MarketParticipant.marketRole.type", header.sender().roleCode());
        id(xml, "receiver_MarketParticipant.mRID", header.receiver().id());
        text(
                xml,
                "receiver_MarketParticipant.marketRole.type",
                header.receiver().roleCode());
        text(xml, "createdDateTime", header.createdAt().text());
    }

    /** Leaves the series and its period open. */
    private static void head(XMLStreamWriter xml, MeasureSeriesHead head) throws XMLStreamException {
        xml.writeStartElement("Series");
        text(xml, "mRID", head.transactionId());
        id(xml, "marketEvaluationPoint.mRID", head.meteringPointId());
        text(xml, "marketEvaluationPoint.type", head.typeCode());
        text(xml, "registration_DateAndOrTime.dateTime", head.registeredAt().text());
        text(xml, "product", head.product());
        text(xml, "quantity_Measure_Unit.name", head.unitCode());
        xml.writeStartElement("Period");
        text(xml, "resolution", head.resolution());
        xml.writeStartElement("timeInterval");
        text(xml, "start", minute(head.start()));
        text(xml, "end", minute(head.end()));
        xml.writeEndElement();
    }

    private static String minute(Instant instant) {
        return instant.toString().replace(":00Z", "Z");
    }

    private static void point(XMLStreamWriter xml, int position, long quantityWh, Quality quality)
            throws XMLStreamException {
        xml.writeStartElement("Point");
        text(xml, "position", Integer.toString(position));
        text(xml, "quantity", BigDecimal.valueOf(quantityWh, 3).toPlainString());
        if (quality != Quality.MEASURED) {
            text(xml, "quality", quality.code());
        }
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String element, String text) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void id(XMLStreamWriter xml, String element, CodedId id) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute("codingScheme", id.codingScheme());
        xml.writeCharacters(id.value());
        xml.writeEndElement();
    }
}
