package org.meterhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever page a comment of the code or a page of the documentation names is there, with the heading that it names: a reader who follows a citation finds
 * something. The paragraph sign, which stands for pages that lie elsewhere, is in no comment.
 */
class CitationsTest {

    private static final Path ROOT = Path.of(System.getProperty("meterhub.root", ".."));
    private static final Set<String> CODE =
            Set.of("java", "sql", "xsd", "xml", "properties", "txt", "py", "sh", "csv", "yml");
    private static final Set<String> PASSED_OVER = Set.of("target", ".git", "node_modules");

    /** A page, from the root of the repository, and perhaps a heading of it. */
    private static final Pattern CITATION =
            Pattern.compile("(?<![\\w./-])([\\w./-]+\\.md)(#[\\w-]+)?", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s:]*?)(#[^)\\s]+)?\\)");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```$");

    private static final Map<Path, Set<String>> ANCHORS = new HashMap<>();

    @Test
    void every_page_that_a_comment_names_is_there() throws IOException {
        List<String> broken = new ArrayList<>();
        int citations = 0;
        for (Path file : files(CODE)) {
            String text = text(file);
            for (String comment : file.toString().endsWith(".java") ? comments(text) : List.of(text)) {
                citations += count(comment);
                brokenCitations(comment).forEach(why -> broken.add(ROOT.relativize(file) + ": " + why));
            }
        }
        assertThat(broken).isEmpty();
        assertThat(citations).as("the scan has seen something").isGreaterThan(150);
    }

    @Test
    void every_link_between_pages_leads_somewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : files(Set.of("md"))) {
            Matcher link = LINK.matcher(FENCE.matcher(text(page)).replaceAll(""));
            while (link.find()) {
                links++;
                Path target = link.group(1).isEmpty()
                        ? page
                        : page.resolveSibling(link.group(1)).normalize();
                String heading = link.group(2);
                if (!Files.exists(target)
                        || (heading != null
                                && target.toString().endsWith(".md")
                                && !anchors(target).contains(heading.substring(1)))) {
                    broken.add(ROOT.relativize(page) + ": " + link.group());
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(100);
    }

    @Test
    void a_citation_of_nothing_is_seen_wherever_a_comment_can_stand() {
        String java = "/** As validation-rules.md §7 says. */ class A { // docs/nowhere.md\n"
                + " String text = \"// docs/in-a-text.md\"; char quote = '\"'; /* docs/reference/rules.md#no-such-rule */\n"
                + " String block = \"\"\"\n // docs/in-a-block.md\n \"\"\"; // docs/reference/rules.md#sources\n}";
        assertThat(comments(java).stream().flatMap(comment -> brokenCitations(comment).stream()))
                .containsExactly(
                        "validation-rules.md is no page of this repository",
                        "§ in a comment: cite a page of this repository or the public source by name",
                        "docs/nowhere.md is no page of this repository",
                        "docs/reference/rules.md has no heading no-such-rule");
    }

    private static int count(String comment) {
        return (int) CITATION.matcher(comment).results().count();
    }

    private static List<String> brokenCitations(String comment) {
        List<String> broken = new ArrayList<>();
        Matcher citation = CITATION.matcher(comment);
        while (citation.find()) {
            Path page = ROOT.resolve(citation.group(1));
            String heading = citation.group(2);
            if (!Files.exists(page)) {
                broken.add(citation.group(1) + " is no page of this repository");
            } else if (heading != null && !anchors(page).contains(heading.substring(1))) {
                broken.add(citation.group(1) + " has no heading " + heading.substring(1));
            }
        }
        if (comment.indexOf('§') >= 0) {
            broken.add("§ in a comment: cite a page of this repository or the public source by name");
        }
        return broken;
    }

    /** The headings of a page as links name them, and what it marks itself. */
    private static Set<String> anchors(Path page) {
        return ANCHORS.computeIfAbsent(page.normalize(), path -> {
            String text = FENCE.matcher(text(path)).replaceAll("");
            Set<String> anchors = new HashSet<>();
            HEADING.matcher(text)
                    .results()
                    .map(heading -> slug(heading.group(1)))
                    .forEach(anchors::add);
            ANCHOR.matcher(text).results().map(anchor -> anchor.group(1)).forEach(anchors::add);
            return anchors;
        });
    }

    private static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** The comments of a Java source, in order; what stands in texts and characters is none. */
    private static List<String> comments(String source) {
        List<String> comments = new ArrayList<>();
        int at = 0;
        while (at < source.length()) {
            int end;
            if (source.startsWith("//", at)) {
                end = indexOrEnd(source, "\n", at, 0);
                comments.add(source.substring(at, end));
            } else if (source.startsWith("/*", at)) {
                end = indexOrEnd(source, "*/", at + 2, 2);
                comments.add(source.substring(at, end));
            } else if (source.startsWith("\"\"\"", at)) {
                end = indexOrEnd(source, "\"\"\"", at + 3, 3);
            } else if (source.charAt(at) == '"' || source.charAt(at) == '\'') {
                end = endOfText(source, at);
            } else {
                end = at + 1;
            }
            at = end;
        }
        return comments;
    }

    private static int indexOrEnd(String source, String wanted, int from, int length) {
        int found = source.indexOf(wanted, from);
        return found < 0 ? source.length() : found + length;
    }

    private static int endOfText(String source, int from) {
        char quote = source.charAt(from);
        int at = from + 1;
        while (at < source.length() && source.charAt(at) != quote) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static List<Path> files(Set<String> endings) throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> {
                        for (Path part : ROOT.relativize(file)) {
                            if (PASSED_OVER.contains(part.toString())) {
                                return false;
                            }
                        }
                        String name = file.getFileName().toString();
                        return endings.contains(name.substring(name.lastIndexOf('.') + 1)) && Files.isRegularFile(file);
                    })
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
