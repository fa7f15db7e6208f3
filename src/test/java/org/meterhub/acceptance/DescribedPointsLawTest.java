package org.meterhub.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.meterhub.acceptance.fixtures.ExampleParties.FJORDBYGD;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.meterhub.acceptance.fixtures.Letters;
import org.meterhub.acceptance.fixtures.LiveMarket;
import org.meterhub.acceptance.fixtures.PublicDocuments;
import org.meterhub.acceptance.fixtures.PublicDocuments.Shape;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketplay.ExampleMarket.Point;
import org.meterhub.marketplay.ReceivedDocument;
import org.meterhub.messageschemas.DocumentType;

/**
 * Law: what a grid company says of a metering point (RSM-021, process E32), in any choice of its optional elements, goes out to the supplier as it was said
 * (RSM-022) and is valid by the public rules. Every optional element is met, those of a capacity with its unit among them. The seed is printed; another one
 * with {@code -Dmeterhub.seed=}.
 */
class DescribedPointsLawTest {

    private static final MarketProfile PROFILE = MarketProfile.norway();
    private static final int DOCUMENTS = 120;
    private static final String POINT = "/MktActivityRecord/MarketEvaluationPoint";

    /** Elements that no point of consumption or production has in RSM-021: those of exchange points, which nobody supplies, and of child points. */
    private static final Set<String> OF_OTHER_POINTS = Set.of(
            "inMeteringGridArea_Domain.mRID", "outMeteringGridArea_Domain.mRID", "parent_MarketEvaluationPoint.mRID");

    /** Values that the rules of the process take, by the names of the last two elements. */
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("MarketEvaluationPoint/physicalConnectionCapacity", List.of("1", "12.5", "99999999", "0.00001")),
            Map.entry("MarketEvaluationPoint/contractedConnectionCapacity", List.of("1", "63", "999999", "000000")),
            Map.entry("MarketEvaluationPoint/ratedCurrent", List.of("0", "32", "999999")),
            Map.entry("MarketEvaluationPoint/mPConnectionType", List.of("D01", "D02")),
            Map.entry("MarketEvaluationPoint/disconnectionMethod", List.of("D01", "D02")),
            Map.entry("MarketEvaluationPoint/asset_MktPSRType.psrType", List.of("D01", "D11", "D20", "D98", "D99")),
            Map.entry("MarketEvaluationPoint/productionObligation", List.of("true", "false")),
            Map.entry("MarketEvaluationPoint/connectionState", List.of("E22")),
            Map.entry(
                    "MarketEvaluationPoint/linked_MarketEvaluationPoint.mRID",
                    List.of(Gsrn.ofBody("70705750001000099").value())),
            Map.entry("MarketEvaluationPoint/description", List.of("=1+1", "Bak låven & <nord>", "x".repeat(60))),
            Map.entry(
                    "MarketEvaluationPoint/usagePointLocation.geoInfoReference",
                    List.of("0f0b2c3d-0000-4000-8000-00000000000a")),
            Map.entry("MarketEvaluationPoint/usagePointLocation.actualAddressIndicator", List.of("true", "false")),
            Map.entry("Series/product", List.of("8716867000030")),
            Map.entry("Series/estimatedAnnualVolume_Quantity.quantity", List.of("0", "16000", "999999999999.999")),
            Map.entry("Series/quantity_Measure_Unit.name", List.of("KWH")),
            Map.entry("streetDetail/code", List.of("0001")),
            Map.entry("streetDetail/name", List.of("Storgata", "Ålgårdsvegen & co")),
            Map.entry("streetDetail/number", List.of("1", "12B")),
            Map.entry("streetDetail/floorIdentification", List.of("1", "U1")),
            Map.entry("streetDetail/suiteNumber", List.of("H01", "1")),
            Map.entry("townDetail/code", List.of("0301", "4601")),
            Map.entry("townDetail/name", List.of("Ås", "Øvre Årdal")),
            Map.entry("townDetail/section", List.of("Bygdøy", "x".repeat(34))),
            Map.entry("townDetail/country", List.of("NO", "SE")),
            Map.entry("usagePointLocation.mainAddress/postalCode", List.of("0150", "5020")),
            Map.entry("usagePointLocation.mainAddress/poBox", List.of("12")),
            Map.entry("usagePointLocation.mainAddress/language", List.of("nb", "nn")));

    @Test
    void what_is_said_of_a_point_goes_out_as_it_was_said_and_valid_by_the_public_rules(@TempDir Path folder)
            throws Exception {
        long seed = Long.getLong("meterhub.seed", System.nanoTime());
        System.out.println("described points: seed " + seed);
        PublicDocuments rules = PublicDocuments.read();
        try (LiveMarket live = LiveMarket.start(folder, null)) {
            Set<String> met = send(live, rules, new Random(seed));
            live.example().clock().advanceTo(live.now().plus(Duration.ofDays(2)));
            live.awaitIdle();
            for (ReceivedDocument document : live.mailroom().all()) {
                assertThat(rules.faults(document.content()))
                        .as(new String(document.content(), UTF_8))
                        .isEmpty();
            }
            assertThat(met)
                    .as("elements that went out")
                    .containsAll(optional(rules, DocumentType.METERING_POINT_CHANGE_REQUEST));
            assertThat(live.quarantined()).isEmpty();
        }
    }

    /** The elements without elements that the document may have of a point of consumption. */
    private static Set<String> optional(PublicDocuments rules, DocumentType type) {
        Set<String> paths = new TreeSet<>();
        collect(point(rules, type), POINT, paths);
        paths.removeIf(path -> OF_OTHER_POINTS.stream().anyMatch(path::endsWith));
        return paths;
    }

    private static Shape point(PublicDocuments rules, DocumentType type) {
        return child(child(rules.of(type), "MktActivityRecord"), "MarketEvaluationPoint");
    }

    private static Shape child(Shape shape, String name) {
        return shape.children().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void collect(Shape shape, String path, Set<String> paths) {
        if (shape.children().isEmpty()) {
            paths.add(path);
        }
        shape.children().forEach(one -> collect(one, path + "/" + one.name(), paths));
    }

    /** Returns the elements that suppliers were told. */
    private static Set<String> send(LiveMarket live, PublicDocuments rules, Random random) throws Exception {
        LocalDate today = PROFILE.calendar().dayOf(live.now());
        List<Point> points = live.market().points().stream()
                .filter(point -> point.type() == MeteringPointType.CONSUMPTION && !point.gridLoss())
                .filter(point -> live.market().ownerOf(point.gridArea()).equals(FJORDBYGD))
                .filter(point -> live.market().supplierOf(point.gsrn(), today).isPresent())
                .toList();
        Set<String> met = new TreeSet<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            Point point = points.get(i % points.size());
            boolean virtual = i % points.size() % 3 == 2;
            Map<String, String> said = new TreeMap<>();
            StringBuilder xml = new StringBuilder();
            write(
                    point(rules, DocumentType.METERING_POINT_CHANGE_REQUEST),
                    POINT,
                    new Draft(point, virtual, random),
                    said,
                    xml);
            String document = document(live, Letters.newId("point"), today, xml);
            live.send(FJORDBYGD, Channel.STRUCTURE, document.getBytes(UTF_8));
            Map<String, String> told = told(live, point, today, document);
            assertThat(told).as(document).containsAllEntriesOf(said);
            met.addAll(told.keySet());
        }
        return met;
    }

    /** What the supplier of the point is told once the grid company's document was accepted. */
    private static Map<String, String> told(LiveMarket live, Point point, LocalDate today, String sent)
            throws Exception {
        ReceivedDocument answer = live.mailroom()
                .claim(
                        document -> document.type() == DocumentType.METERING_POINT_CHANGE_CONFIRMATION
                                || document.type() == DocumentType.METERING_POINT_CHANGE_REJECTION,
                        LiveMarket.PATIENCE)
                .orElseThrow();
        assertThat(answer.type())
                .as("%s to %s", new String(answer.content(), UTF_8), sent)
                .isEqualTo(DocumentType.METERING_POINT_CHANGE_CONFIRMATION);
        return PublicDocuments.said(live.receive(
                        live.market().supplierOf(point.gsrn(), today).orElseThrow(),
                        DocumentType.METERING_POINT_DATA,
                        document -> isOf(document, point, today))
                .content());
    }

    /** Where the supplier changes in the days to come, the next one is told too, of the days from then on. */
    private static boolean isOf(ReceivedDocument document, Point point, LocalDate today) {
        Map<String, String> said = PublicDocuments.said(document.content());
        return point.gsrn().value().equals(said.get(POINT + "/mRID"))
                && PROFILE.calendar()
                        .startOf(today)
                        .toString()
                        .equals(said.get("/MktActivityRecord/validityStart_DateAndOrTime.dateTime"));
    }

    private static String document(LiveMarket live, String transaction, LocalDate today, StringBuilder point) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <RequestChangeAccountingPointCharacteristics_MarketDocument xmlns="%s">
                <mRID>%s</mRID><type>E58</type><process.processType>E32</process.processType>
                <businessSector.type>23</businessSector.type>
                <sender_MarketParticipant.mRID codingScheme="A10">%s</sender_MarketParticipant.mRID>
                <sender_MarketParticipant.marketRole.type>DDM</sender_MarketParticipant.marketRole.type>
                <receiver_MarketParticipant.mRID codingScheme="A10">%s</receiver_MarketParticipant.mRID>
                <receiver_MarketParticipant.marketRole.type>DDZ</receiver_MarketParticipant.marketRole.type>
                <createdDateTime>%s</createdDateTime>
                <MktActivityRecord><mRID>%s</mRID>
                <validityStart_DateAndOrTime.dateTime>%s</validityStart_DateAndOrTime.dateTime>
                %s</MktActivityRecord>
                </RequestChangeAccountingPointCharacteristics_MarketDocument>
                """.formatted(
                        DocumentType.METERING_POINT_CHANGE_REQUEST.namespace(),
                        Letters.newId("message"),
                        FJORDBYGD,
                        PROFILE.hub(),
                        live.now(),
                        transaction,
                        PROFILE.calendar().startOf(today),
                        point);
    }

    private static void write(Shape shape, String path, Draft draft, Map<String, String> said, StringBuilder xml) {
        if (shape.children().isEmpty()) {
            String value = draft.value(shape, path);
            String unit = draft.unit(shape);
            said.put(path, value + (unit.isEmpty() ? "" : " " + unit));
            xml.append('<').append(shape.name());
            if (!shape.attribute().isEmpty()) {
                String scheme = shape.type().equals("area") ? "NNO" : "A10";
                xml.append(' ')
                        .append(shape.attribute())
                        .append("=\"")
                        .append(unit.isEmpty() ? scheme : unit)
                        .append('"');
            }
            xml.append('>').append(value.replace("&", "&amp;").replace("<", "&lt;"));
            xml.append("</").append(shape.name()).append('>');
            return;
        }
        StringBuilder inner = new StringBuilder();
        for (Shape one : shape.children()) {
            if (draft.has(one)) {
                write(one, path + "/" + one.name(), draft, said, inner);
            }
        }
        if (inner.length() > 0) {
            xml.append('<')
                    .append(shape.name())
                    .append('>')
                    .append(inner)
                    .append("</")
                    .append(shape.name())
                    .append('>');
        }
    }

    /** What is said of one point in one document. A point that settles net is virtual and has no meter; all others are physical and have one. */
    private static final class Draft {

        private final Point point;
        private final boolean virtual;
        private final Random random;
        private final boolean reference;

        Draft(Point point, boolean virtual, Random random) {
            this.point = point;
            this.virtual = virtual;
            this.random = random;
            this.reference = random.nextBoolean();
        }

        boolean has(Shape shape) {
            return switch (shape.name()) {
                case "mRID" -> true;
                case "meteringMethod", "netSettlementGroup" -> true;
                case "nextReadingDate" -> virtual;
                case "meter.mRID" -> !virtual;
                // A reference to a register of addresses goes with the mark whether the point is there.
                case "usagePointLocation.geoInfoReference" -> reference;
                case "usagePointLocation.actualAddressIndicator" -> reference || random.nextBoolean();
                default -> !OF_OTHER_POINTS.contains(shape.name()) && random.nextInt(10) < 6;
            };
        }

        String value(Shape shape, String path) {
            return switch (shape.name()) {
                case "mRID" -> point.gsrn().value();
                case "type" -> point.type().code();
                case "settlementMethod" ->
                    Objects.requireNonNull(point.method()).code();
                case "readCycle" -> point.resolution().code();
                case "meteringGridArea_Domain.mRID" -> point.gridArea();
                case "meteringMethod" -> virtual ? "D02" : "D01";
                case "netSettlementGroup" -> virtual ? "6" : pick(List.of("0", "99"));
                case "nextReadingDate" -> pick(List.of("--01-01", "--12-01"));
                case "meter.mRID" -> pick(List.of("697063140000001", "1"));
                default -> {
                    String[] names = path.split("/");
                    String name = names[names.length - 2] + "/" + names[names.length - 1];
                    yield pick(Objects.requireNonNull(VALUES.get(name), name));
                }
            };
        }

        String unit(Shape shape) {
            return switch (shape.type()) {
                case "capacity" -> pick(List.of("KWT", "MAW"));
                case "current" -> "AMP";
                default -> "";
            };
        }

        private String pick(List<String> values) {
            return values.get(random.nextInt(values.size()));
        }
    }
}
