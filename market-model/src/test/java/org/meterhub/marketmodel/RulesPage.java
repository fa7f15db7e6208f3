package org.meterhub.marketmodel;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A part of {@code docs/reference/rules.md}: the rules that one module judges by, each with an example it accepts and one it refuses. The module's own tests
 * carry the examples out and hand over what they saw, so the page shows nothing that was not tried; {@code -Dmeterhub.docs.write=true} writes it anew.
 */
public final class RulesPage {

    private static final Path ROOT = Path.of(System.getProperty("meterhub.root", ".."));
    private static final Path PAGE = ROOT.resolve(Path.of("docs", "reference", "rules.md"));
    private static final Path WORDS = ROOT.resolve(Path.of(
            "hub-routes", "src", "main", "resources", "org", "meterhub", "hubroutes", "check", "rule-words.txt"));
    private static final int COLUMNS = 4;
    private static final Pattern POSITIONS =
            Pattern.compile("(?s) at positions? [0-9][0-9, ]*( and [0-9]+)?( and [0-9]+ more)?$");

    private final String part;
    private final String test;
    private final List<Sentence> sentences = sentences();

    /**
     * @param part what the part is called between its marks in the page
     * @param test who writes it
     */
    public RulesPage(String part, Class<?> test) {
        this.part = part;
        this.test = test.getSimpleName();
    }

    /**
     * What a test saw.
     *
     * @param rule whose example it is
     * @param example in the words of people: what was sent, or how the world was
     * @param found what the rule said; empty when it accepted
     */
    public record Tried(Class<?> rule, String example, List<Rejection> found) {}

    private record Sentence(Pattern pattern, String english, String norwegian) {}

    /** The page shows these rules, in this order, with the first example of either kind; each has both, and refuses with the codes that it names. */
    public void check(Collection<? extends Class<?>> rules, List<Tried> tried) {
        StringBuilder text = new StringBuilder("\n");
        for (Class<?> rule : new LinkedHashSet<>(rules)) {
            text.append(
                    block(rule, tried.stream().filter(one -> one.rule() == rule).toList()));
        }
        compare(text.toString());
    }

    private String block(Class<?> rule, List<Tried> tried) {
        MarketRule named = rule.getAnnotation(MarketRule.class);
        assertThat(named).as("%s has no @MarketRule", rule).isNotNull();
        List<Tried> accepted =
                tried.stream().filter(one -> one.found().isEmpty()).toList();
        List<Tried> refused =
                tried.stream().filter(one -> !one.found().isEmpty()).toList();
        assertThat(accepted).as("%s: no example that it accepts", named.id()).isNotEmpty();
        assertThat(refused).as("%s: no example that it refuses", named.id()).isNotEmpty();
        Set<RejectionCode> codes = EnumSet.noneOf(RejectionCode.class);
        refused.forEach(one -> one.found().forEach(found -> codes.add(found.code())));
        assertThat(codes)
                .as("%s: the codes it names, and those of its examples", named.id())
                .isEqualTo(EnumSet.copyOf(List.of(named.codes())));
        Tried wrong = refused.get(0);
        return "### " + named.id() + "\n\n" + comment(rule) + "\n\n"
                + "- code: " + codes.stream().map(RulesPage::link).collect(joining(", ")) + "\n"
                + "- says: "
                + said(refused).stream().map(this::sentence).distinct().collect(joining("; ")) + "\n"
                + "- source: "
                + Stream.of(named.sources()).map(RulesPage::source).collect(joining("; ")) + "\n"
                + "- accepted: " + accepted.get(0).example() + "\n"
                + "- refused: " + wrong.example() + ": `" + wrong.found().get(0).detail() + "`\n\n";
    }

    private static Set<String> said(List<Tried> refused) {
        Set<String> said = new LinkedHashSet<>();
        refused.forEach(one -> one.found().forEach(found -> said.add(found.detail())));
        return said;
    }

    private static String link(RejectionCode code) {
        return "[" + code.code() + "](rejection-codes.md#" + code.code().toLowerCase(Locale.ROOT) + ")";
    }

    private static String source(RuleSource source) {
        return "[" + source.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "](#sources)";
    }

    /** The sentence as the table of Norwegian words has it. */
    private String sentence(String detail) {
        String plain = POSITIONS.matcher(detail).replaceFirst("");
        return Stream.of(detail, plain)
                .flatMap(said -> sentences.stream()
                        .filter(sentence -> sentence.pattern().matcher(said).matches()))
                .findFirst()
                .map(sentence -> "`" + sentence.english() + "`, *" + sentence.norwegian() + "*")
                .orElseThrow(() -> new AssertionError("rule-words.txt has no sentence for: " + detail));
    }

    private static List<Sentence> sentences() {
        List<Sentence> sentences = new ArrayList<>();
        for (String line : read(WORDS).split("\n")) {
            String[] columns = line.strip().split(" *\\| *", -1);
            if (!line.startsWith("#") && columns.length == COLUMNS) {
                String pattern = Stream.of(columns[0].split(Pattern.quote("{}"), -1))
                        .map(Pattern::quote)
                        .collect(joining("(.*?)", "(?s)", ""));
                String expected = columns[3].isEmpty() ? "" : "; ventet: " + columns[3];
                sentences.add(new Sentence(Pattern.compile(pattern), columns[0], columns[1] + expected));
            }
        }
        sentences.sort(Comparator.comparingInt(
                sentence -> -sentence.english().replace("{}", "").length()));
        return sentences;
    }

    /** What stands above the class, without marks of Javadoc. */
    private static String comment(Class<?> rule) {
        String source = read(sourceOf(rule));
        Matcher matcher = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*@MarketRule\\(", Pattern.DOTALL)
                .matcher(source);
        assertThat(matcher.find())
                .as("%s has no comment above @MarketRule", rule)
                .isTrue();
        return matcher.group(1)
                .replaceAll("\\n \\*", "\n")
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@link (?:[\\w.]*\\.)?(\\w+)}", "`$1`")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .strip();
    }

    private static Path sourceOf(Class<?> rule) {
        String name = rule.getName().replace('.', '/') + ".java";
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/java").resolve(name))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no source of " + rule));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void compare(String text) {
        String page = read(PAGE);
        String begin = "<!-- rules of " + part + ": written by " + test + " -->\n";
        String end = "<!-- end of rules of " + part + " -->";
        assertThat(page).contains(begin, end);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        if (Boolean.getBoolean("meterhub.docs.write")) {
            write(page.substring(0, from) + text + page.substring(to));
            return;
        }
        assertThat(page.substring(from, to))
                .as("rules of %s in %s; write them anew with -Dmeterhub.docs.write=true", part, PAGE)
                .isEqualTo(text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(String text) {
        try {
            Files.writeString(PAGE, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
