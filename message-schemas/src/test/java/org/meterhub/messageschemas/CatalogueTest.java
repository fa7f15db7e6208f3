package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.RejectionCode;

/** The catalogue of documents and the code lists agree with each other and with the market's. */
class CatalogueTest {

    private static final Path DOMAIN = Path.of(System.getProperty("meterhub.root", ".."), "..", "shared", "domain");

    private static final Pattern ROW = Pattern.compile(
            "\\| (RSM-\\d+) \\| (\\w+) \\| (in|out|in and out) \\| (\\S+) \\|.*\\| (DGL|DDZ) \\| \\w+ \\|");

    private static final Pattern CODE = Pattern.compile("\\b[A-Z](?:\\d\\d|0G)\\b");

    private static List<String> read(String file) throws IOException {
        Path path = DOMAIN.resolve(file);
        assumeTrue(Files.exists(path), () -> path + " is absent: nothing is compared with it");
        return Files.readAllLines(path);
    }

    @Test
    void every_document_is_catalogued_as_the_market_has_it() throws IOException {
        Map<String, Matcher> rows = new HashMap<>();
        for (String line : read("messages.md")) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(2), row);
            }
        }
        assertThat(rows).hasSize(52);
        for (DocumentType type : DocumentType.values()) {
            Matcher row = Objects.requireNonNull(rows.get(type.documentName()), type.documentName());
            assertThat(type.rsm()).isEqualTo(row.group(1));
            assertThat(type.direction())
                    .as(type.name())
                    .isEqualTo(
                            switch (row.group(3)) {
                                case "in" -> DocumentDirection.IN;
                                case "out" -> DocumentDirection.OUT;
                                default -> DocumentDirection.BOTH;
                            });
            assertThat(type.schemaDefaultTypeCode())
                    .as(type.name())
                    .isEqualTo(type == DocumentType.ACKNOWLEDGEMENT ? "" : row.group(4));
            assertThat(type.hubRole().code()).as(type.name()).isEqualTo(row.group(5));
        }
        System.out.println("documents compared with the market's list: " + rows.size());
    }

    /** The market's text names processes, senders and mailbox; what it says of ebIX only is not of these documents. */
    @Test
    void processes_senders_and_mailboxes_are_those_of_the_market() throws IOException {
        List<String> lines = read("messages.md");
        int cases = 0;
        for (DocumentType type : DocumentType.values()) {
            String text = descriptionOf(type, lines);
            assertThat(codes(type.processes()))
                    .as(type.name())
                    .containsAll(processesIn(between(text, "Process codes: ", " BRS:")));
            if (type.direction() == DocumentDirection.IN) {
                Set<String> senders = codes(MarketRole.values()).stream()
                        .filter(role -> between(text, "- From ", " to ").matches(".*\\b" + role + "\\b.*"))
                        .collect(Collectors.toSet());
                assertThat(senders).as(type.name()).isNotEmpty();
                assertThat(codes(type.senderRoles())).as(type.name()).containsAll(senders);
            }
            String mailbox = between(text, "Queue category: ", ".");
            if (!mailbox.equals("—")) {
                assertThat(type.category().label()).as(type.name()).isEqualTo(mailbox);
                assertThat(type.isOutbound()).isTrue();
            }
            cases++;
        }
        System.out.println("descriptions compared with the market's: " + cases);
    }

    private static String descriptionOf(DocumentType type, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("### " + type.rsm() + " " + type.documentName() + " ")) {
                return lines.get(i + 3);
            }
        }
        throw new AssertionError(type + " is not described");
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        assertThat(from).as("%s in %s", begin, text).isGreaterThanOrEqualTo(begin.length());
        return text.substring(from, text.indexOf(end, from));
    }

    /** Codes and ranges of codes, such as D34–D41. Of what is put in brackets, words about other codes, nothing counts. */
    private static Set<String> processesIn(String text) {
        String plain = Arrays.stream(text.replaceAll("\\([^)]*\\)", "").split(";"))
                .filter(part -> !part.contains("ebIX"))
                .collect(Collectors.joining());
        Set<String> found = new HashSet<>();
        Matcher range = Pattern.compile("D(\\d\\d)–D(\\d\\d)").matcher(plain);
        while (range.find()) {
            for (int i = Integer.parseInt(range.group(1)); i <= Integer.parseInt(range.group(2)); i++) {
                found.add("D" + i);
            }
        }
        Matcher code = CODE.matcher(plain);
        while (code.find()) {
            found.add(code.group());
        }
        return found;
    }

    private static Set<String> codes(Set<? extends MarketCode> list) {
        return list.stream().map(MarketCode::code).collect(Collectors.toSet());
    }

    private static Set<String> codes(MarketCode[] list) {
        return Arrays.stream(list).map(MarketCode::code).collect(Collectors.toSet());
    }

    /** Which codes a list has beside those of the market is said by {@link PublicCodes}. */
    @Test
    void every_code_list_has_the_codes_that_the_market_explains() throws IOException {
        Map<String, Set<String>> lists = new HashMap<>();
        String list = "";
        for (String line : read("codelists.md")) {
            Matcher head = Pattern.compile("## .*\\(`Standard(\\w+?)(?:Code)?TypeList`\\).*")
                    .matcher(line);
            if (line.startsWith("## ")) {
                list = head.matches() ? head.group(1) + "Code" : "";
            } else if (!list.isEmpty()) {
                Matcher code = Pattern.compile("`([0-9A-Z]+)` ").matcher(line.replaceAll("`DEL`.*", ""));
                while (code.find()) {
                    lists.computeIfAbsent(list, any -> new HashSet<>()).add(code.group(1));
                }
            }
        }
        int codes = 0;
        for (Map.Entry<String, Set<String>> entry : lists.entrySet()) {
            assertThat(CodeLists.MARKET.list(entry.getKey())).as(entry.getKey()).containsAll(entry.getValue());
            codes += entry.getValue().size();
        }
        System.out.println("code lists compared: " + lists.size() + ", codes: " + codes);
        assertThat(CodeLists.MARKET.names()).isEqualTo(lists.keySet());
    }

    @Test
    void the_hub_writes_no_code_that_a_schema_would_refuse() {
        for (DocumentType type : DocumentType.values()) {
            if (type != DocumentType.ACKNOWLEDGEMENT) {
                assertThat(CodeLists.MARKET.list("MessageCode")).contains(type.typeCode());
            }
        }
        assertThat(CodeLists.MARKET.list("ProcessCode")).containsAll(codes(BusinessReason.values()));
        assertThat(CodeLists.MARKET.list("RoleCode")).containsAll(codes(MarketRole.values()));
        for (RejectionCode code : RejectionCode.values()) {
            assertThat(CodeLists.MARKET.list("ReasonCode")).contains(code.codeInDocuments());
        }
    }

    @Test
    void every_request_can_be_refused_and_an_answer_goes_to_those_who_may_ask() {
        int requests = 0;
        for (DocumentType type : DocumentType.values()) {
            if (type.documentName().startsWith("Request")) {
                DocumentType rejection = type.rejection().orElseThrow();
                assertThat(rejection.receiverRoles()).as(type.name()).isEqualTo(type.senderRoles());
                assertThat(rejection.processes()).as(type.name()).isEqualTo(type.inboundProcesses());
                assertThat(rejection.category()).as(type.name()).isEqualTo(type.category());
                type.confirmation()
                        .ifPresent(any -> assertThat(any.receiverRoles()).isEqualTo(type.senderRoles()));
                requests++;
            } else {
                assertThat(type.rejection()).as(type.name()).isEmpty();
                assertThat(type.confirmation()).as(type.name()).isEmpty();
            }
            assertThat(type.senderRoles().isEmpty()).as(type.name()).isNotEqualTo(type.isInbound());
            assertThat(type.receiverRoles().isEmpty()).as(type.name()).isNotEqualTo(type.isOutbound());
            assertThat(type.receiverRoles())
                    .doesNotContain(MarketRole.METERED_DATA_ADMINISTRATOR, MarketRole.METERING_POINT_ADMINISTRATOR);
        }
        assertThat(requests).isEqualTo(16);
    }
}
