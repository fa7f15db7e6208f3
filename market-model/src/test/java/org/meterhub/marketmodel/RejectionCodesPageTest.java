package org.meterhub.marketmodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of {@code docs/reference/rejection-codes.md} are those of the catalogue; {@code -Dmeterhub.docs.write=true} writes them anew. */
class RejectionCodesPageTest {

    private static final Path PAGE =
            Path.of(System.getProperty("meterhub.root", ".."), "docs", "reference", "rejection-codes.md");

    @Test
    void the_page_lists_every_header_code_as_the_catalogue_has_it() throws IOException {
        checkTable("header codes", RejectionCode::isHeaderCode);
    }

    @Test
    void the_page_lists_every_market_code_as_the_catalogue_has_it() throws IOException {
        checkTable("market codes", code -> !code.isHeaderCode());
    }

    /** Codes that the hub never answers with stand in the page's last line, and only those: a reader must not wait for them. */
    @Test
    void the_page_names_the_codes_that_nothing_refuses_with() throws IOException {
        String sources = sourcesOfTheHub();
        List<String> unused = Arrays.stream(RejectionCode.values())
                .filter(code -> !Pattern.compile("\\b" + code.name() + "\\b")
                        .matcher(sources)
                        .find())
                .map(code -> "`" + code.code() + "`")
                .toList();
        String page = Files.readString(PAGE);
        String lastLine = page.substring(page.indexOf("<!-- end of market codes -->"));
        assertThat(Pattern.compile("`[^`]+`").matcher(lastLine).results().map(MatchResult::group))
                .as("codes named below the last table of %s", PAGE)
                .containsExactlyInAnyOrderElementsOf(unused);
    }

    private static String sourcesOfTheHub() throws IOException {
        StringBuilder sources = new StringBuilder();
        Path root = PAGE.resolve("../../..").normalize();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(RejectionCodesPageTest::canRefuse).toList()) {
                sources.append(Files.readString(file));
            }
        }
        return sources.toString();
    }

    private static boolean canRefuse(Path file) {
        String path = file.toString();
        return path.endsWith(".java")
                && path.contains("/src/main/")
                && !path.contains("/target/")
                && !path.endsWith("/RejectionCode.java");
    }

    private static void checkTable(String name, Predicate<RejectionCode> wanted) throws IOException {
        String page = Files.readString(PAGE);
        String begin = "<!-- " + name + ": written by RejectionCodesPageTest -->\n";
        String end = "<!-- end of " + name + " -->";
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        assertThat(page).contains(begin, end);
        String table = table(wanted);
        if (Boolean.getBoolean("meterhub.docs.write")) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
            return;
        }
        assertThat(page.substring(from, to))
                .as("%s in %s; write it anew with -Dmeterhub.docs.write=true", name, PAGE)
                .isEqualTo(table);
    }

    private static String table(Predicate<RejectionCode> wanted) {
        String head = "| code | in `Reason/code` | meaning | betydning | constant |\n|---|---|---|---|---|\n";
        return Arrays.stream(RejectionCode.values())
                .filter(wanted)
                .map(RejectionCodesPageTest::row)
                .collect(Collectors.joining("", head, ""));
    }

    private static String row(RejectionCode code) {
        return String.format(
                "| <a id=\"%s\"></a>%s | %s | %s | %s | `%s` |\n",
                code.code().toLowerCase(Locale.ROOT),
                code.code(),
                code.codeInDocuments(),
                code.meaning(),
                code.meaningNorwegian(),
                code.name());
    }
}
