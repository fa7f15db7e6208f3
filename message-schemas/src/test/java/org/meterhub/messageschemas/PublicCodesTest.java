package org.meterhub.messageschemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Our code lists are the public ones, code by code: what the hub takes others can read, and what it refuses others refuse. */
class PublicCodesTest {

    private static final Path PAGE =
            Path.of(System.getProperty("meterhub.root", ".."), "..", "shared", "domain", "code-values.md");

    @Test
    void every_list_of_the_schemas_has_exactly_the_codes_of_the_public_one() {
        var expected = new TreeMap<String, Set<String>>();
        PublicCodes.lists().forEach((list, codes) -> {
            if (!PublicCodes.UNUSED.contains(list)) {
                expected.put(PublicCodes.ours(list), new TreeSet<>(codes));
            }
        });
        var found = new TreeMap<String, Set<String>>();
        CodeLists.MARKET.names().forEach(list -> found.put(list, new TreeSet<>(CodeLists.MARKET.list(list))));
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        expected.forEach((list, codes) -> assertThat(found.get(list)).as(list).isEqualTo(codes));
    }

    @Test
    void the_facts_are_those_of_the_markets_own_page() throws IOException {
        assumeTrue(Files.exists(PAGE), () -> PAGE + " is absent: our copy of the facts is not compared with it");
        var page = PublicCodes.ofPage(Files.readString(PAGE));
        assertThat(page).hasSizeGreaterThan(20).isEqualTo(PublicCodes.lists());
    }

    @Test
    void a_code_that_no_public_list_has_is_refused_and_the_answer_does_not_repeat_it() {
        for (String process : List.of("A66", "A99", "D47", "E89")) {
            assertThat(header("E66", process).knownProcessCode()).as(process).isEmpty();
        }
        for (String type : List.of("A29", "B47", "B99", "D26")) {
            assertThat(header(type, "E23").knownTypeCode()).as(type).isEmpty();
        }
        assertThat(header("B46", "A65").knownTypeCode()).isEqualTo("B46");
        assertThat(header("B46", "A65").knownProcessCode()).isEqualTo("A65");
        for (String scheme : List.of("NXK", "NRS", "NCY", "NME")) {
            String document = new String(Instances.minimal(DocumentType.CANCELLATION_CONFIRMATION), UTF_8)
                    .replaceFirst("codingScheme=\"A10\"", "codingScheme=\"" + scheme + "\"");
            assertThat(
                            Samples.DOCUMENTS
                                    .faults(DocumentType.CANCELLATION_CONFIRMATION, document.getBytes(UTF_8))
                                    .stream()
                                    .map(DocumentFault::path))
                    .as(scheme)
                    .containsExactly("sender_MarketParticipant.mRID");
        }
    }

    private static DocumentHeader header(String type, String process) {
        return new DocumentHeader(
                "m",
                type,
                process,
                "23",
                DocumentHeader.UNREADABLE.sender(),
                DocumentHeader.UNREADABLE.receiver(),
                DocumentTime.ABSENT);
    }
}
