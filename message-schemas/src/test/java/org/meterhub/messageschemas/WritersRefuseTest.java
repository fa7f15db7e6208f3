package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.marketmodel.Quality;
import org.meterhub.messageschemas.documents.NotifyAggregatedMeasureData;
import org.meterhub.messageschemas.documents.NotifyWholesaleServices;

/** No writer gives out what the schema would refuse: each value of each document is replaced by wrong ones, and what is written is valid or nothing is. */
class WritersRefuseTest {

    private static final List<String> WRONG_TEXTS =
            List.of("", "ZZZ", "E66 E66", "X".repeat(5_000), "1".repeat(18), "PT", "2026-02-30", "no");
    private static final List<CodedId> WRONG_IDS = List.of(
            CodedId.ABSENT,
            new CodedId("", "A10"),
            new CodedId("1".repeat(17), "A10"),
            new CodedId("1".repeat(19), "NNO"),
            new CodedId("1".repeat(36), "A10"),
            new CodedId("5790001330552", ""),
            new CodedId("5790001330552", "ZZZ"));
    private static final List<DocumentTime> WRONG_TIMES = List.of(
            DocumentTime.ABSENT, new DocumentTime("2026-10-24T22:00:00"), new DocumentTime("0000-10-24T22:00:00Z"));

    private int written;
    private int refused;

    static List<DocumentType> types() {
        return List.copyOf(DocumentRecords.types());
    }

    @ParameterizedTest
    @MethodSource("types")
    void whole_documents(DocumentType type) {
        MarketDocument document =
                Samples.DOCUMENTS.read(type, Instances.full(type)).orThrow();
        mutate(document, wrong -> judge(type, wrong, any -> DocumentWriter.write((MarketDocument) any)));
        assertThat(refused).as(type.name()).isPositive();
    }

    @Test
    void metered_data() {
        MeasureDataReader reader = Samples.DOCUMENTS.measureData(Instances.full(DocumentType.VALIDATED_MEASURE_DATA));
        assertThat(reader.next()).isTrue();
        Function<DocumentHeader, Function<MeasureSeriesHead, byte[]>> write = header -> head -> {
            MeasureDataWriter writer = new MeasureDataWriter(header);
            writer.beginSeries(head);
            writer.point(1, 1_000, Quality.MEASURED);
            writer.endSeries();
            return writer.finish();
        };
        DocumentHeader header = reader.header();
        MeasureSeriesHead head = headOf(reader.series());
        mutate(
                header,
                wrong -> judge(DocumentType.VALIDATED_MEASURE_DATA, wrong, any -> write.apply((DocumentHeader) any)
                        .apply(head)));
        mutate(
                head,
                wrong -> judge(DocumentType.VALIDATED_MEASURE_DATA, wrong, any -> write.apply(header)
                        .apply((MeasureSeriesHead) any)));
        assertThat(refused).isGreaterThan(50);
    }

    @Test
    void aggregated_data() {
        DocumentType type = DocumentType.AGGREGATED_MEASURE_DATA;
        var document = Samples.DOCUMENTS
                .read(NotifyAggregatedMeasureData.class, Instances.full(type))
                .orThrow();
        Function<DocumentHeader, Function<AggregatedSeriesHead, byte[]>> write = header -> head -> {
            AggregatedMeasureDataWriter writer = new AggregatedMeasureDataWriter(header);
            writer.beginSeries(head);
            writer.point(1, 1_000, "A04");
            writer.endSeries();
            return writer.finish();
        };
        AggregatedSeriesHead head = document.series().get(0).head();
        mutate(
                document.header(),
                wrong -> judge(
                        type, wrong, any -> write.apply((DocumentHeader) any).apply(head)));
        mutate(
                head,
                wrong ->
                        judge(type, wrong, any -> write.apply(document.header()).apply((AggregatedSeriesHead) any)));
        for (String quality : WRONG_TEXTS) {
            judge(type, quality, any -> {
                AggregatedMeasureDataWriter writer = new AggregatedMeasureDataWriter(document.header());
                writer.beginSeries(head);
                writer.point(1, 1_000, (String) any);
                writer.endSeries();
                return writer.finish();
            });
        }
        assertThat(refused).isGreaterThan(50);
    }

    @Test
    void wholesale_services() {
        DocumentType type = DocumentType.WHOLESALE_SERVICES;
        var document = Samples.DOCUMENTS
                .read(NotifyWholesaleServices.class, Instances.full(type))
                .orThrow();
        Function<DocumentHeader, Function<WholesaleSeriesHead, byte[]>> write = header -> head -> {
            WholesaleServicesWriter writer = new WholesaleServicesWriter(header);
            writer.beginSeries(head);
            writer.month(BigDecimal.TEN);
            writer.endSeries();
            return writer.finish();
        };
        WholesaleSeriesHead head = document.series().get(0).head();
        mutate(
                document.header(),
                wrong -> judge(
                        type, wrong, any -> write.apply((DocumentHeader) any).apply(head)));
        mutate(
                head,
                wrong ->
                        judge(type, wrong, any -> write.apply(document.header()).apply((WholesaleSeriesHead) any)));
        for (String price :
                List.of("123456789012.123456", "1E17", "1E-18", "0.12345678901234567", "99999999999999999")) {
            judge(type, price, any -> {
                WholesaleServicesWriter writer = new WholesaleServicesWriter(document.header());
                writer.beginSeries(head);
                writer.point(1, BigDecimal.ONE, new BigDecimal((String) any), BigDecimal.ONE, "A04");
                writer.endSeries();
                return writer.finish();
            });
        }
        assertThat(refused).isGreaterThan(50);
    }

    private static MeasureSeriesHead headOf(MeasureSeries series) {
        return new MeasureSeriesHead(
                series.transactionId(),
                "original",
                series.meteringPointId(),
                series.typeCode(),
                series.registeredAt(),
                new CodedId("101", "NNO"),
                new CodedId("102", "NNO"),
                MeasureSeriesHead.ACTIVE_ENERGY,
                series.unitCode(),
                series.resolution(),
                series.start(),
                series.end());
    }

    private void judge(DocumentType type, Object wrong, Function<Object, byte[]> writer) {
        byte[] document;
        try {
            document = writer.apply(wrong);
        } catch (IllegalArgumentException refusal) {
            refused++;
            return;
        }
        written++;
        assertThat(Samples.DOCUMENTS.violations(type, document))
                .as("%s written from %s", type, wrong)
                .isEmpty();
    }

    /** Gives out the record with each of its values, and of the records in it, replaced by wrong ones in turn. */
    private static void mutate(Object document, Consumer<Object> consumer) {
        RecordComponent[] components = document.getClass().getRecordComponents();
        for (int i = 0; i < components.length; i++) {
            Object right = value(components[i], document);
            int at = i;
            Consumer<Object> with = wrong -> with(document, at, wrong).ifPresent(consumer);
            if (right instanceof String) {
                WRONG_TEXTS.forEach(with);
            } else if (right instanceof CodedId) {
                WRONG_IDS.forEach(with);
            } else if (right instanceof DocumentTime) {
                WRONG_TIMES.forEach(with);
            } else if (right instanceof BigDecimal) {
                with.accept(new BigDecimal("123456789012.123456"));
            } else if (right instanceof Instant) {
                with.accept(Instant.parse("2026-10-24T22:00:30Z"));
            } else if (right instanceof Integer) {
                List.of(0, -1, 1_000_000).forEach(with);
            } else if (right instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Record first) {
                with.accept(List.of());
                mutate(first, wrong -> {
                    List<Object> changed = new ArrayList<>(list);
                    changed.set(0, wrong);
                    with.accept(changed);
                });
            } else if (right instanceof Record record) {
                mutate(record, with);
            }
        }
    }

    private static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Empty when the record itself does not allow the value. */
    private static Optional<Object> with(Object record, int index, Object wrong) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = i == index ? wrong : value(components[i], record);
        }
        try {
            return Optional.of(record.getClass().getConstructor(types).newInstance(values));
        } catch (java.lang.reflect.InvocationTargetException refused) {
            return Optional.empty();
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
