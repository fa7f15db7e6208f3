package org.meterhub.messageschemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the public code lists accept, written down apart from our schemas: the facts that the schemas are compared with. */
final class PublicCodes {

    private static final String FILE = "public-code-lists.txt";
    private static final Pattern LINE = Pattern.compile("(\\w+) (\\d+): (.+)");
    private static final Pattern RANGE = Pattern.compile("([A-Z])(\\d\\d)-\\1(\\d\\d)");
    private static final Pattern NUMBERED = Pattern.compile("[A-Z]\\d\\d");
    private static final int SHORTEST_RANGE = 3;

    /** The lists that no element or attribute of the 52 documents takes. */
    static final List<String> UNUSED = List.of("UnitMultiplier", "UnitSymbol");

    private PublicCodes() {}

    /** Every list by its public name. */
    static SortedMap<String, List<String>> lists() {
        SortedMap<String, List<String>> lists = new TreeMap<>();
        for (String line : text().split("\n")) {
            Matcher list = LINE.matcher(line);
            if (line.startsWith("#")) {
                continue;
            }
            if (!list.matches()) {
                throw new IllegalStateException(FILE + " is damaged: " + line);
            }
            List<String> codes = codes(list.group(3));
            if (codes.size() != Integer.parseInt(list.group(2))) {
                throw new IllegalStateException(list.group(1) + " has " + codes.size() + " codes: " + line);
            }
            lists.put(list.group(1), codes);
        }
        return lists;
    }

    /** What our schemas call a public list. */
    static String ours(String list) {
        return list.endsWith("Code") ? list : list + "Code";
    }

    /** Codes in order, runs of three and more as {@code A01–A03}. */
    static String shortened(Collection<String> codes) {
        List<String> sorted = List.copyOf(new TreeSet<>(codes));
        List<String> said = new ArrayList<>();
        int at = 0;
        while (at < sorted.size()) {
            int end = at + 1;
            while (end < sorted.size() && follows(sorted.get(end - 1), sorted.get(end))) {
                end++;
            }
            if (end - at >= SHORTEST_RANGE) {
                said.add(sorted.get(at) + "–" + sorted.get(end - 1));
            } else {
                said.addAll(sorted.subList(at, end));
            }
            at = end;
        }
        return String.join(" ", said);
    }

    private static boolean follows(String earlier, String later) {
        return NUMBERED.matcher(earlier).matches()
                && NUMBERED.matcher(later).matches()
                && earlier.charAt(0) == later.charAt(0)
                && Integer.parseInt(later.substring(1)) == Integer.parseInt(earlier.substring(1)) + 1;
    }

    private static List<String> codes(String said) {
        List<String> codes = new ArrayList<>();
        for (String part : said.trim().split(" +")) {
            Matcher range = RANGE.matcher(part);
            if (range.matches()) {
                for (int i = Integer.parseInt(range.group(2)); i <= Integer.parseInt(range.group(3)); i++) {
                    codes.add(String.format("%s%02d", range.group(1), i));
                }
            } else {
                codes.add(part);
            }
        }
        return codes;
    }

    /** The lists of the market's own page, in the same form. */
    static Map<String, List<String>> ofPage(String page) {
        Map<String, List<String>> lists = new TreeMap<>();
        Matcher list =
                Pattern.compile("(?m)^\\*\\*(\\w+)\\*\\* \\((\\d+)\\): (.*)$").matcher(page);
        while (list.find()) {
            lists.put(list.group(1), Arrays.asList(list.group(3).trim().split(" +")));
        }
        return lists;
    }

    private static String text() {
        try (InputStream file = Objects.requireNonNull(PublicCodes.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
