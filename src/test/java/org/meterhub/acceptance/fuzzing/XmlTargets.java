package org.meterhub.acceptance.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.Identified;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.MeasureDataReader;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.messageschemas.Reading;
import org.meterhub.messageschemas.SafeXml;
import org.meterhub.messageschemas.XmlLimits;

/** Everything that reads XML. */
final class XmlTargets {

    /** So narrow that inputs of a few hundred bytes meet each of them. */
    private static final XmlLimits NARROW = new XmlLimits(4_096, 512, 8, 8, 128, 5);

    private static final SafeXml SAFE_XML = new SafeXml(NARROW);
    private static final MarketDocuments DOCUMENTS = new MarketDocuments(XmlLimits.MARKET);

    private XmlTargets() {}

    /** Only the one exception comes, no part grows beyond its limit, and nothing is expanded: no more text comes out than bytes went in. */
    static void parse(byte[] input) {
        long texts = 0;
        int depth = 0;
        try {
            XMLStreamReader reader = SAFE_XML.open(input);
            while (reader.hasNext()) {
                int event = reader.next();
                assertThat(event).isNotIn(XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE);
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    assertThat(depth).isLessThanOrEqualTo(NARROW.depthMax());
                    texts += attributes(reader);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamConstants.CHARACTERS) {
                    assertThat(reader.getTextLength()).isLessThanOrEqualTo(NARROW.textCharsMax());
                    texts += reader.getTextLength();
                }
            }
            assertThat(depth).isZero();
            assertThat(input.length).isLessThanOrEqualTo(NARROW.documentBytesMax());
        } catch (XMLStreamException refused) {
            assertThat(refused.getMessage()).isNotNull();
        }
        assertThat(texts).isLessThanOrEqualTo(input.length);
    }

    private static long attributes(XMLStreamReader reader) {
        assertThat(reader.getAttributeCount()).isLessThanOrEqualTo(NARROW.attributesMax());
        assertThat(reader.getNamespaceCount()).isLessThanOrEqualTo(NARROW.attributesMax());
        long texts = 0;
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            int length = reader.getAttributeValue(i).length();
            assertThat(length).isLessThanOrEqualTo(NARROW.textCharsMax());
            texts += length;
        }
        return texts;
    }

    /** A document is known or refused; what the schema accepts is read, and what was read is written and read again, the same. */
    static void document(byte[] input) {
        Identified identified = DOCUMENTS.identify(input);
        assertThat(identified.isKnown()).isEqualTo(identified.rejections().isEmpty());
        if (!identified.isKnown()) {
            assertBounded(identified.rejections());
            return;
        }
        DocumentType type = identified.type().orElseThrow();
        if (type == DocumentType.VALIDATED_MEASURE_DATA) {
            measureData(input);
        } else if (DOCUMENTS.violations(type, input).isEmpty()) {
            readAndWritten(type, input);
        }
    }

    private static void readAndWritten(DocumentType type, byte[] input) {
        if (!isReadWhole(type)) {
            return;
        }
        Reading<MarketDocument> reading = DOCUMENTS.read(type, input);
        MarketDocument document = reading.orThrow();
        assertThat(document.type()).isEqualTo(type);
        byte[] written = DocumentWriter.write(document);
        assertThat(DOCUMENTS.violations(type, written)).isEmpty();
        MarketDocument again = DOCUMENTS.read(type, written).orThrow();
        assertThat(DocumentWriter.write(again)).isEqualTo(written);
    }

    /** Results of settlement are written by streaming writers and read by nobody here. */
    private static boolean isReadWhole(DocumentType type) {
        return type != DocumentType.AGGREGATED_MEASURE_DATA && type != DocumentType.WHOLESALE_SERVICES;
    }

    /** The reader accepts what the schema accepts and nothing else; where the reader refuses too much, it throws by itself. */
    static void measureData(byte[] input) {
        try (MeasureDataReader reader = DOCUMENTS.measureData(input)) {
            while (reader.next()) {
                MeasureSeries series = reader.series();
                for (int i = 0; i < series.count(); i++) {
                    assertThat(series.position(i)).isPositive();
                    series.quantityState(i);
                    series.quality(i);
                }
                series.isExact();
                ValueTargets.instant(series.registeredAt());
            }
            ValueTargets.instant(reader.header().createdAt());
            assertBounded(reader.rejections());
            if (reader.rejections().isEmpty()) {
                assertThat(DOCUMENTS.violations(DocumentType.VALIDATED_MEASURE_DATA, input))
                        .isEmpty();
            }
        }
    }

    private static void assertBounded(List<Rejection> rejections) {
        assertThat(rejections).hasSizeLessThanOrEqualTo(XmlLimits.MARKET.violationsMax());
    }
}
