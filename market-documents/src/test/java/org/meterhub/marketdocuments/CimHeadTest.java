package org.meterhub.marketdocuments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.meterhub.marketdocuments.cim.PartyId;
import org.meterhub.marketdocuments.cim.Reason;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Instances;

/** What all documents have in common is found in each of the 52 classes, though they share no interface. */
class CimHeadTest {

    private static final CimDocuments DOCUMENTS = new CimDocuments();
    private static final CimHead HEAD = CimHead.toHub(
            DocumentType.CHANGE_OF_SUPPLIER_REQUEST,
            "id-1",
            BusinessReason.CHANGE_OF_SUPPLIER,
            new Gln("7080000020010"),
            MarketRole.ENERGY_SUPPLIER,
            new Gln("5790001330552"),
            Instant.parse("2026-11-03T07:00:00.500Z"));

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void a_head_that_is_written_on_a_document_is_read_from_it(DocumentType type) {
        Object document = DOCUMENTS.read(Instances.full(type));
        CimHead read = CimHead.of(HEAD.on(document));
        boolean acknowledgement = type == DocumentType.ACKNOWLEDGEMENT;
        assertThat(read)
                .isEqualTo(new CimHead(
                        "id-1",
                        acknowledgement ? "" : "392",
                        acknowledgement ? "" : "E03",
                        new Gln("7080000020010"),
                        "DDQ",
                        new Gln("5790001330552"),
                        "DDZ",
                        Instant.parse("2026-11-03T07:00:00Z")));
        // Every other field is left as it was, and the whole is still what the schema wants.
        assertThat(DOCUMENTS.identify(DOCUMENTS.write(document))).contains(type);
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void every_answer_says_yes_or_no_and_nothing_else_is_an_answer(DocumentType type) {
        Object document = DOCUMENTS.read(Instances.distinct(type));
        boolean confirms = type.root().startsWith("Confirm");
        boolean refuses = type.root().startsWith("Reject") || type == DocumentType.ACKNOWLEDGEMENT;
        if (!confirms && !refuses) {
            assertThat(DocumentAnswer.of(document)).isEmpty();
            return;
        }
        assertThat(DocumentAnswer.of(document)).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.confirmed()).isEqualTo(confirms);
            assertThat(answer.reasons()).extracting(Reason::getCode).isEqualTo(answer.codes());
            assertThat(answer.codes().isEmpty()).isEqualTo(confirms);
        });
        String text = new String(Instances.distinct(type), java.nio.charset.StandardCharsets.UTF_8)
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        assertThat(DocumentAnswer.of(document))
                .as("the reference is to the receiver's own transaction")
                .extracting(DocumentAnswer::transaction)
                .filteredOn(transaction -> !transaction.isEmpty())
                .isNotEmpty()
                .allSatisfy(transaction -> assertThat(text)
                        .containsPattern("(originalTransactionIDReference_\\w+\\.mRID|<mRID)>"
                                + Pattern.quote(transaction) + "<"));
    }

    @Test
    void a_part_of_a_document_has_no_head() {
        assertThatThrownBy(() -> CimHead.of(new Reason())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> HEAD.on(new PartyId())).isInstanceOf(IllegalArgumentException.class);
    }
}
