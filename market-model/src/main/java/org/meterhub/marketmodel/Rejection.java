package org.meterhub.marketmodel;

/**
 * One reason why a document or a transaction is refused. A value, never an exception: refusing is ordinary business.
 *
 * @param code the reason, one of the market's catalogue
 * @param field the element at fault, by its name in the document, for example {@code Period/resolution}; empty for the whole
 * @param detail what was found and what was expected, in English, for the person who mends it; never another party's data
 */
public record Rejection(RejectionCode code, String field, String detail) {

    /** The text that goes into the answer: the code's meaning, then where and what. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (code.isHeaderCode()) {
            text.append(code.code()).append(' ');
        }
        text.append(code.meaning());
        if (!detail.isEmpty()) {
            text.append(": ").append(detail);
        }
        if (!field.isEmpty()) {
            text.append(" (").append(field).append(')');
        }
        return text.toString();
    }
}
