package org.meterhub.marketmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of sources in {@code docs/reference/rules.md} is that of {@link RuleSource}; {@code -Dmeterhub.docs.write=true} writes it anew. */
class RuleSourcesPageTest {

    private static final Path PAGE =
            Path.of(System.getProperty("meterhub.root", ".."), "docs", "reference", "rules.md");
    private static final String BEGIN = "<!-- sources: written by RuleSourcesPageTest -->\n";
    private static final String END = "<!-- end of sources -->";

    @Test
    void the_name_of_a_rule_is_one_of_its_kind() throws IOException {
        assertThat(Pattern.compile("(?m)^### (.+)$")
                        .matcher(Files.readString(PAGE))
                        .results()
                        .map(heading -> heading.group(1)))
                .hasSizeGreaterThan(100)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_page_lists_every_source_as_the_code_has_it() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN, END);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        String table = Arrays.stream(RuleSource.values())
                .map(source -> "| " + source.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " | "
                        + source.publisher() + " | " + source.document() + " |\n")
                .collect(Collectors.joining("", "| source | published by | where |\n|---|---|---|\n", ""));
        if (Boolean.getBoolean("meterhub.docs.write")) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
            return;
        }
        assertThat(page.substring(from, to))
                .as("sources in %s; write them anew with -Dmeterhub.docs.write=true", PAGE)
                .isEqualTo(table);
    }
}
