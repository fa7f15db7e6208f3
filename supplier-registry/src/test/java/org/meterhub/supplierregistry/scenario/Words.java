package org.meterhub.supplierregistry.scenario;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.TwoGridAreasMarket;

/**
 * What a row of a scenario says: {@code element=value} pairs with spaces between. A value is a name of the market ({@code HOUSE}), or itself; {@code -} is
 * absent, {@code x*37} is 37 times x, an underscore is a space, a day is the midnight that begins it.
 */
final class Words {

    private static final Pattern REPEATED = Pattern.compile("(.)\\*(\\d+)");
    private static final Pattern UPPER = Pattern.compile("[A-Z_]+");
    private static final String ABSENT = "-";

    private final Map<String, String> said;
    private final Map<String, String> names;

    private Words(Map<String, String> said, Map<String, String> names) {
        this.said = said;
        this.names = names;
    }

    static Words of(String text, Map<String, String> names) {
        Map<String, String> said = new LinkedHashMap<>();
        for (String pair : text.strip().split("\\s+")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                said.put(pair.substring(0, equals), pair.substring(equals + 1));
            } else if (!pair.isEmpty()) {
                throw new IllegalArgumentException("'" + pair + "' is no element=value");
            }
        }
        return new Words(said, names);
    }

    /** The same, but for what the others say. */
    Words but(Words others) {
        Map<String, String> all = new LinkedHashMap<>(said);
        all.putAll(others.said);
        return new Words(all, names);
    }

    /** What is said of the elements that the others name, for people to read. */
    String sameElementsAs(Words others) {
        StringBuilder text = new StringBuilder();
        for (String element : others.said.keySet()) {
            String value = said.getOrDefault(element, ABSENT);
            text.append(text.isEmpty() ? "" : ", ")
                    .append(value.equals(ABSENT) ? "no `" + element + "`" : "`" + element + "=" + value + "`");
        }
        return text.toString();
    }

    /** Empty when it is not said. */
    String text(String element) {
        String value = optional(element);
        return value == null ? "" : value;
    }

    @Nullable
    String optional(String element) {
        String value = said.get(element);
        if (value == null || value.equals(ABSENT)) {
            return null;
        }
        if (names.containsKey(value)) {
            return names.get(value);
        }
        Matcher repeated = REPEATED.matcher(value);
        return repeated.matches()
                ? repeated.group(1).repeat(Integer.parseInt(repeated.group(2)))
                : value.replace('_', ' ');
    }

    PartyId party(String element) {
        return PartyId.of(text(element));
    }

    Instant time(String element) {
        return time(text(element), element);
    }

    @Nullable
    Instant optionalTime(String element) {
        String value = optional(element);
        return value == null ? null : time(value, element);
    }

    /** A midnight of the market, or an instant. */
    static Instant time(String value, String element) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the row says no " + element);
        }
        return value.contains("T")
                ? Instant.parse(value)
                : TwoGridAreasMarket.PROFILE.calendar().startOf(LocalDate.parse(value));
    }

    @Nullable
    Boolean flag(String element) {
        String value = optional(element);
        return value == null ? null : Boolean.valueOf(value);
    }

    /** What is said of elements in capitals: the attributes of a metering point. */
    Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        said.keySet().stream()
                .filter(element -> UPPER.matcher(element).matches())
                .forEach(element -> {
                    String value = optional(element);
                    if (value != null) {
                        attributes.put(element, value);
                    }
                });
        return attributes;
    }
}
