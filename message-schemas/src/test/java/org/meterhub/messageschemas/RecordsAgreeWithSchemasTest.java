package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.messageschemas.SchemaModel.SchemaElement;

/** A record cannot drift from its schema: same elements, in the same order, as often, of the same type. */
class RecordsAgreeWithSchemasTest {

    private static final Set<String> HEADER = Set.of(
            "mRID",
            "type",
            "process.processType",
            "businessSector.type",
            "sender_MarketParticipant.mRID",
            "sender_MarketParticipant.marketRole.type",
            "receiver_MarketParticipant.mRID",
            "receiver_MarketParticipant.marketRole.type",
            "createdDateTime");

    /** What a component without a type of its own in the annotation holds. */
    private static final Map<Class<?>, Set<String>> TYPES = Map.of(
            CodedId.class, Set.of("PartyId", "AreaId", "MeteringPointId"),
            DocumentTime.class, Set.of("xs:dateTime", "SecondUtc"),
            Instant.class, Set.of("MinuteUtc"),
            BigDecimal.class, Set.of("xs:decimal", "Price"),
            Boolean.class, Set.of("xs:boolean"),
            int.class, Set.of("Position"),
            ValueWithUnit.class, Set.of("Capacity", "RatedCurrent"),
            String.class,
                    Set.of(
                            "xs:string",
                            "PhoneNumber",
                            "EmailAddress",
                            "AddressReference",
                            "MeterNumber",
                            "CountryCode"));

    /**
     * One element with a value, or the start of one that a record stands for.
     *
     * @param type as the schema names it; empty for an element with elements
     */
    private record Line(String path, boolean optional, boolean repeated, String type, String whenEmpty) {}

    static Set<DocumentType> types() {
        return DocumentRecords.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_record_has_the_elements_of_the_schema(DocumentType type) {
        List<Line> schema = new ArrayList<>();
        for (SchemaElement child : SchemaModel.of(type).children()) {
            if (!HEADER.contains(child.name())) {
                addElement(child, "", false, schema);
            }
        }
        List<Line> record = new ArrayList<>();
        addComponents(DocumentRecords.find(type).orElseThrow(), "", record);
        assertThat(record).hasSameSizeAs(schema);
        for (int i = 0; i < schema.size(); i++) {
            assertAgrees(type, record.get(i), schema.get(i));
        }
    }

    private static void assertAgrees(DocumentType type, Line component, Line element) {
        assertThat(component.path).as(type.name()).isEqualTo(element.path);
        assertThat(component.repeated).as("%s %s repeated", type, element.path).isEqualTo(element.repeated);
        assertThat(component.whenEmpty).as("%s %s empty", type, element.path).isEqualTo(element.whenEmpty);
        if (element.optional || !mayBeMissingInARelative(type, element.path)) {
            assertThat(component.optional)
                    .as("%s %s optional", type, element.path)
                    .isEqualTo(element.optional);
        }
        assertThat(component.type.split("\\|"))
                .as("%s %s type", type, element.path)
                .contains(element.type);
    }

    /** One record holds all rejections; that two must name the metering point is a check of the record itself. */
    private static boolean mayBeMissingInARelative(DocumentType type, String path) {
        return (type == DocumentType.END_OF_SUPPLY_REJECTION || type == DocumentType.METERING_POINT_DATA_REJECTION)
                && path.equals("MktActivityRecord/marketEvaluationPoint.mRID");
    }

    private static void addElement(SchemaElement element, String parent, boolean below, List<Line> lines) {
        String path = parent + element.name();
        if (element.isSimple()) {
            lines.add(new Line(
                    path, below || element.optional(), element.repeated(), element.type(), element.whenEmpty()));
        } else {
            if (element.repeated()) {
                lines.add(new Line(path, below || element.optional(), true, "", ""));
            }
            boolean optional = !element.repeated() && (below || element.optional());
            element.children().forEach(child -> addElement(child, path + "/", optional, lines));
        }
    }

    private static void addComponents(Class<?> record, String parent, List<Line> lines) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getType() == DocumentType.class || component.getType() == DocumentHeader.class) {
                continue;
            }
            if (component.isAnnotationPresent(Inline.class)) {
                addComponents(component.getType(), parent, lines);
            } else {
                addComponent(component, parent, lines);
            }
        }
    }

    private static void addComponent(RecordComponent component, String parent, List<Line> lines) {
        Element element = component.getAnnotation(Element.class);
        String path = parent + element.value();
        boolean repeated = component.getType() == List.class;
        Class<?> type = repeated
                ? (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0]
                : component.getType();
        if (TYPES.containsKey(type)) {
            String types = element.type().isEmpty() ? String.join("|", TYPES.get(type)) : element.type();
            lines.add(new Line(path, element.optional(), repeated, types, element.whenEmpty()));
            return;
        }
        if (repeated) {
            lines.add(new Line(path, element.optional(), true, "", ""));
        }
        List<Line> below = new ArrayList<>();
        addComponents(type, path + "/", below);
        boolean optional = !repeated && element.optional();
        below.forEach(line ->
                lines.add(new Line(line.path, optional || line.optional, line.repeated, line.type, line.whenEmpty)));
    }

    @Test
    void every_document_but_the_streamed_one_has_a_record() {
        Set<DocumentType> without = EnumSet.allOf(DocumentType.class);
        without.removeAll(DocumentRecords.types());
        assertThat(without).containsExactly(DocumentType.VALIDATED_MEASURE_DATA);
    }
}
