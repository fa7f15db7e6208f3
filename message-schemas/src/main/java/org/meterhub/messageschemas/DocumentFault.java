package org.meterhub.messageschemas;

import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/**
 * One place where a document is not what its schema says, or not XML.
 *
 * @param path the element below the root, as {@code Series[3]/Period/resolution}; empty for the root or the whole
 * @param line line of the document, from 1; 0 when unknown
 * @param said what is wrong, in words of our own
 */
public record DocumentFault(String path, int line, String said) {

    private static final int DETAIL_CHARS_MAX = 300;

    /** The fault as a reason to refuse: 00302. */
    public Rejection asRejection() {
        String where = line > 0 ? "line " + line + ": " : "";
        return RejectionCode.STRUCTURE_INVALID.at(path, excerpt(where + said));
    }

    /** A text short enough for an answer. */
    static String excerpt(String text) {
        return text.length() <= DETAIL_CHARS_MAX ? text : text.substring(0, DETAIL_CHARS_MAX) + "…";
    }
}
