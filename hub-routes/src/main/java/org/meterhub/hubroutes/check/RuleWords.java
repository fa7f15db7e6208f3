package org.meterhub.hubroutes.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.meterhub.messageschemas.Wording;

/**
 * Says in both languages what a rule found and what would be right. Rules speak English, as the answers of the hub do; their sentences stand in
 * {@code rule-words.txt} with the Norwegian ones beside them.
 */
final class RuleWords {

    private static final String FILE = "rule-words.txt";
    private static final String VARYING = "{}";
    private static final int COLUMNS = 4;
    private static final int VARYING_MAX = 9;

    /** How rules tell what they found and what they expected, where they do. */
    private static final List<Pattern> SENTENCES = List.of(
            Pattern.compile("(?s)expected (?<expected>.*?), (?<found>found .*)"),
            Pattern.compile("(?s)(?<found>.*?)[,;: ]*expected (?<expected>.*)"));

    /** How rules name the positions at fault, after what they found. */
    private static final Pattern POSITIONS = Pattern.compile(
            "(?s)(?<said>.*) at (?<number>positions?) (?<named>[0-9][0-9A-Z(), ]*?)( and (?<more>[0-9]+) more)?");

    /** The one with the most words of its own comes first. */
    private static final List<Sentence> TABLE = read();

    private RuleWords() {}

    /** @param expected empty texts when what was found says all there is to say */
    record Said(Wording found, Wording expected) {}

    private record Sentence(Pattern english, int words, String norwegian, String expected, String expectedNorwegian) {}

    /** @param detail what a rule said */
    static Said of(String detail) {
        Matcher positions = POSITIONS.matcher(detail);
        if (!positions.matches()) {
            return plain(detail);
        }
        Said said = plain(positions.group("said"));
        String more = positions.group("more");
        String named = positions.group("named");
        boolean one = positions.group("number").equals("position");
        return new Said(
                new Wording(
                        said.found().english()
                                + (one ? " at position " : " at positions ")
                                + named
                                + (more == null ? "" : " and " + more + " more"),
                        said.found().norwegian()
                                + (one ? " i posisjon " : " i posisjonene ")
                                + named
                                + (more == null ? "" : " og " + more + " til")),
                said.expected());
    }

    /** Whether the sentence has a Norwegian one beside it. */
    static boolean knows(String detail) {
        Matcher positions = POSITIONS.matcher(detail);
        return find(positions.matches() ? positions.group("said") : detail).isPresent();
    }

    private static Said plain(String detail) {
        String found = detail;
        String expected = "";
        for (Pattern pattern : SENTENCES) {
            Matcher told = pattern.matcher(detail);
            if (told.matches()) {
                found = told.group("found");
                expected = told.group("expected");
                break;
            }
        }
        Sentence sentence = find(detail).orElse(null);
        if (sentence == null) {
            return new Said(new Wording(found, found), new Wording(expected, expected));
        }
        Matcher matcher = sentence.english().matcher(detail);
        matcher.matches();
        return new Said(
                new Wording(found, filled(sentence.norwegian(), matcher, true)),
                new Wording(
                        expected.isEmpty() ? filled(sentence.expected(), matcher, false) : expected,
                        filled(sentence.expectedNorwegian(), matcher, true)));
    }

    private static Optional<Sentence> find(String detail) {
        return TABLE.stream()
                .filter(sentence -> sentence.english().matcher(detail).matches())
                .findFirst();
    }

    /** What differs from case to case may be a sentence of the table itself. */
    private static String filled(String text, Matcher matcher, boolean norwegian) {
        String filled = text;
        for (int i = 1; i <= matcher.groupCount(); i++) {
            String value = matcher.group(i);
            String said = norwegian
                    ? find(value).map(any -> plain(value).found().norwegian()).orElse(value)
                    : value;
            filled = filled.replace("{" + i + "}", said);
        }
        return filled;
    }

    private static List<Sentence> read() {
        List<Sentence> table = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(RuleWords.class.getResourceAsStream(FILE), FILE)) {
            for (String line : new String(file.readAllBytes(), UTF_8).split("\n")) {
                if (!line.startsWith("#")) {
                    table.add(sentence(line));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        table.sort(Comparator.comparingInt(Sentence::words).reversed());
        return List.copyOf(table);
    }

    private static Sentence sentence(String line) {
        String[] columns = line.strip().split(" *\\| *", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException(FILE + " needs " + COLUMNS + " columns: " + line);
        }
        String[] words = columns[0].split(Pattern.quote(VARYING), -1);
        if (words.length > VARYING_MAX) {
            throw new IllegalStateException(FILE + " can have " + VARYING_MAX + " times {}: " + line);
        }
        StringBuilder pattern = new StringBuilder("(?s)");
        for (int i = 0; i < words.length; i++) {
            pattern.append(i == 0 ? "" : "(.*?)").append(Pattern.quote(words[i]));
        }
        return new Sentence(
                Pattern.compile(pattern.toString()),
                columns[0].replace(VARYING, "").length(),
                columns[1],
                columns[2],
                columns[3]);
    }
}
