package org.meterhub.hubroutes.delivery;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.meterhub.hubroutes.Queues;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messagelog.Body;
import org.meterhub.messagelog.ItemGroup;
import org.meterhub.messagelog.OutboundDocument;
import org.meterhub.messagelog.OutboundItem;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.documents.ReminderOfMissingMeasureData;
import org.meterhub.messageschemas.documents.ReminderOfMissingMeasureData.MeteringPoint;
import org.meterhub.messageschemas.documents.ReminderOfMissingMeasureData.Series;

/**
 * Makes an RSM-018: one series for each metering point and day (docs/processes/missing-values.md), with the process that the market uses for all of them,
 * D24.
 */
public final class ReminderRenderer implements BundleRenderer {

    private static final DocumentType TYPE = DocumentType.MISSING_MEASURE_DATA_REMINDER;

    private final MarketProfile profile;
    private final DocumentIds ids;

    public ReminderRenderer(MarketProfile profile, DocumentIds ids) {
        this.profile = profile;
        this.ids = ids;
    }

    /** What waits for its document: that a day of a metering point is missing. */
    public static OutboundItem item(PartyId gridCompany, Gsrn meteringPoint, LocalDate day, Instant now) {
        ItemGroup group = new ItemGroup(
                gridCompany,
                MarketRole.METERED_DATA_RESPONSIBLE,
                TYPE.rsm(),
                BusinessReason.MISSING_FLEX_READING.code(),
                "");
        byte[] content = ByteBuffer.allocate(Long.BYTES + Long.BYTES)
                .putLong(meteringPoint.toLong())
                .putLong(day.toEpochDay())
                .array();
        return new OutboundItem(group, content, 1, now);
    }

    @Override
    public OutboundDocument render(ItemGroup group, List<OutboundItem> items, Instant now) {
        BusinessReason process = MarketCode.of(BusinessReason.class, group.process());
        DocumentHeader header =
                DocumentHeader.fromHub(TYPE, ids.next(), process, profile.hub(), group.receiver(), group.role(), now);
        List<Series> series = items.stream().map(item -> series(item.content())).toList();
        return new OutboundDocument(
                group.receiver(),
                group.role(),
                Queues.categoryOf(TYPE.category()),
                TYPE.rsm(),
                group.process(),
                header.messageId(),
                null,
                null,
                now,
                Body.of(DocumentWriter.write(new ReminderOfMissingMeasureData(header, series))));
    }

    private Series series(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        Gsrn meteringPoint = Gsrn.ofLong(bytes.getLong());
        LocalDate day = LocalDate.ofEpochDay(bytes.getLong());
        return new Series(
                ids.next(),
                DocumentTime.of(profile.calendar().startOf(day)),
                List.of(new MeteringPoint(CodedId.of(meteringPoint))));
    }
}
