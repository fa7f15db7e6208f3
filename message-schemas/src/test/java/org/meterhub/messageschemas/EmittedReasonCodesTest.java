package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messageschemas.SchemaModel.SchemaElement;
import org.meterhub.messageschemas.documents.SeriesRequestRejection;

/** Whatever the hub refuses for can stand in the document in which it says so. */
class EmittedReasonCodesTest {

    private static final String LIST = "ReasonCode";

    /** What the schema of a document calls reason of a refusal: {@code Reason/code}, however deep. */
    private static List<SchemaElement> reasonCodes(DocumentType type) {
        return SchemaModel.of(type).all().stream()
                .filter(element -> element.name().equals("Reason"))
                .flatMap(reason -> reason.children().stream())
                .filter(child -> child.name().equals("code"))
                .toList();
    }

    static Set<DocumentType> refusing() {
        return Arrays.stream(DocumentType.values())
                .filter(type -> !reasonCodes(type).isEmpty())
                .collect(Collectors.toSet());
    }

    @Test
    void refusing_documents_are_the_answers_to_requests_and_the_acknowledgement() {
        Set<DocumentType> answers = Arrays.stream(DocumentType.values())
                .flatMap(type -> type.rejection().stream())
                .collect(Collectors.toSet());
        answers.add(DocumentType.ACKNOWLEDGEMENT);
        assertThat(refusing()).isEqualTo(answers).hasSize(17);
    }

    /** Every reason of every such document, by the schema; then as the hub writes it. */
    @ParameterizedTest
    @MethodSource("refusing")
    void every_code_of_the_catalogue_can_be_written(DocumentType type) {
        assertThat(reasonCodes(type)).extracting(SchemaElement::type).containsOnly(LIST);
        for (RejectionCode code : RejectionCode.values()) {
            byte[] document = withReason(type, code.codeInDocuments());
            assertThat(Samples.DOCUMENTS.violations(type, document))
                    .as(code.name())
                    .isEmpty();
            byte[] written =
                    DocumentWriter.write(Samples.DOCUMENTS.read(type, document).orThrow());
            assertThat(Samples.DOCUMENTS.violations(type, written))
                    .as(code.name())
                    .isEmpty();
        }
    }

    /** Codes of five digits, and one that other hubs send although no list has it. */
    @ParameterizedTest
    @MethodSource("refusing")
    void a_code_of_no_list_is_refused(DocumentType type) {
        for (String code : List.of(RejectionCode.SENDER_NOT_AUTHENTICATED.code(), "E89")) {
            assertThat(Samples.DOCUMENTS.violations(type, withReason(type, code)))
                    .as(code)
                    .isNotEmpty();
        }
    }

    private static byte[] withReason(DocumentType type, String code) {
        XmlNode root = Instances.tree(type, true);
        List<XmlNode> reasons = root.elements().stream()
                .filter(element -> element.name.equals("Reason"))
                .toList();
        assertThat(reasons).isNotEmpty();
        reasons.forEach(reason -> reason.content.set(0, XmlNode.text("code", code)));
        return Instances.write(root);
    }

    /** What a document says of itself as a whole: A01 when it accepts, A02 when it refuses. */
    @Test
    void the_outcome_of_every_answer_is_in_the_list() {
        for (DocumentType type : DocumentType.values()) {
            SchemaModel.of(type).children().stream()
                    .filter(element -> element.name().equals("reason.code"))
                    .forEach(outcome -> {
                        assertThat(outcome.type()).as(type.name()).isEqualTo(LIST);
                        assertThat(outcome.whenEmpty())
                                .as(type.name())
                                .isEqualTo(type.documentName().startsWith("Confirm") ? "A01" : "A02");
                        assertThat(CodeLists.MARKET.list(LIST)).contains(outcome.whenEmpty());
                    });
        }
    }

    @Test
    void a_reason_that_no_list_has_is_not_written() {
        Reason unlisted = new Reason("E89", "");
        assertThatThrownBy(() -> DocumentWriter.write(SeriesRequestRejection.of(
                        DocumentType.WHOLESALE_SERVICES_REJECTION,
                        Samples.rejection().header(),
                        List.of(new SeriesRequestRejection.Transaction("j-1", "t-1", List.of(unlisted))))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("E89");
    }
}
