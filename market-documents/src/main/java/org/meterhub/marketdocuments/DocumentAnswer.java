package org.meterhub.marketdocuments;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketdocuments.cim.AcknowledgementMarketDocument;
import org.meterhub.marketdocuments.cim.MeteringPointId;
import org.meterhub.marketdocuments.cim.Reason;
import org.meterhub.messageschemas.DocumentType;

/**
 * What the hub answers to one transaction, whichever of the sixteen confirmations and rejections or RSM-009 it stands in.
 *
 * @param document id of the document that is answered; empty but in RSM-009
 * @param transaction id of the transaction that is answered, as its sender named it; empty when RSM-009 refuses a document as a whole
 * @param meteringPoint its number; empty when the answer does not name it
 * @param confirmed whether the answer is yes
 * @param reasons why not
 */
public record DocumentAnswer(
        String document, String transaction, String meteringPoint, boolean confirmed, List<Reason> reasons) {

    private static final List<String> RECORDS = List.of("MktActivityRecords", "Series");
    private static final List<String> REFERENCES =
            List.of("OriginalTransactionIDReferenceMktActivityRecordMRID", "OriginalTransactionIDReferenceSeriesMRID");

    public DocumentAnswer {
        reasons = List.copyOf(reasons);
    }

    /** The codes of the reasons. */
    public List<String> codes() {
        return reasons.stream().map(Reason::getCode).toList();
    }

    /** What a document answers, in its order; nothing when it is no answer. */
    public static List<DocumentAnswer> of(Object document) {
        if (document instanceof AcknowledgementMarketDocument acknowledgement) {
            return refusals(acknowledgement);
        }
        DocumentType type = CimDocuments.typeOf(document);
        boolean confirms = type.root().startsWith("Confirm");
        if (!confirms && !type.root().startsWith("Reject")) {
            return List.of();
        }
        List<DocumentAnswer> answers = new ArrayList<>();
        for (String records : RECORDS) {
            for (Object item : Property.list(document, records)) {
                answers.add(new DocumentAnswer("", reference(item), point(item), confirms, reasons(item)));
            }
        }
        return answers;
    }

    private static List<DocumentAnswer> refusals(AcknowledgementMarketDocument acknowledgement) {
        String document = Property.text(acknowledgement, "ReceivedMarketDocumentMRID");
        List<DocumentAnswer> refusals = new ArrayList<>();
        if (!acknowledgement.getReasons().isEmpty()) {
            refusals.add(new DocumentAnswer(document, "", "", false, acknowledgement.getReasons()));
        }
        for (String parts : List.of("RejectedTimeSeries", "OriginalMktActivityRecords", "Series")) {
            for (Object part : Property.list(acknowledgement, parts)) {
                refusals.add(new DocumentAnswer(document, Property.text(part, "MRID"), "", false, reasons(part)));
            }
        }
        return refusals;
    }

    private static String reference(Object item) {
        return REFERENCES.stream()
                .map(name -> Property.text(item, name))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String point(Object item) {
        return Property.get(item, "MarketEvaluationPointMRID") instanceof MeteringPointId point ? point.getValue() : "";
    }

    private static List<Reason> reasons(Object item) {
        return Property.list(item, "Reasons").stream().map(Reason.class::cast).toList();
    }
}
