package org.meterhub.messageschemas;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.Rejection;

/**
 * Why something was refused, as it stands in an answer.
 *
 * @param code of the market's list of reasons
 * @param text for people; empty when absent
 */
public record Reason(
        @Element(value = "code", type = "ReasonCode") String code,
        @Element(value = "text", optional = true) String text) {

    /** So many reasons stand in one answer, or for one of its transactions; of further ones the number is told. */
    public static final int REASONS_MAX = 100;

    /** So long is a text that repeats what a sender wrote: enough for the positions of a day. */
    public static final int TEXT_CHARS_MAX = 3_000;

    /** A rejection as documents carry it: header codes travel as the start of the text, under D02. */
    public static Reason of(Rejection rejection) {
        String text = rejection.text();
        return new Reason(
                rejection.code().codeInDocuments(),
                text.length() <= TEXT_CHARS_MAX ? text : text.substring(0, TEXT_CHARS_MAX) + "…");
    }

    /** Rejections as documents carry them, each once however often it was found, and no more of them than an answer can hold. */
    public static List<Reason> of(List<Rejection> rejections) {
        List<Reason> reasons =
                rejections.stream().distinct().map(Reason::of).distinct().toList();
        if (reasons.size() <= REASONS_MAX) {
            return reasons;
        }
        List<Reason> told = new ArrayList<>(reasons.subList(0, REASONS_MAX));
        told.add(new Reason(
                reasons.get(REASONS_MAX).code(), "and " + (reasons.size() - REASONS_MAX) + " more reasons like these"));
        return told;
    }

    /** One reason in place of many, for an answer that has no room for more: which it is, and how many there are. */
    public static Reason brief(List<Rejection> rejections) {
        Rejection first = rejections.get(0);
        String more = rejections.size() == 1 ? "" : ", and " + (rejections.size() - 1) + " more reason(s)";
        return new Reason(
                first.code().codeInDocuments(),
                first.code().meaning() + more + ": the answer is full; send fewer transactions, or use ./hub check");
    }
}
