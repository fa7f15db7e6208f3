package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.MarketCode;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.builder.Input;
import org.xmlunit.diff.Diff;

/** The market's published examples, minimal and full, of every document this hub knows. */
class SharedExamplesTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("meterhub.root", ".."), "..", "shared", "domain", "examples", "cim");

    @Test
    void every_example_of_every_document_is_valid_and_identified() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), () -> FOLDER + " is absent: the published examples are not checked");
        int cases = 0;
        for (DocumentType type : DocumentType.values()) {
            for (String size : new String[] {"min", "full"}) {
                byte[] document = Files.readAllBytes(file(type, size));
                assertThat(Samples.DOCUMENTS.violations(type, document))
                        .as("%s %s", type, size)
                        .isEmpty();
                Identified identified = Samples.DOCUMENTS.identify(document);
                assertThat(identified.type()).contains(type);
                assertThat(identified.rejections()).isEmpty();
                // The examples of what the hub sends name any receiver; in the others the roles are those of the
                // catalogue.
                if (type.direction() == DocumentDirection.IN) {
                    assertThat(identified.header().receiver().role()).contains(type.hubRole());
                    assertThat(type.senderRoles())
                            .as("%s %s", type, size)
                            .contains(identified.header().sender().role().orElseThrow());
                }
                assertThat(processesOf(type))
                        .as("%s %s", type, size)
                        .contains(identified.header().processCode());
                cases++;
            }
        }
        System.out.println("published examples checked: " + cases);
        assertThat(cases).isEqualTo(2 * DocumentType.values().length);
    }

    @Test
    void the_examples_of_metered_data_are_read_to_the_last_point() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), () -> FOLDER + " is absent: the published examples are not checked");
        MeasureDataReader reader =
                Samples.DOCUMENTS.measureData(Files.readAllBytes(file(DocumentType.VALIDATED_MEASURE_DATA, "full")));
        assertThat(reader.next()).isTrue();
        MeasureSeries series = reader.series();
        assertThat(series.originalTransactionId()).contains("00000ad3-0000-4000-8000-000000000003");
        assertThat(series.inDomain()).isEqualTo(new CodedId("804", "NDK"));
        assertThat(series.outDomain()).isEqualTo(new CodedId("803", "NDK"));
        assertThat(series.count()).isEqualTo(1);
        assertThat(series.quantityWh(0)).isEqualTo(1_234);
        assertThat(series.qualityCode(0)).contains("A04");
        assertThat(reader.next()).isFalse();
        assertThat(reader.rejections()).isEmpty();
    }

    @Test
    void a_published_request_is_written_again_as_the_same_document() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), () -> FOLDER + " is absent: the published examples are not checked");
        byte[] example = Files.readAllBytes(file(DocumentType.CHANGE_OF_SUPPLIER_REQUEST, "full"));
        byte[] written = DocumentWriter.write(Samples.DOCUMENTS
                .read(DocumentType.CHANGE_OF_SUPPLIER_REQUEST, example)
                .orThrow());
        Diff difference = DiffBuilder.compare(Input.fromByteArray(example))
                .withTest(Input.fromByteArray(written))
                .ignoreWhitespace()
                .checkForSimilar()
                .build();
        assertThat(difference.hasDifferences()).as(difference.toString()).isFalse();
    }

    /** The processes that may stand in it; in some documents it can be left out, in the acknowledgement it must be. */
    private static Set<String> processesOf(DocumentType type) {
        Set<String> processes = codes(type.processes());
        if (SchemaModel.of(type).children().stream()
                .noneMatch(child -> child.name().equals("process.processType") && !child.optional())) {
            processes.add("");
        }
        return processes;
    }

    private static Set<String> codes(Set<? extends MarketCode> list) {
        return list.stream().map(MarketCode::code).collect(Collectors.toCollection(HashSet::new));
    }

    private static Path file(DocumentType type, String size) {
        String group = type.namespace().split(":")[2];
        return FOLDER.resolve(group + "-" + type.documentName().toLowerCase(Locale.ROOT) + "-" + size + ".xml");
    }
}
