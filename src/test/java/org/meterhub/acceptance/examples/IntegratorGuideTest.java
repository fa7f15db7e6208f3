package org.meterhub.acceptance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.meterhub.messageschemas.DocumentType;

/** What the integrator's guide lists is what the hub takes and sends, and the examples that there are. */
class IntegratorGuideTest {

    private static final Pattern RSM = Pattern.compile("RSM-\\d{3}");

    private static List<String> lines(String mark) throws IOException {
        String guide = Files.readString(ExampleMessages.ROOT.resolve("docs/guides/integrator.md"));
        int begin = guide.indexOf("<!-- " + mark + ":");
        int end = guide.indexOf("<!-- end of " + mark + " -->");
        assertThat(begin).as(mark).isPositive();
        assertThat(end).as(mark).isGreaterThan(begin);
        return guide.substring(begin, end)
                .lines()
                .filter(line -> line.startsWith("|"))
                .toList();
    }

    /** Of each row the first cell. */
    private static Set<String> named(List<String> rows) {
        Set<String> named = new TreeSet<>();
        for (String row : rows) {
            Matcher matcher = RSM.matcher(row.split("\\|", -1)[1]);
            while (matcher.find()) {
                named.add(matcher.group());
            }
        }
        return named;
    }

    private static Set<String> rsm(Stream<DocumentType> types) {
        return types.map(DocumentType::rsm).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void every_document_that_a_party_may_send_is_listed_with_its_channel_and_what_comes() throws IOException {
        List<String> sent = lines("what is sent and what comes").stream()
                .takeWhile(line -> !line.startsWith("| unasked"))
                .toList();
        assertThat(named(sent))
                .isEqualTo(rsm(Stream.of(DocumentType.values())
                        // Nobody can ask for services, and the guide says which documents are not carried out.
                        .filter(type -> type.isInbound() && type != DocumentType.SERVICE_REQUEST)));
        for (DocumentType type : DocumentType.values()) {
            if (!type.isInbound() || type == DocumentType.SERVICE_REQUEST) {
                continue;
            }
            boolean measure = type.hubRole() == org.meterhub.marketmodel.MarketRole.METERED_DATA_ADMINISTRATOR;
            assertThat(sent)
                    .filteredOn(row -> row.startsWith("| " + type.rsm()))
                    .as(type.rsm())
                    .isNotEmpty()
                    .allSatisfy(row -> {
                        String[] cells = row.split("\\|", -1);
                        assertThat(cells[2].strip()).isEqualTo(measure ? "measure" : "structure");
                        type.rejection().ifPresent(rejection -> assertThat(cells[4].strip())
                                .isEqualTo(rejection.category().label()));
                    });
        }
    }

    @Test
    void every_document_that_comes_unasked_is_listed_with_its_mailbox() throws IOException {
        List<String> unasked = lines("what is sent and what comes").stream()
                .dropWhile(line -> !line.startsWith("| unasked"))
                .toList();
        Set<DocumentType> told = Stream.of(DocumentType.values())
                .filter(type -> type.isOutbound()
                        && type != DocumentType.ACKNOWLEDGEMENT
                        && !type.root().startsWith("Confirm")
                        && !type.root().startsWith("Reject"))
                .collect(Collectors.toSet());
        assertThat(named(unasked)).isEqualTo(rsm(told.stream()));
        for (DocumentType type : told) {
            assertThat(unasked)
                    .filteredOn(row -> row.split("\\|", -1)[1].contains(type.rsm()))
                    .singleElement()
                    .asString()
                    .endsWith("| " + type.category().label() + " |");
        }
    }

    @Test
    void every_example_is_listed_with_its_answer() throws IOException {
        List<String> expected = ExampleMessages.read().stream()
                .map(example -> "| [`" + example.file() + "`](../../examples/messages/" + example.file() + ") | "
                        + example.sender() + " | " + answer(example) + " |")
                .toList();
        assertThat(lines("examples")).endsWith(expected.toArray(String[]::new)).hasSize(expected.size() + 2);
    }

    private static String answer(ExampleMessages example) {
        if (example.answer().isEmpty()) {
            return "none: accepted";
        }
        String code = example.code().isEmpty() ? "" : " with " + example.code();
        String to = example.answerTo().equals(example.sender().value()) ? "" : ", to " + example.answerTo();
        return "`" + example.answer() + "`" + code + to;
    }
}
