package org.meterhub.messageschemas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a fault that the JDK's validator found in words of our own. The JDK speaks the language of the machine it runs on and offers no
 * choice; a sender must read the same from every hub. Kept of the JDK's message are the key of the rule and what it quotes.
 */
final class SchemaFault {

    private static final int QUOTED_CHARS_MAX = 60;
    private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("cvc-elt.1", "this is not the root of the document"),
            Map.entry("cvc-complex-type.2.1", "the element must be empty"),
            Map.entry("cvc-complex-type.2.2", "the element holds a value and no elements"),
            Map.entry("cvc-complex-type.2.3", "no text is allowed between elements"),
            Map.entry("cvc-complex-type.2.4", "an element is missing here, or is one too many"),
            Map.entry("cvc-complex-type.3.2", "the attribute is not allowed"),
            Map.entry("cvc-complex-type.4", "an attribute is missing"),
            Map.entry("cvc-type.3.1.1", "no attribute is allowed"),
            Map.entry("cvc-type.3.1.2", "the element holds a value and no elements"),
            Map.entry("cvc-type.3.1.3", "the value is not allowed"),
            Map.entry("cvc-attribute.3", "the value of the attribute is not allowed"),
            Map.entry("cvc-datatype-valid", "the value is not of the right form"),
            Map.entry("cvc-enumeration-valid", "the value is not in the code list"),
            Map.entry("cvc-pattern-valid", "the value is not of the right form"),
            Map.entry("cvc-maxLength-valid", "the value is too long"),
            Map.entry("cvc-minInclusive-valid", "the value is too small"),
            Map.entry("cvc-maxInclusive-valid", "the value is too large"));

    private SchemaFault() {}

    /** The key of the rule, what it means, and what was quoted: the name or value at fault first. */
    static String inEnglish(String message) {
        int colon = message.indexOf(':');
        String key = colon < 0 ? "" : message.substring(0, colon);
        List<String> quoted = new ArrayList<>();
        Matcher quotes = QUOTED.matcher(message);
        while (quotes.find()) {
            String text = quotes.group(1);
            quoted.add(
                    "'" + (text.length() <= QUOTED_CHARS_MAX ? text : text.substring(0, QUOTED_CHARS_MAX) + "…") + "'");
        }
        return key + ": " + words(key) + (quoted.isEmpty() ? "" : ": " + String.join(", ", quoted));
    }

    /** Keys have sub-keys, as 2.4.a of 2.4: the longest known beginning counts. */
    private static String words(String key) {
        for (String known = key; !known.isEmpty(); known = known.substring(0, Math.max(0, known.lastIndexOf('.')))) {
            String words = WORDS.get(known);
            if (words != null) {
                return words;
            }
        }
        return "not valid";
    }
}
