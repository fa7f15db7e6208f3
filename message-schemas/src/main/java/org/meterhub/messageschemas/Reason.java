package org.meterhub.messageschemas;

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

    /** A rejection as documents carry it: header codes travel as the start of the text, under D02. */
    public static Reason of(Rejection rejection) {
        return new Reason(rejection.code().codeInDocuments(), rejection.text());
    }

    public static List<Reason> of(List<Rejection> rejections) {
        return rejections.stream().map(Reason::of).toList();
    }
}
