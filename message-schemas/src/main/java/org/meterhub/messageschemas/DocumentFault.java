package org.meterhub.messageschemas;

import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/**
 * One place where a document is not what its schema says, or not XML.
 *
 * @param path the element below the root, as {@code Series[3]/Period/resolution}; empty for the root or the whole
 * @param line line of the document, from 1; 0 when unknown
 * @param found what stands there
 * @param expected what should; empty when that cannot be said
 */
public record DocumentFault(String path, int line, Wording found, Wording expected) {

    private static final int DETAIL_CHARS_MAX = 300;

    /** The fault as a reason to refuse: 00302. */
    public Rejection asRejection() {
        StringBuilder said = new StringBuilder();
        if (line > 0) {
            said.append("line ").append(line).append(": ");
        }
        said.append(found.english());
        if (!expected.english().isEmpty()) {
            said.append("; expected ").append(expected.english());
        }
        return RejectionCode.STRUCTURE_INVALID.at(path, excerpt(said.toString()));
    }

    /** A text short enough for an answer. */
    static String excerpt(String text) {
        return text.length() <= DETAIL_CHARS_MAX ? text : text.substring(0, DETAIL_CHARS_MAX) + "…";
    }
}
