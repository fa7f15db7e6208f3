package org.meterhub.hubroutes.delivery;

import java.time.Instant;
import java.util.List;
import org.meterhub.hubroutes.Queues;
import org.meterhub.marketmodel.BusinessReason;
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
import org.meterhub.messageschemas.MeasureDataWriter;
import org.meterhub.messageschemas.MeasureSeriesHead;
import org.meterhub.metereddata.AddressedSeries;
import org.meterhub.metereddata.AnsweredSeries;
import org.meterhub.metereddata.ForwardedSeries;
import org.meterhub.metereddata.SeriesValues;

/**
 * Makes an RSM-012 of series: new ids, positions from 1. A forwarded one refers to nothing that the grid company sent, an answer to the request
 * (docs/reference/messages.md#how-the-hub-writes).
 */
public final class MeasureDataRenderer implements BundleRenderer {

    private final MarketProfile profile;
    private final DocumentIds ids;

    public MeasureDataRenderer(MarketProfile profile, DocumentIds ids) {
        this.profile = profile;
        this.ids = ids;
    }

    /** The group of series that one receiver gets in one document. */
    public static ItemGroup groupOf(AddressedSeries addressed) {
        return new ItemGroup(
                addressed.receiver(),
                addressed.role(),
                DocumentType.VALIDATED_MEASURE_DATA.rsm(),
                BusinessReason.PERIODIC_METERING.code(),
                "");
    }

    /** The group of series that answer one document. */
    public static ItemGroup answerGroup(PartyId receiver, MarketRole role, BusinessReason process, String messageId) {
        return new ItemGroup(receiver, role, DocumentType.VALIDATED_MEASURE_DATA.rsm(), process.code(), messageId);
    }

    @Override
    public OutboundDocument render(ItemGroup group, List<OutboundItem> items, Instant now) {
        DocumentType type = DocumentType.VALIDATED_MEASURE_DATA;
        BusinessReason process = MarketCode.of(BusinessReason.class, group.process());
        DocumentHeader header =
                DocumentHeader.fromHub(type, ids.next(), process, profile.hub(), group.receiver(), group.role(), now);
        MeasureDataWriter writer = new MeasureDataWriter(header);
        for (OutboundItem item : items) {
            write(writer, item.content());
        }
        return new OutboundDocument(
                group.receiver(),
                group.role(),
                Queues.categoryOf(type.category()),
                type.rsm(),
                group.process(),
                header.messageId(),
                group.groupKey().isEmpty() ? null : group.groupKey(),
                null,
                now,
                Body.of(writer.finish()));
    }

    private void write(MeasureDataWriter writer, byte[] content) {
        if (AnsweredSeries.isPacked(content)) {
            AnsweredSeries answered = AnsweredSeries.unpack(content);
            write(writer, answered.series(), answered.originalTransactionId(), answered.resolutionCode());
        } else {
            ForwardedSeries series = ForwardedSeries.unpack(content);
            write(writer, series, "", series.resolution().code());
        }
    }

    private void write(MeasureDataWriter writer, ForwardedSeries series, String original, String resolution) {
        writer.beginSeries(new MeasureSeriesHead(
                ids.next(),
                original,
                CodedId.of(series.meteringPoint()),
                series.type().code(),
                DocumentTime.of(series.registeredAt()),
                CodedId.ABSENT,
                CodedId.ABSENT,
                series.product(),
                series.unitCode(),
                resolution,
                series.period().from(),
                series.period().to()));
        SeriesValues values = series.values();
        for (int i = 0; i < values.size(); i++) {
            if (values.isPresent(i)) {
                writer.point(i + 1, values.quantity(i), values.quality(i));
            } else {
                writer.missing(i + 1);
            }
        }
        writer.endSeries();
    }
}
