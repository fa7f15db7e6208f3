package org.example.supplier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketdocuments.CimHead;
import org.meterhub.marketdocuments.DocumentAnswer;
import org.meterhub.marketdocuments.cim.Reason;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.PlainText;
import org.meterhub.marketmodel.RejectionCode;

/** What the hub answers (confirmations, rejections, RSM-009), as rows for people: each reason with what its code means. */
public final class Answers {

    static final String[] COLUMNS = {
        "answered_at", "document", "transaction", "metering_point", "answer", "code", "meaning", "text"
    };

    /** Codes of header and identity are no codes of the documents: they begin the text of a D02. */
    private static final int HEADER_CODE_LENGTH = 5;

    /** Whether a document answers one of ours. */
    public static boolean isAnswer(@Body Object document) {
        return !DocumentAnswer.of(document).isEmpty();
    }

    /** One row for a confirmed transaction, one for each reason of a refused one. */
    public List<Map<String, String>> rows(@Body Object document) {
        String answeredAt = CimHead.of(document).createdAt().toString();
        List<Map<String, String>> rows = new ArrayList<>();
        for (DocumentAnswer answer : DocumentAnswer.of(document)) {
            if (answer.confirmed()) {
                rows.add(row(answeredAt, answer, "confirmed", null));
            }
            answer.reasons().forEach(reason -> rows.add(row(answeredAt, answer, "refused", reason)));
        }
        return rows;
    }

    private static Map<String, String> row(
            String answeredAt, DocumentAnswer answer, String verdict, @Nullable Reason reason) {
        String code = reason == null ? "" : codeOf(reason);
        Map<String, String> row = new LinkedHashMap<>();
        row.put("answered_at", answeredAt);
        row.put("document", cell(answer.document()));
        row.put("transaction", cell(answer.transaction()));
        row.put("metering_point", cell(answer.meteringPoint()));
        row.put("answer", verdict);
        row.put("code", code);
        row.put(
                "meaning",
                MarketCode.find(RejectionCode.class, code)
                        .map(RejectionCode::meaning)
                        .orElse(""));
        row.put("text", reason == null ? "" : cell(reason.getText()));
        return row;
    }

    /** As the catalogue of codes has it. */
    private static String codeOf(Reason reason) {
        String text = reason.getText();
        if (text != null && text.length() >= HEADER_CODE_LENGTH) {
            String first = text.substring(0, HEADER_CODE_LENGTH);
            if (MarketCode.find(RejectionCode.class, first).isPresent()) {
                return first;
            }
        }
        return reason.getCode();
    }

    /** A spreadsheet carries nothing of it out. */
    private static String cell(@Nullable String text) {
        return text == null ? "" : PlainText.cell(text);
    }
}
