package org.meterhub.messageschemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.meterhub.messageschemas.SchemaModel.SchemaElement;

/** The table of {@code docs/reference/code-lists.md} is that of the schemas; {@code -Dmeterhub.docs.write=true} writes it anew. */
class CodeListsPageTest {

    private static final Path PAGE =
            Path.of(System.getProperty("meterhub.root", ".."), "docs", "reference", "code-lists.md");
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
        CodeLists.MARKET.names().forEach(list -> elements.put(list, new TreeSet<>()));
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
                    .append(PublicCodes.shortened(CodeLists.MARKET.list(list)))
                    .append(" | ")
                    .append(String.join(", ", users))
                    .append(" |\n");
        });
        return table.append("\n").append(differences()).append("\n").toString();
    }

    /** What our lists lack of the public ones or have beside them; said, even when it is nothing. */
    private static String differences() {
        SortedMap<String, List<String>> all = PublicCodes.lists();
        List<String> said = new ArrayList<>();
        int codes = 0;
        for (Map.Entry<String, List<String>> list : all.entrySet()) {
            if (PublicCodes.UNUSED.contains(list.getKey())) {
                continue;
            }
            Set<String> ours = CodeLists.MARKET.list(PublicCodes.ours(list.getKey()));
            Set<String> lacking = new TreeSet<>(list.getValue());
            lacking.removeAll(ours);
            Set<String> more = new TreeSet<>(ours);
            more.removeAll(list.getValue());
            codes += ours.size();
            if (!lacking.isEmpty() || !more.isEmpty()) {
                said.add(list.getKey() + " lacks " + PublicCodes.shortened(lacking) + " and has beside "
                        + PublicCodes.shortened(more));
            }
        }
        return "Compared with the public lists: " + (all.size() - PublicCodes.UNUSED.size()) + " lists, " + codes
                + " codes, " + (said.isEmpty() ? "no difference" : String.join("; ", said))
                + ". No element of the 52 documents takes a code of " + String.join(" or ", PublicCodes.UNUSED) + ".";
    }

    private static void note(Map<String, Set<String>> elements, String type, String user) {
        Set<String> users = elements.get(type);
        if (users != null) {
            users.add(user);
        }
    }
}
