package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.messageschemas.SchemaModel.SchemaElement;

/** Every document has a schema, which takes what the catalogue of the market describes. */
class EverySchemaTest {

    private static final Path CATALOGUE =
            Path.of(System.getProperty("meterhub.root", ".."), "..", "shared", "domain", "messages.md");

    /** How the catalogue of the market calls the types of our schemas. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("string", "xs:string"),
            Map.entry("dateTime", "xs:dateTime"),
            Map.entry("duration", "xs:duration"),
            Map.entry("decimal", "xs:decimal"),
            Map.entry("boolean", "xs:boolean"),
            Map.entry("gMonthDay", "xs:gMonthDay"),
            Map.entry("minute-UTC", "MinuteUtc"),
            Map.entry("PartyID(16)", "PartyId"),
            Map.entry("AreaID(18)", "AreaId"),
            Map.entry("MeteringPointID(35)", "MeteringPointId"),
            Map.entry("integer[maxInclusive=999999,minInclusive=1]", "Position"),
            Map.entry("decimal[totalDigits=17]", "Price"),
            Map.entry("string @unit(UnitOfMeasure)", "Capacity"),
            Map.entry("string @unit! =AMP", "RatedCurrent"),
            Map.entry("string[length=2,pattern=[A-Z]*]", "CountryCode"),
            Map.entry("string[pattern=[1-9]([0-9]){0,2}]", "VersionNumber"),
            Map.entry("string[maxLength=15]", "PhoneNumber"),
            Map.entry("string[maxLength=36]", "AddressReference"),
            Map.entry("string[maxLength=60]", "MeterNumber"),
            Map.entry("string[maxLength=70]", "EmailAddress"));

    private static final Pattern LINE = Pattern.compile("( *)(\\S+?)(?: \\{(\\S+)})?(?: : (.*?))?(?: default=(\\w+))?");

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void a_document_with_only_what_must_be_there_is_valid_and_one_with_everything(DocumentType type) {
        for (byte[] document : List.of(Instances.minimal(type), Instances.full(type))) {
            assertThat(Samples.DOCUMENTS.violations(type, document)).isEmpty();
            Identified identified = Samples.DOCUMENTS.identify(document);
            assertThat(identified.type()).contains(type);
            assertThat(identified.rejections()).isEmpty();
        }
        assertThat(Instances.full(type).length).isGreaterThan(Instances.minimal(type).length);
    }

    @Test
    void an_empty_type_or_outcome_means_the_code_that_the_schema_gives_it() {
        for (DocumentType type : DocumentType.values()) {
            for (SchemaElement element : SchemaModel.of(type).children()) {
                if (element.name().equals("type")) {
                    assertThat(element.whenEmpty()).as(type.name()).isEqualTo(type.schemaDefaultTypeCode());
                } else if (element.name().equals("reason.code")) {
                    assertThat(element.whenEmpty())
                            .as(type.name())
                            .isEqualTo(type.documentName().startsWith("Confirm") ? "A01" : "A02");
                } else {
                    assertThat(element.whenEmpty()).as(type.name()).isEmpty();
                }
            }
        }
    }

    /** The public schemas know no attribute that may be left out: who takes an identifier without its scheme must invent one to pass it on. */
    @Test
    void every_attribute_must_be_there() {
        int attributes = 0;
        for (DocumentType type : DocumentType.values()) {
            for (SchemaElement element : SchemaModel.of(type).all()) {
                if (!element.attribute().isEmpty()) {
                    assertThat(element.attributeRequired())
                            .as(type + " " + element.name())
                            .isTrue();
                    attributes++;
                }
            }
        }
        assertThat(attributes).isGreaterThan(190);
    }

    /** Element for element: name, place, how often, type, and what the empty element means. */
    @Test
    void every_schema_is_the_tree_that_the_catalogue_of_the_market_shows() throws IOException {
        assumeTrue(Files.exists(CATALOGUE), () -> CATALOGUE + " is absent: the schemas are not compared with it");
        List<String> lines = Files.readAllLines(CATALOGUE);
        int documents = 0;
        int elements = 0;
        for (DocumentType type : DocumentType.values()) {
            int start = lines.indexOf(type.root() + "   ns=" + type.namespace());
            assertThat(start).as(type.root()).isPositive();
            List<String> tree = new ArrayList<>();
            for (String line : lines.subList(start + 1, lines.size())) {
                if (line.equals("```")) {
                    break;
                }
                tree.addAll(withHeader(line));
            }
            List<String> expected = expected(tree);
            List<String> found = new ArrayList<>();
            SchemaModel.of(type).children().forEach(child -> describe(child, "", found));
            assertThat(found).as(type.name()).containsExactlyElementsOf(expected);
            documents++;
            elements += expected.size();
        }
        System.out.println("schemas compared with the catalogue: " + documents + ", elements: " + elements);
        assertThat(documents).isEqualTo(52);
    }

    private static List<String> withHeader(String line) {
        Matcher header = Pattern.compile(" *\\[HEADER type=(\\w+)]").matcher(line);
        if (!header.matches()) {
            return List.of(line);
        }
        return Arrays.asList(
                "  mRID : string",
                "  type : «Message» default=" + header.group(1),
                "  process.processType : «Process»",
                "  businessSector.type {0..1} : «BusinessSector»",
                "  sender_MarketParticipant.mRID : PartyID(16)",
                "  sender_MarketParticipant.marketRole.type : «Role»",
                "  receiver_MarketParticipant.mRID : PartyID(16)",
                "  receiver_MarketParticipant.marketRole.type : «Role»",
                "  createdDateTime : dateTime");
    }

    private static List<String> expected(List<String> tree) {
        List<String> found = new ArrayList<>();
        Deque<String> parents = new ArrayDeque<>();
        for (String text : tree) {
            Matcher line = LINE.matcher(text);
            assertThat(line.matches()).as(text).isTrue();
            int depth = line.group(1).length() / 2;
            while (parents.size() >= depth) {
                parents.removeLast();
            }
            parents.addLast(line.group(2));
            String type = line.group(4) == null ? "" : typeName(line.group(4));
            found.add(String.join("/", parents) + " " + (line.group(3) == null ? "1" : line.group(3)) + " " + type + " "
                    + (line.group(5) == null ? "" : line.group(5)));
        }
        return found;
    }

    private static String typeName(String text) {
        if (text.startsWith("«")) {
            String list = text.substring(1, text.length() - 1);
            return list.endsWith("Code") ? list : list + "Code";
        }
        return text.startsWith("dateTime[pattern") ? "SecondUtc" : TYPES.getOrDefault(text, "unknown " + text);
    }

    private static void describe(SchemaElement element, String parent, List<String> found) {
        String path = parent + element.name();
        String times = element.repeated() ? (element.optional() ? "0..*" : "1..*") : element.optional() ? "0..1" : "1";
        found.add(path + " " + times + " " + (element.isSimple() ? element.type() : "") + " " + element.whenEmpty());
        element.children().forEach(child -> describe(child, path + "/", found));
    }
}
