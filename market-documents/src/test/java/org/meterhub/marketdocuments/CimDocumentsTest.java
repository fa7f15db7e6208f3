package org.meterhub.marketdocuments;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.marketdocuments.cim.MeteringPointId;
import org.meterhub.marketdocuments.cim.PartyId;
import org.meterhub.marketdocuments.cim.RequestChangeOfSupplierActivityRecord;
import org.meterhub.marketdocuments.cim.RequestChangeOfSupplierMarketDocument;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Instances;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.builder.Input;
import org.xmlunit.diff.Diff;

/** Every document is an object and the other way round; what is no document is refused with a sentence. */
class CimDocumentsTest {

    private static final Path EXAMPLES =
            Path.of(System.getProperty("meterhub.root", ".."), "..", "shared", "domain", "examples", "cim");
    private static final CimDocuments DOCUMENTS = new CimDocuments();

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void every_document_survives_with_everything_in_it_and_with_next_to_nothing(DocumentType type) {
        for (byte[] original : List.of(Instances.distinct(type), Instances.full(type), Instances.minimal(type))) {
            Object read = DOCUMENTS.read(original);
            assertThat(CimDocuments.typeOf(read)).isEqualTo(type);
            assertSimilar(original, DOCUMENTS.write(read));
        }
    }

    @Test
    void the_published_examples_survive() throws IOException {
        assumeTrue(Files.isDirectory(EXAMPLES), () -> EXAMPLES + " is absent: the published examples are not checked");
        int cases = 0;
        try (var files = Files.list(EXAMPLES)) {
            for (Path file : files.sorted().toList()) {
                byte[] original = Files.readAllBytes(file);
                assertSimilar(original, DOCUMENTS.write(DOCUMENTS.read(original)));
                cases++;
            }
        }
        System.out.println("published examples read and written with JAXB: " + cases);
        assertThat(cases).isPositive();
    }

    @Test
    void prefixes_are_the_senders_affair() {
        String document = new String(Instances.full(DocumentType.END_OF_SUPPLY_REQUEST), UTF_8)
                .replace("xmlns=", "xmlns:cim=")
                .replaceAll("<(/?)(?=[A-Za-z])", "<$1cim:");
        Object read = DOCUMENTS.read(document.getBytes(UTF_8));
        assertThat(SameFields.differences(read, DOCUMENTS.read(Instances.full(DocumentType.END_OF_SUPPLY_REQUEST))))
                .isEmpty();
    }

    @Test
    void what_the_schema_does_not_know_is_not_passed_over() {
        String good = new String(Instances.minimal(DocumentType.END_OF_SUPPLY_REQUEST), UTF_8);
        String strange = good.replace("<createdDateTime>", "<colour>blue</colour><createdDateTime>");
        assertThatThrownBy(() -> DOCUMENTS.read(strange.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("colour");
        String foreign = good.replace("<createdDateTime>", "<createdDateTime xmlns=\"urn:other\">");
        assertThatThrownBy(() -> DOCUMENTS.read(foreign.getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("createdDateTime");
    }

    @Test
    void hostile_documents_are_refused() {
        assertThatThrownBy(() -> DOCUMENTS.read(
                        "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>".getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("document type");
        assertThatThrownBy(() -> DOCUMENTS.read("<Invoice xmlns=\"urn:other\"/>".getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none of the market's documents");
        assertThatThrownBy(() -> DOCUMENTS.read("nothing".getBytes(UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> DOCUMENTS.read(
                        Instances.minimal(DocumentType.END_OF_SUPPLY_REQUEST),
                        RequestChangeOfSupplierMarketDocument.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is a RequestEndOfSupplyMarketDocument");
    }

    @Test
    void what_lacks_something_is_not_written_and_says_what() {
        RequestChangeOfSupplierMarketDocument document = new RequestChangeOfSupplierMarketDocument();
        document.setMRID("switch-1");
        PartyId supplier = new PartyId();
        supplier.setValue("7080000000029");
        supplier.setCodingScheme("A10");
        document.setSenderMarketParticipantMRID(supplier);
        MeteringPointId point = new MeteringPointId();
        point.setValue("707057500000000018");
        point.setCodingScheme("A10");
        RequestChangeOfSupplierActivityRecord change = new RequestChangeOfSupplierActivityRecord();
        change.setMarketEvaluationPointMRID(point);
        document.getMktActivityRecords().add(change);
        assertThatThrownBy(() -> DOCUMENTS.write(document))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("RequestChangeOfSupplier_MarketDocument");
        assertThatThrownBy(() -> DOCUMENTS.write(change))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a part of a document");
    }

    private static void assertSimilar(byte[] original, byte[] written) {
        Diff difference = DiffBuilder.compare(Input.fromByteArray(original))
                .withTest(Input.fromByteArray(written))
                .ignoreWhitespace()
                .ignoreComments()
                .normalizeWhitespace()
                .checkForSimilar()
                .build();
        assertThat(difference.hasDifferences()).as(difference::toString).isFalse();
    }
}
