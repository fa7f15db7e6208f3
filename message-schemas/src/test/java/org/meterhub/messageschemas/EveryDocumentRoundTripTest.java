package org.meterhub.messageschemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.messageschemas.documents.RequestConfirmation;
import org.xmlunit.builder.DiffBuilder;
import org.xmlunit.builder.Input;
import org.xmlunit.diff.Diff;

/** Every document that has a record is read, written, read and written: the second bytes are the first, and both are valid. */
class EveryDocumentRoundTripTest {

    private static final Path EXAMPLES =
            Path.of(System.getProperty("meterhub.root", ".."), "..", "shared", "domain", "examples", "cim");

    static Set<DocumentType> types() {
        return DocumentRecords.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_document_with_everything_survives_whole(DocumentType type) {
        byte[] original = Instances.full(type);
        assertSimilar(type, original, rewritten(type, original));
    }

    /** The sector is the one element that is written although it may be missing. */
    @ParameterizedTest
    @MethodSource("types")
    void a_document_with_only_what_must_be_there_survives_and_gets_its_sector(DocumentType type) {
        byte[] original = Instances.minimal(type);
        String written = new String(rewritten(type, original), UTF_8);
        String sector = "<businessSector.type>23</businessSector.type>";
        assertThat(written).contains(sector);
        assertSimilar(type, original, written.replace(sector, "").getBytes(UTF_8));
    }

    @Test
    void the_published_examples_survive() throws IOException {
        assumeTrue(Files.isDirectory(EXAMPLES), () -> EXAMPLES + " is absent: the published examples are not checked");
        int cases = 0;
        for (DocumentType type : types()) {
            String name = type.group().label() + "-" + type.documentName().toLowerCase(Locale.ROOT) + "-full.xml";
            byte[] original = Files.readAllBytes(EXAMPLES.resolve(name));
            assertSimilar(type, original, rewritten(type, original));
            cases++;
        }
        System.out.println("published examples written again: " + cases);
        assertThat(cases).isPositive();
    }

    private static byte[] rewritten(DocumentType type, byte[] original) {
        MarketDocument read = Samples.DOCUMENTS.read(type, original).orThrow();
        assertThat(read.type()).isEqualTo(type);
        byte[] written = DocumentWriter.write(read);
        assertThat(Samples.DOCUMENTS.violations(type, written)).isEmpty();
        MarketDocument readAgain = Samples.DOCUMENTS.read(type, written).orThrow();
        assertThat(DocumentWriter.write(readAgain)).isEqualTo(written);
        return written;
    }

    private static void assertSimilar(DocumentType type, byte[] original, byte[] written) {
        Diff difference = DiffBuilder.compare(Input.fromByteArray(original))
                .withTest(Input.fromByteArray(written))
                .ignoreWhitespace()
                .checkForSimilar()
                .build();
        assertThat(difference.hasDifferences()).as("%s: %s", type, difference).isFalse();
    }

    /** Everything that must stand is missed by the writer too, except texts, which may be empty. */
    @Test
    void what_must_stand_and_is_missing_is_a_bug_and_not_written() {
        DocumentType type = DocumentType.CANCELLATION_CONFIRMATION;
        DocumentHeader header = Samples.confirmation().header();
        assertThatThrownBy(() -> DocumentWriter.write(RequestConfirmation.of(type, header, List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MktActivityRecord");
        assertThatThrownBy(() -> DocumentWriter.write(RequestConfirmation.of(
                        type, header, List.of(new RequestConfirmation.Transaction("c", "", CodedId.ABSENT)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("marketEvaluationPoint.mRID");
        assertThatThrownBy(() -> DocumentWriter.write(new RequestConfirmation(
                        type,
                        header,
                        "E89",
                        List.of(new RequestConfirmation.Transaction("c", "", CodedId.of(Samples.POINT))))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("E89");
    }

    @Test
    void a_document_is_read_only_as_the_record_that_holds_it() {
        byte[] document = Instances.minimal(DocumentType.CANCELLATION_CONFIRMATION);
        assertThatThrownBy(() -> Samples.DOCUMENTS.read(
                        DocumentType.CHANGE_OF_SUPPLIER_REQUEST, RequestConfirmation.class, document))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Samples.DOCUMENTS.read(RequestConfirmation.class, document))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Samples.DOCUMENTS.read(DocumentType.VALIDATED_MEASURE_DATA, document))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Samples.DOCUMENTS
                        .read(DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION, RequestConfirmation.class, document)
                        .rejections())
                .isNotEmpty();
    }
}
