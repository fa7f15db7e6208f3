package org.meterhub.marketdocuments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.marketdocuments.cim.NotifyAggregatedMeasureDataMarketDocument;
import org.meterhub.marketdocuments.cim.NotifyValidatedMeasureDataMarketDocument;
import org.meterhub.marketdocuments.cim.NotifyValidatedMeasureDataSeries;
import org.meterhub.marketdocuments.cim.NotifyWholesaleServicesMarketDocument;
import org.meterhub.marketdocuments.cim.Point;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.Instances;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.MeasureDataReader;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.messageschemas.QuantityState;
import org.meterhub.messageschemas.Samples;
import org.meterhub.messageschemas.XmlLimits;

/**
 * Two readers that know nothing of each other say the same: what JAXB writes the hub reads, what the hub then writes JAXB reads, and nothing has changed; no two
 * values of a document are alike, so that two elements that were mixed up would show.
 */
class TheHubAgreesTest {

    private static final CimDocuments JAXB = new CimDocuments();
    private static final MarketDocuments HUB = new MarketDocuments(XmlLimits.MARKET);
    /** Streamed by the hub, and so compared point by point. */
    private static final Set<DocumentType> STREAMED = Set.of(
            DocumentType.VALIDATED_MEASURE_DATA, DocumentType.AGGREGATED_MEASURE_DATA, DocumentType.WHOLESALE_SERVICES);

    static List<DocumentType> whole() {
        return java.util.Arrays.stream(DocumentType.values())
                .filter(type -> !STREAMED.contains(type))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("whole")
    void a_document_goes_from_jaxb_through_the_hub_to_jaxb_unchanged(DocumentType type) {
        Object original = JAXB.read(Instances.distinct(type));
        byte[] written =
                DocumentWriter.write(HUB.read(type, JAXB.write(original)).orThrow());
        Object back = JAXB.read(written);
        assertThat(SameFields.differences(original, back)).isEmpty();
        assertThat(SameFields.count(back)).isGreaterThan(5);
    }

    @Test
    void the_hub_reads_every_point_of_measure_data_as_jaxb_does() {
        for (byte[] document : List.of(Samples.measureData(9), measureDataOfEveryKind())) {
            NotifyValidatedMeasureDataMarketDocument expected =
                    JAXB.read(document, NotifyValidatedMeasureDataMarketDocument.class);
            List<String> read = new ArrayList<>();
            try (MeasureDataReader reader = HUB.measureData(JAXB.write(expected))) {
                while (reader.next()) {
                    read.addAll(points(reader.series()));
                }
                assertThat(reader.rejections()).isEmpty();
                assertThat(reader.header().messageId()).isEqualTo(expected.getMRID());
            }
            assertThat(read)
                    .isNotEmpty()
                    .isEqualTo(expected.getSeries().stream()
                            .flatMap(series -> points(series).stream())
                            .toList());
        }
    }

    /** With everything that can stand; its quantity, which is below zero, made one that the hub takes. */
    private static byte[] measureDataOfEveryKind() {
        return new String(Instances.full(DocumentType.VALIDATED_MEASURE_DATA), UTF_8)
                .replace(">-12.3450<", ">12.3450<")
                .getBytes(UTF_8);
    }

    private static List<String> points(MeasureSeries series) {
        List<String> points = new ArrayList<>();
        for (int i = 0; i < series.count(); i++) {
            String quantity = series.quantityState(i) == QuantityState.ABSENT
                    ? "none"
                    : BigDecimal.valueOf(series.quantityWh(i), 3)
                            .stripTrailingZeros()
                            .toPlainString();
            points.add(String.join(
                    " ",
                    series.transactionId(),
                    series.meteringPointId().value(),
                    series.typeCode(),
                    series.product(),
                    series.unitCode(),
                    series.inDomain().value(),
                    series.outDomain().value(),
                    series.resolution(),
                    series.start().toString(),
                    series.end().toString(),
                    String.valueOf(series.position(i)),
                    quantity,
                    series.qualityCode(i).orElse("")));
        }
        return points;
    }

    private static List<String> points(NotifyValidatedMeasureDataSeries series) {
        return series.getPeriod().getPoints().stream()
                .map(point -> String.join(
                        " ",
                        series.getMRID(),
                        series.getMarketEvaluationPointMRID().getValue(),
                        series.getMarketEvaluationPointType(),
                        orEmpty(series.getProduct()),
                        series.getQuantityMeasureUnitName(),
                        series.getInDomainMRID() == null
                                ? ""
                                : series.getInDomainMRID().getValue(),
                        series.getOutDomainMRID() == null
                                ? ""
                                : series.getOutDomainMRID().getValue(),
                        series.getPeriod().getResolution().toString(),
                        series.getPeriod().getTimeInterval().getStart().replace("Z", ":00Z"),
                        series.getPeriod().getTimeInterval().getEnd().replace("Z", ":00Z"),
                        String.valueOf(point.getPosition()),
                        quantity(point),
                        orEmpty(point.getQuality())))
                .collect(Collectors.toList());
    }

    private static String quantity(Point point) {
        return point.getQuantity() == null
                ? "none"
                : point.getQuantity().stripTrailingZeros().toPlainString();
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    @Test
    void jaxb_reads_every_value_of_the_results_that_the_hub_writes() {
        NotifyAggregatedMeasureDataMarketDocument energy =
                JAXB.read(Samples.aggregatedMeasureData(), NotifyAggregatedMeasureDataMarketDocument.class);
        var first = energy.getSeries().get(0);
        assertThat(first.getMRID()).isEqualTo("a-1");
        assertThat(first.getPeriod().getPoints()).hasSize(24);
        for (int hour = 1; hour <= 24; hour++) {
            Point point = first.getPeriod().getPoints().get(hour - 1);
            assertThat(point.getPosition()).isEqualTo(hour);
            assertThat(point.getQuantity()).isEqualByComparingTo(BigDecimal.valueOf(9_876_543_210L + hour, 3));
        }
        NotifyWholesaleServicesMarketDocument charges =
                JAXB.read(Samples.wholesaleServices(), NotifyWholesaleServicesMarketDocument.class);
        assertThat(charges.getSeries()).hasSizeGreaterThan(1);
        for (byte[] document : List.of(Samples.aggregatedMeasureData(), Samples.wholesaleServices())) {
            Object read = JAXB.read(document);
            assertThat(SameFields.differences(read, JAXB.read(JAXB.write(read))))
                    .isEmpty();
        }
    }
}
