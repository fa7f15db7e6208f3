package org.meterhub.messageschemas.documents;

import java.util.List;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.MarketDocument;

/**
 * RSM-018, the hub reminds a grid company of metering points and days without values.
 *
 * @param series at least one
 */
public record ReminderOfMissingMeasureData(
        DocumentHeader header, @Element("Series") List<Series> series) implements MarketDocument {

    public ReminderOfMissingMeasureData {
        series = List.copyOf(series);
    }

    @Override
    public DocumentType type() {
        return DocumentType.MISSING_MEASURE_DATA_REMINDER;
    }

    /**
     * One day.
     *
     * @param transactionId the reminder's own id
     * @param day start of the market day of which values are missing
     * @param meteringPoints whose values are missing
     */
    public record Series(
            @Element("mRID") String transactionId,

            @Element(value = "request_DateAndOrTime.dateTime", optional = true)
            DocumentTime day,

            @Element(value = "MarketEvaluationPoint", optional = true)
            List<MeteringPoint> meteringPoints) {

        public Series {
            meteringPoints = List.copyOf(meteringPoints);
        }
    }

    /** @param meteringPointId its number */
    public record MeteringPoint(@Element("mRID") CodedId meteringPointId) {}
}
