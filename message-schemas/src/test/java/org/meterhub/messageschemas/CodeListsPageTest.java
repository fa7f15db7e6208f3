package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.meterhub.messageschemas.SchemaModel.SchemaElement;

/** The table of {@code docs/reference/code-lists.md} is that of the schemas; {@code -Dmeterhub.docs.write=true} writes it anew. */
class CodeListsPageTest {

    private static final Path PAGE =
            Path.of(System.getProperty("meterhub.root", ".."), "docs", "reference", "code-lists.md");
    private static final String PART_OF_A_LIST = "Market\\w+Code|European[AB]Code|NationalSchemeCode";
    private static final String BEGIN = "<!-- code lists: written by CodeListsPageTest -->\n";
    private static final String END = "<!-- end of code lists -->";

    @Test
    void the_page_has_every_list_with_its_codes_and_the_elements_that_take_them() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN, END);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        String table = table();
        if (Boolean.getBoolean("meterhub.docs.write")) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
            return;
        }
        assertThat(page.substring(from, to))
                .as("%s; write it anew with -Dmeterhub.docs.write=true", PAGE)
                .isEqualTo(table);
    }

    private static String table() {
        Map<String, Set<String>> elements = new TreeMap<>();
        CodeLists.MARKET.names().stream()
                .filter(list -> !list.matches(PART_OF_A_LIST))
                .forEach(list -> elements.put(list, new TreeSet<>()));
        for (DocumentType type : DocumentType.values()) {
            for (SchemaElement element : SchemaModel.of(type).all()) {
                note(elements, element.type(), "`" + element.name() + "`");
                note(elements, element.attributeType(), "`@" + element.attribute() + "`");
            }
        }
        StringBuilder table = new StringBuilder("| list | codes | elements and attributes |\n|---|---|---|\n");
        elements.forEach((list, users) -> {
            assertThat(users).as(list).isNotEmpty();
            table.append("| ")
                    .append(list)
                    .append(" | ")
                    .append(codes(list))
                    .append(" | ")
                    .append(String.join(", ", users))
                    .append(" |\n");
        });
        return table.toString();
    }

    /** Of the European codes only what they look like. */
    private static String codes(String list) {
        Set<String> codes = new TreeSet<>(CodeLists.MARKET.list(list));
        String european = "";
        for (String series : List.of("A", "B")) {
            if (codes.containsAll(CodeLists.MARKET.list("European" + series + "Code"))) {
                codes.removeAll(CodeLists.MARKET.list("European" + series + "Code"));
                european += " " + series + "01–" + series + "99";
            }
        }
        return String.join(" ", codes) + european;
    }

    private static void note(Map<String, Set<String>> elements, String type, String user) {
        Set<String> users = elements.get(type);
        if (users != null) {
            users.add(user);
        }
    }
}
