package org.example.supplier;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketdocuments.CimHead;
import org.meterhub.marketdocuments.Ids;
import org.meterhub.marketdocuments.ValueSeries;
import org.meterhub.marketdocuments.cim.AcknowledgementMarketDocument;
import org.meterhub.marketdocuments.cim.ConfirmRequestChangeOfSupplierMarketDocument;
import org.meterhub.marketdocuments.cim.NotifyValidatedMeasureDataMarketDocument;
import org.meterhub.marketdocuments.cim.Reason;
import org.meterhub.marketdocuments.cim.RecordOfPoint;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.PartyId;

/** What the hub sends to a party. */
final class HubDocuments {

    private HubDocuments() {}

    private static CimHead head(String id, String type, String process, PartyId receiver, String role) {
        return new CimHead(
                id, type, process, PartyTest.HUB, "DGL", receiver, role, Instant.parse("2026-11-03T07:00:01Z"));
    }

    /** RSM-012: a market day by the hour, the first hour without a value, the second estimated. */
    static byte[] values(String id, PartyId receiver, java.time.LocalDate day) {
        Interval interval = MarketCalendar.NORWAY.intervalOf(day);
        List<ValueSeries.Value> values = new ArrayList<>();
        for (int hour = 0; hour < interval.duration().toHours(); hour++) {
            values.add(new ValueSeries.Value(
                    hour + 1,
                    interval.from().plusSeconds(3_600L * hour),
                    hour == 0 ? null : new BigDecimal("1.250"),
                    hour == 0 ? "A02" : hour == 1 ? "A03" : null));
        }
        NotifyValidatedMeasureDataMarketDocument document =
                head(id, "E66", "E23", receiver, "DDQ").on(new NotifyValidatedMeasureDataMarketDocument());
        document.getSeries()
                .add(new ValueSeries(
                                id + "-1",
                                "",
                                "707057500010000015",
                                "E17",
                                Instant.parse("2026-11-03T06:00:00Z"),
                                "PT1H",
                                interval.from(),
                                interval.to(),
                                values)
                        .toDocument());
        return PartyTest.DOCUMENTS.write(document);
    }

    /** RSM-001, yes. */
    static byte[] confirmation(String id, PartyId receiver, String transaction) {
        ConfirmRequestChangeOfSupplierMarketDocument document =
                head(id, "414", "E03", receiver, "DDQ").on(new ConfirmRequestChangeOfSupplierMarketDocument());
        RecordOfPoint record = new RecordOfPoint();
        record.setMRID(id + "-1");
        record.setOriginalTransactionIDReferenceMktActivityRecordMRID(transaction);
        record.setMarketEvaluationPointMRID(Ids.point("707057500010000015"));
        document.getMktActivityRecords().add(record);
        return PartyTest.DOCUMENTS.write(document);
    }

    /** RSM-009 that refuses a document as a whole. */
    static byte[] refusal(String id, PartyId receiver, String document, String code, String text) {
        AcknowledgementMarketDocument refusal =
                head(id, "", "", receiver, "DDQ").on(new AcknowledgementMarketDocument());
        refusal.setReceivedMarketDocumentMRID(document);
        Reason reason = new Reason();
        reason.setCode(code);
        reason.setText(text);
        refusal.getReasons().add(reason);
        return PartyTest.DOCUMENTS.write(refusal);
    }
}
