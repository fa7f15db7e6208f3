package org.meterhub.messageschemas;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells a fault that the JDK's validator found in words of our own: what was found, what is expected. The JDK speaks the language of the machine it runs
 * on and offers no choice, so nothing is taken from its sentences but what is the same in every language: the key of the rule, and the names, numbers and
 * lists that it quotes.
 *
 * @param found with the name of the element
 * @param expected never empty
 */
record SchemaFault(Wording found, Wording expected) {

    private static final int QUOTED_CHARS_MAX = 60;
    private static final int CODES_LISTED_MAX = 16;
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern QUALIFIED_NAME = Pattern.compile("\\{?\"([^\"]*)\":([^,}\"']+)");
    private static final Pattern LIST = Pattern.compile("'\\[(.*)]'");

    /** Values of a type with a form of its own. */
    private static final Map<String, Wording> FORMS = Map.ofEntries(
            entry(
                    "MinuteUtc",
                    new Wording(
                            "a time that exists, in UTC and whole minutes, such as 2026-10-24T22:00Z",
                            "et tidspunkt som finnes, i UTC og hele minutter, som 2026-10-24T22:00Z")),
            entry(
                    "SecondUtc",
                    new Wording(
                            "a time in UTC and whole seconds, such as 2026-10-24T22:00:00Z",
                            "et tidspunkt i UTC og hele sekunder, som 2026-10-24T22:00:00Z")),
            entry(
                    "dateTime",
                    new Wording(
                            "a time that exists, such as 2026-10-24T22:00:00Z",
                            "et tidspunkt som finnes, som 2026-10-24T22:00:00Z")),
            entry("duration", new Wording("a duration, such as PT1H", "en varighet, som PT1H")),
            entry("decimal", new Wording("a decimal number, such as 12.345", "et desimaltall med punktum, som 12.345")),
            entry("integer", new Wording("a whole number", "et heltall")),
            entry("boolean", new Wording("true or false", "true eller false")),
            entry("gMonthDay", new Wording("a month and a day, such as --12-31", "en måned og en dag, som --12-31")),
            entry("VersionNumber", new Wording("a whole number from 1 to 999", "et heltall fra 1 til 999")),
            entry(
                    "CountryCode",
                    new Wording("a country's code of two capital letters", "en landkode på to store bokstaver")),
            entry(
                    "NMTOKEN",
                    new Wording(
                            "one code of its list (docs/reference/code-lists.md)",
                            "én kode i kodelisten (docs/reference/code-lists.md)")));

    /** @param message as the validator said it, in any language */
    static SchemaFault of(String message, FaultyElement at, DocumentType type) {
        int colon = message.indexOf(':');
        String key = colon < 0 ? "" : message.substring(0, colon);
        String quoting = message.substring(colon + 1);
        if (key.startsWith("cvc-complex-type.2.4")) {
            return content(key, quoting, at);
        }
        return switch (key) {
            case "cvc-elt.1", "cvc-elt.1.a" -> root(at, type);
            case "cvc-complex-type.2.3" ->
                new SchemaFault(
                        found("text between the elements of " + at.name(), "tekst mellom elementene i " + at.name()),
                        new Wording("elements only", "bare elementer"));
            case "cvc-complex-type.2.2", "cvc-type.3.1.2" ->
                new SchemaFault(
                        found("an element inside " + at.name(), "et element inne i " + at.name()),
                        new Wording("a value without elements", "en verdi uten elementer"));
            case "cvc-complex-type.3.2.1", "cvc-complex-type.3.2.2", "cvc-type.3.1.1" ->
                superfluous(attributeQuoted(quoting, at), at);
            case "cvc-complex-type.4" -> {
                String missing = quoted(quoting).stream()
                        .filter(name -> !name.equals(at.name()))
                        .findFirst()
                        .orElse("");
                yield new SchemaFault(
                        found(at.name() + " without " + missing, at.name() + " uten " + missing),
                        new Wording("the attribute " + missing, "attributtet " + missing));
            }
            default -> value(key, quoting, at);
        };
    }

    /** An attribute that does not belong to the element. */
    static SchemaFault superfluous(String attribute, FaultyElement at) {
        return new SchemaFault(
                found("attribute " + attribute + " on " + at.name(), "attributtet " + attribute + " på " + at.name()),
                new Wording("no such attribute", "ikke noe slikt attributt"));
    }

    private static SchemaFault root(FaultyElement at, DocumentType type) {
        return new SchemaFault(
                found("root element " + expanded(at), "rotelementet " + expanded(at)),
                same("{" + type.namespace() + "}" + type.root()));
    }

    /** An element that stands in the wrong place, or an end where another element must come. */
    private static SchemaFault content(String key, String quoting, FaultyElement at) {
        boolean ends = key.equals("cvc-complex-type.2.4.b");
        Set<String> names = new LinkedHashSet<>();
        boolean sameName = false;
        Matcher expected = QUALIFIED_NAME.matcher(quoting);
        while (expected.find()) {
            String name = expected.group(2);
            boolean itself =
                    !ends && name.equals(at.name()) && expected.group(1).equals(at.namespace());
            if (!itself) {
                names.add(name);
                sameName |= name.equals(at.name());
            }
        }
        if (ends) {
            return new SchemaFault(found("the end of " + at.name(), "slutten på " + at.name()), oneOf(names));
        }
        if (sameName) {
            return new SchemaFault(
                    found(
                            at.name() + " in the namespace '" + at.namespace() + "'",
                            at.name() + " i navnerommet '" + at.namespace() + "'"),
                    new Wording(
                            at.name() + " in the namespace of the document", at.name() + " i dokumentets navnerom"));
        }
        return new SchemaFault(
                found("element " + at.name(), "elementet " + at.name()),
                names.isEmpty()
                        ? new Wording("no further element in " + at.parent(), "ikke flere elementer i " + at.parent())
                        : oneOf(names));
    }

    private static SchemaFault value(String key, String quoting, FaultyElement at) {
        String attribute = attributeWithValueQuoted(quoting, at);
        String value = attribute.isEmpty() ? at.text() : at.attributes().getOrDefault(attribute, "");
        String place = attribute.isEmpty() ? at.name() : attribute + " on " + at.name();
        String plass = attribute.isEmpty() ? at.name() : attribute + " på " + at.name();
        Wording what = value.isBlank()
                ? found("no value in " + place, "ingen verdi i " + plass)
                : found("'" + shortened(value) + "' in " + place, "'" + shortened(value) + "' i " + plass);
        String rest = quoting.replace("'" + value + "'", "").replace("'" + value.strip() + "'", "");
        return new SchemaFault(what, expectedValue(key, rest, value));
    }

    private static Wording expectedValue(String key, String quoting, String value) {
        int length = value.length();
        return switch (key) {
            case "cvc-maxLength-valid" -> {
                int max = otherNumber(quoting, length);
                yield new Wording(
                        "at most " + max + " characters, not " + length, "høyst " + max + " tegn, ikke " + length);
            }
            case "cvc-minInclusive-valid" -> {
                int min = otherNumber(quoting, -1);
                yield new Wording("a whole number, at least " + min, "et heltall, minst " + min);
            }
            case "cvc-maxInclusive-valid" -> {
                int max = otherNumber(quoting, -1);
                yield new Wording("a whole number, at most " + max, "et heltall, høyst " + max);
            }
            case "cvc-totalDigits-valid" -> {
                int max = NUMBER.matcher(quoting)
                        .results()
                        .mapToInt(number -> Integer.parseInt(number.group()))
                        .min()
                        .orElse(0);
                yield new Wording("at most " + max + " digits", "høyst " + max + " sifre");
            }
            case "cvc-enumeration-valid" -> {
                Matcher list = LIST.matcher(quoting);
                yield codes(list.find() ? List.of(list.group(1).split(", ")) : List.of());
            }
            default ->
                quoted(quoting).stream()
                        .flatMap(type -> form(type).stream())
                        .findFirst()
                        .orElse(new Wording("a value of another form", "en verdi av en annen form"));
        };
    }

    private static Optional<Wording> form(String type) {
        return CodeLists.MARKET.contains(type)
                ? Optional.of(codes(new TreeSet<>(CodeLists.MARKET.list(type))))
                : Optional.ofNullable(FORMS.get(type));
    }

    private static Wording codes(Collection<String> codes) {
        return codes.size() <= CODES_LISTED_MAX
                ? oneOf(codes)
                : new Wording(
                        "a code of its list (docs/reference/code-lists.md)",
                        "en kode i kodelisten (docs/reference/code-lists.md)");
    }

    private static Wording oneOf(Collection<String> names) {
        return names.size() == 1
                ? same(names.iterator().next())
                : new Wording("one of: " + String.join(", ", names), "ett av: " + String.join(", ", names));
    }

    private static Wording found(String english, String norwegian) {
        return new Wording("found " + english, "fant " + norwegian);
    }

    private static Wording same(String name) {
        return new Wording(name, name);
    }

    private static String expanded(FaultyElement at) {
        return "{" + at.namespace() + "}" + at.name();
    }

    private static List<String> quoted(String message) {
        List<String> quoted = new ArrayList<>();
        Matcher quotes = QUOTED.matcher(message);
        while (quotes.find()) {
            quoted.add(quotes.group(1));
        }
        return quoted;
    }

    private static String attributeQuoted(String message, FaultyElement at) {
        return at.attributes().keySet().stream()
                .filter(name -> message.contains("'" + name + "'"))
                .collect(Collectors.joining(", "));
    }

    /** The attribute whose value is at fault; empty when it is the element's. */
    private static String attributeWithValueQuoted(String message, FaultyElement at) {
        return at.attributes().entrySet().stream()
                .filter(attribute -> message.contains("'" + attribute.getValue() + "'"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static int otherNumber(String message, int length) {
        return quoted(message).stream()
                .filter(text -> text.matches("\\d{1,9}"))
                .mapToInt(Integer::parseInt)
                .filter(number -> number != length)
                .findFirst()
                .orElse(0);
    }

    private static String shortened(String text) {
        return text.length() <= QUOTED_CHARS_MAX ? text : text.substring(0, QUOTED_CHARS_MAX) + "…";
    }
}
