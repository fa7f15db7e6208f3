package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.Quality;
import org.meterhub.messageschemas.documents.Acknowledgement;
import org.meterhub.messageschemas.documents.NotifyAggregatedMeasureData;
import org.meterhub.messageschemas.documents.NotifyWholesaleServices;
import org.meterhub.messageschemas.documents.RequestRejection;

/** What is written is valid, is read as the same, and is written again byte for byte. */
class RoundTripTest {

    private static void assertValid(DocumentType type, byte[] document) {
        assertThat(Samples.DOCUMENTS.violations(type, document)).isEmpty();
        Identified identified = Samples.DOCUMENTS.identify(document);
        assertThat(identified.type()).contains(type);
        assertThat(identified.header().sectorCode()).isEqualTo("23");
    }

    @Test
    void what_the_hub_and_the_parties_write_survives() {
        for (MarketDocument document : List.of(
                Samples.request(),
                Samples.confirmation(),
                Samples.rejection(),
                Samples.notification(),
                Samples.acknowledgement())) {
            byte[] written = DocumentWriter.write(document);
            assertValid(document.type(), written);
            MarketDocument read =
                    Samples.DOCUMENTS.read(document.type(), written).orThrow();
            assertThat(read).isEqualTo(document);
            assertThat(DocumentWriter.write(read)).isEqualTo(written);
        }
    }

    @Test
    void a_refusal_of_a_whole_document_has_no_series_and_leaves_out_codes_the_schema_does_not_know() {
        byte[] document = DocumentWriter.write(Samples.refusal());
        assertValid(DocumentType.ACKNOWLEDGEMENT, document);
        Acknowledgement read =
                Samples.DOCUMENTS.read(Acknowledgement.class, document).orThrow();
        assertThat(read.transactions()).isEmpty();
        assertThat(read.received())
                .isEqualTo(new Acknowledgement.Received("m-1", "", "", DocumentTime.ABSENT, "", "E23"));
        assertThat(read.reasons()).extracting(Reason::code).containsExactly("D02", "D02");
        assertThat(read.reasons().get(0).text()).startsWith("00002 ");
        assertThat(read.reasons().get(1).text()).startsWith("00403 ");
    }

    @Test
    void metered_data_survive() {
        byte[] document = Samples.measureData(3);
        assertValid(DocumentType.VALIDATED_MEASURE_DATA, document);
        MeasureDataReader reader = Samples.DOCUMENTS.measureData(document);
        assertThat(reader.header()).isEqualTo(Samples.measureDataHeader());
        MeasureDataWriter writer = new MeasureDataWriter(reader.header());
        int series = 0;
        while (reader.next()) {
            writer.beginSeries(reader.series().head());
            rewrite(reader.series(), writer);
            writer.endSeries();
            series++;
        }
        assertThat(reader.rejections()).isEmpty();
        assertThat(series).isEqualTo(3);
        assertThat(writer.finish()).isEqualTo(document);
    }

    private static void rewrite(MeasureSeries series, MeasureDataWriter writer) {
        for (int i = 0; i < series.count(); i++) {
            if (series.quantityState(i) == QuantityState.ABSENT) {
                writer.missing(series.position(i));
            } else {
                writer.point(
                        series.position(i),
                        series.quantityWh(i),
                        series.quality(i).orElseThrow());
            }
        }
    }

    @Test
    void a_missing_value_has_no_quantity_and_a_measured_one_no_quality() {
        MeasureDataWriter writer = new MeasureDataWriter(Samples.measureDataHeader());
        writer.beginSeries(Samples.hourly("t"));
        writer.missing(1);
        writer.point(2, 5, Quality.MEASURED);
        writer.point(3, 12_000, Quality.ESTIMATED);
        writer.point(4, 77, Quality.MISSING);
        writer.endSeries();
        assertThat(new String(writer.finish(), StandardCharsets.UTF_8))
                .contains("<Point><position>1</position><quality>A02</quality></Point>"
                        + "<Point><position>2</position><quantity>0.005</quantity></Point>"
                        + "<Point><position>3</position><quantity>12.000</quantity><quality>A03</quality></Point>"
                        + "<Point><position>4</position><quality>A02</quality></Point>");
    }

    @Test
    void aggregated_data_survive() {
        byte[] document = Samples.aggregatedMeasureData();
        assertValid(DocumentType.AGGREGATED_MEASURE_DATA, document);
        NotifyAggregatedMeasureData read = Samples.DOCUMENTS
                .read(NotifyAggregatedMeasureData.class, document)
                .orThrow();
        AggregatedMeasureDataWriter writer = new AggregatedMeasureDataWriter(read.header());
        for (NotifyAggregatedMeasureData.Series series : read.series()) {
            writer.beginSeries(series.head());
            for (NotifyAggregatedMeasureData.Point point : series.points()) {
                Optional<BigDecimal> quantity = Optional.ofNullable(point.quantityKwh());
                writer.point(
                        point.position(),
                        quantity.map(kwh -> kwh.movePointRight(3).longValueExact())
                                .orElse(0L),
                        MarketCode.of(Quality.class, point.qualityCode()));
            }
            writer.endSeries();
        }
        assertThat(writer.finish()).isEqualTo(document);
        assertThat(DocumentWriter.write(read)).isEqualTo(document);
        NotifyAggregatedMeasureData.Point last = read.series().get(1).points().get(0);
        assertThat(Objects.requireNonNull(last.quantityKwh())).isEqualByComparingTo("-0.017");
    }

    @Test
    void amounts_of_charges_survive() {
        byte[] document = Samples.wholesaleServices();
        assertValid(DocumentType.WHOLESALE_SERVICES, document);
        NotifyWholesaleServices read =
                Samples.DOCUMENTS.read(NotifyWholesaleServices.class, document).orThrow();
        assertThat(rewritten(read)).isEqualTo(document);
        assertThat(DocumentWriter.write(read)).isEqualTo(document);
        assertThat(read.series()).extracting(series -> series.points().size()).containsExactly(24, 1, 1);
        NotifyWholesaleServices.Point hour = read.series().get(0).points().get(0);
        assertThat(Objects.requireNonNull(hour.amount())).isEqualByComparingTo("533.456401");
        assertThat(read.series().get(2).points().get(0).amount()).isNull();
    }

    /** The streaming writer knows every element that the record and its schema know. */
    @Test
    void amounts_of_charges_with_everything_are_written_alike_by_both_writers() {
        NotifyWholesaleServices full = Samples.DOCUMENTS
                .read(NotifyWholesaleServices.class, Instances.full(DocumentType.WHOLESALE_SERVICES))
                .orThrow();
        assertThat(rewritten(full)).isEqualTo(DocumentWriter.write(full));
    }

    private static byte[] rewritten(NotifyWholesaleServices document) {
        WholesaleServicesWriter writer = new WholesaleServicesWriter(document.header());
        for (NotifyWholesaleServices.Series series : document.series()) {
            writer.beginSeries(series.head());
            for (NotifyWholesaleServices.Point point : series.points()) {
                writer.point(
                        point.position(), point.quantity(), point.price(), point.amount(), point.namedQualityCode());
            }
            writer.endSeries();
        }
        return writer.finish();
    }

    @Test
    void what_goes_to_a_stream_is_what_would_stay_in_memory_and_goes_with_each_series() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        MeasureDataWriter streamed = new MeasureDataWriter(Samples.measureDataHeader(), stream);
        MeasureDataWriter kept = new MeasureDataWriter(Samples.measureDataHeader());
        for (MeasureDataWriter writer : List.of(streamed, kept)) {
            writer.beginSeries(Samples.hourly("t-1"));
            writer.point(1, 1_234, Quality.MEASURED);
            writer.endSeries();
        }
        assertThat(stream.size()).isPositive();
        assertThat(streamed.size()).isEqualTo(stream.size()).isEqualTo(kept.size());
        streamed.end();
        assertThat(stream.toByteArray()).isEqualTo(kept.finish());
        assertThatThrownBy(streamed::finish).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_stream_that_fails_stops_the_writing() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int any) throws IOException {
                throw new IOException("no space left");
            }
        };
        WholesaleServicesWriter writer = new WholesaleServicesWriter(
                Samples.fromHub(DocumentType.WHOLESALE_SERVICES, BusinessReason.WHOLESALE_FIXING), full);
        writer.beginSeries(Samples.wholesaleMonth("w", "KWH"));
        writer.month(BigDecimal.ONE);
        assertThatThrownBy(writer::endSeries)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no space left");
    }

    @Test
    void no_text_of_a_party_breaks_a_document() {
        String hostile = "a<b>&\"'\u0000\u0001\u001F\t\n\r\uFFFE\uD800x\uDC00]]>é€😀";
        RequestRejection document = RequestRejection.of(
                DocumentType.CHANGE_OF_SUPPLIER_REJECTION,
                Samples.rejection().header(),
                List.of(new RequestRejection.Transaction(
                        hostile, hostile, CodedId.ABSENT, List.of(new Reason("D02", hostile)))));
        byte[] bytes = DocumentWriter.write(document);
        assertValid(DocumentType.CHANGE_OF_SUPPLIER_REJECTION, bytes);
        RequestRejection read = Samples.DOCUMENTS
                .read(DocumentType.CHANGE_OF_SUPPLIER_REJECTION, RequestRejection.class, bytes)
                .orThrow();
        assertThat(read.transactions().get(0).reasons().get(0).text())
                .isEqualTo("a<b>&\"'\uFFFD\uFFFD\uFFFD\t\n\r\uFFFD\uFFFDx\uFFFD]]>é€😀");
        assertThat(DocumentWriter.write(read)).isEqualTo(bytes);
    }
}
