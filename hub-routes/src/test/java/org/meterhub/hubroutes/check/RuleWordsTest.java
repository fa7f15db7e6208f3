package org.meterhub.hubroutes.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a rule says has its Norwegian sentence: the sentences are read from the sources of the rules themselves. */
class RuleWordsTest {

    private static final Path ROOT = Path.of(System.getProperty("meterhub.root", ".."));

    /** Of settlement the rules of requests alone: the others speak to clerks. */
    private static final List<String> SOURCES = List.of(
            "supplier-registry/src/main/java",
            "metered-data/src/main/java",
            "settlement/src/main/java/org/meterhub/settlement/request",
            "message-schemas/src/main/java",
            "hub-routes/src/main/java");

    /** Where a rejection is made: its field, and then what is said, up to the end of the call. */
    private static final Pattern CALL =
            Pattern.compile("(?:RejectionCode\\.[A-Z_]+|code|rejectionCode)\\s*\\.at\\(|\\.reject\\(");

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** What operators write to parties is no rule's; what stands for a part of a sentence is judged where the sentence is put together. */
    private static final Set<String> NO_RULES =
            Set.of("QuarantineOffice", "PositionList", "DocumentFault", "RuleWords", "QuantityPlausibleRule");

    @Test
    void every_sentence_of_a_rule_has_a_norwegian_one() throws IOException {
        Set<String> untold = new TreeSet<>();
        int sentences = 0;
        for (String folder : SOURCES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                for (Path file :
                        files.filter(any -> any.toString().endsWith(".java")).toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    if (NO_RULES.contains(name)) {
                        continue;
                    }
                    for (String said : said(Files.readString(file))) {
                        sentences++;
                        if (!RuleWords.knows(said)) {
                            untold.add(name + ": " + said);
                        }
                    }
                }
            }
        }
        assertThat(untold).as("missing in rule-words.txt").isEmpty();
        assertThat(sentences).isGreaterThan(150);
    }

    @Test
    void what_was_found_and_what_is_expected_are_told_apart_in_both_languages() {
        RuleWords.Said points = RuleWords.of("found 1 point, expected 24");
        assertThat(points.found().english()).isEqualTo("found 1 point");
        assertThat(points.found().norwegian()).isEqualTo("fant 1 punkt");
        assertThat(points.expected().norwegian()).isEqualTo("24");
        RuleWords.Said number = RuleWords.of("found 12, expected 18 digits with a GS1 check digit");
        assertThat(number.expected().english()).isEqualTo("18 digits with a GS1 check digit");
        assertThat(number.expected().norwegian()).isEqualTo("18 sifre med GS1-kontrollsiffer");
        RuleWords.Said state = RuleWords.of("'X' is neither D01 nor D02");
        assertThat(state.expected().english()).isEqualTo("D01 or D02");
        assertThat(state.expected().norwegian()).isEqualTo("D01 eller D02");
        RuleWords.Said below = RuleWords.of("found a quantity below zero at positions 1, 2 and 7 more");
        assertThat(below.found().norwegian()).isEqualTo("fant en mengde under null i posisjonene 1, 2 og 7 til");
        assertThat(below.expected().english()).isEqualTo("zero or more");
        RuleWords.Said codes = RuleWords.of("found X99, expected one of: E03, E65");
        assertThat(codes.expected().norwegian()).isEqualTo("ett av: E03, E65");
    }

    @Test
    void a_sentence_that_nobody_put_into_norwegian_is_told_as_it_is() {
        RuleWords.Said said = RuleWords.of("quite new");
        assertThat(said.found().norwegian()).isEqualTo("quite new");
        assertThat(said.expected().english()).isEmpty();
    }

    /** The sentences of a source, with a number where something is put in. */
    private static List<String> said(String source) {
        List<String> sentences = new ArrayList<>();
        Matcher call = CALL.matcher(source);
        while (call.find()) {
            List<String> arguments = arguments(source, call.end());
            if (arguments.size() >= 2) {
                for (String branch : branches(arguments.get(arguments.size() - 1))) {
                    String sample = sample(branch);
                    if (!sample.matches("[7 ]*")) {
                        sentences.add(sample);
                    }
                }
            }
        }
        return sentences;
    }

    private static List<String> arguments(String source, int from) {
        return split(source, from, ",");
    }

    /** Of {@code a ? b : c} the parts b and c. */
    private static List<String> branches(String expression) {
        List<String> parts = split(expression + ")", 0, "?:");
        return parts.size() == 1 ? parts : parts.subList(1, parts.size());
    }

    /** Splits up to the bracket that ends the call; what is in inner brackets and in texts is not looked at. */
    private static List<String> split(String source, int from, String separators) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = from;
        for (int i = from; i < source.length(); i++) {
            char at = source.charAt(i);
            if (at == '"') {
                i = source.indexOf('"', i + 1);
            } else if (at == '(') {
                depth++;
            } else if (at == ')' && depth-- == 0) {
                parts.add(source.substring(start, i));
                return parts;
            } else if (depth == 0 && separators.indexOf(at) >= 0) {
                parts.add(source.substring(start, i));
                start = i + 1;
            }
        }
        return List.of();
    }

    private static String sample(String expression) {
        StringBuilder sample = new StringBuilder();
        for (String part : split(expression.strip() + ")", 0, "+")) {
            Matcher literal = LITERAL.matcher(part.strip());
            sample.append(literal.matches() ? literal.group(1) : "7");
        }
        return sample.toString();
    }
}
