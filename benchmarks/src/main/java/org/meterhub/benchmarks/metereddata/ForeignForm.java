package org.meterhub.benchmarks.metereddata;

import java.nio.charset.StandardCharsets;

/**
 * The same document as another system might write it: a prefix on every element, declarations of namespaces that nothing uses, single quotes, a line and
 * an indentation for each element. Our own writer's form is the shortest there is; whoever is measured with that alone is measured too well.
 */
final class ForeignForm {

    private static final String PREFIX = "ns3:";
    private static final String UNUSED =
            " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:ns2='urn:example:unused'";
    private static final String INDENT = "\r\n        ";

    private final String own;
    private final StringBuilder foreign;
    private int at;
    private boolean wasOpened;
    private boolean hasRoot;

    private ForeignForm(String own) {
        this.own = own;
        this.foreign = new StringBuilder(own.length() * 3 / 2);
    }

    /** @param document in our writer's form: one default namespace, no comments, no empty elements with an end tag of their own */
    static byte[] of(byte[] document) {
        return new ForeignForm(new String(document, StandardCharsets.UTF_8)).write();
    }

    private byte[] write() {
        while (at < own.length()) {
            int tag = own.indexOf('<', at);
            if (tag < 0) {
                foreign.append(own, at, own.length());
                break;
            }
            foreign.append(own, at, tag);
            int end = own.indexOf('>', tag) + 1;
            tag(own.substring(tag, end), tag > 0 && own.charAt(tag - 1) == '>');
            at = end;
        }
        return foreign.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void tag(String tag, boolean followsTag) {
        if (tag.startsWith("<?")) {
            foreign.append(tag);
            return;
        }
        boolean closes = tag.startsWith("</");
        // Between a tag and its own end there is text, and a blank would be part of it.
        if (followsTag && !(closes && wasOpened)) {
            foreign.append(INDENT);
        }
        foreign.append(closes ? "</" : "<").append(PREFIX);
        String rest = tag.substring(closes ? 2 : 1).replace('"', '\'');
        if (!hasRoot) {
            hasRoot = true;
            rest = rest.replaceFirst(" xmlns='", UNUSED + " xmlns:ns3='");
        }
        foreign.append(rest);
        wasOpened = !closes && !tag.endsWith("/>");
    }
}
