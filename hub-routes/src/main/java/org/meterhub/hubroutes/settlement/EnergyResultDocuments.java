package org.meterhub.hubroutes.settlement;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.AggregatedMeasureDataWriter;
import org.meterhub.messageschemas.AggregatedSeriesHead;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.settlement.calculation.CalculationType;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.EnergySeriesKey;
import org.meterhub.settlement.calculation.QualityMask;

/** Writes energy results as RSM-014: each stretch of a series without holes is a document of its own (docs/internals/message-log.md#items-and-bundles). */
public final class EnergyResultDocuments {

    private final MarketProfile profile;

    public EnergyResultDocuments(MarketProfile profile) {
        this.profile = profile;
    }

    /**
     * What a document of results has beside them.
     *
     * @param seriesId the series' own id
     * @param type of the run
     * @param version of the run
     * @param originalTransactionId of the request that the series answers; empty for none
     */
    public record Origin(String seriesId, CalculationType type, long version, String originalTransactionId) {}

    /** The document with this part of a series. */
    public byte[] render(DocumentHeader header, Origin origin, EnergySeries series, EnergySeries.Stretch stretch) {
        AggregatedMeasureDataWriter writer = new AggregatedMeasureDataWriter(header);
        writer.beginSeries(head(origin, series, stretch));
        for (int step = stretch.fromStep(); step < stretch.toStep(); step++) {
            writer.point(
                    step - stretch.fromStep() + 1,
                    series.quantityWh(step),
                    QualityMask.documentCode(series.qualityMask(step)));
        }
        writer.endSeries();
        return writer.finish();
    }

    private AggregatedSeriesHead head(Origin origin, EnergySeries series, EnergySeries.Stretch stretch) {
        EnergySeriesKey key = series.key();
        MeteringPointType type = key.kind().meteringPointType().orElseThrow();
        AggregatedSeriesHead head = AggregatedSeriesHead.of(
                        origin.seriesId(),
                        origin.version(),
                        type,
                        key.kind().settlementMethod().orElse(null),
                        CodedId.of(key.gridArea(), profile),
                        series.resolution(),
                        stretch.interval())
                .from(origin.type().settlementVersion().orElse(""), origin.originalTransactionId());
        if (key.supplier() != null || key.balanceResponsible() != null) {
            head = head.ofParties(party(key.supplier()), party(key.balanceResponsible()));
        }
        // Exchange per neighbour is what flows in from it, less what flows out to it.
        GridAreaCode neighbour = key.neighbour();
        return neighbour == null
                ? head
                : head.between(CodedId.of(neighbour, profile), CodedId.of(key.gridArea(), profile));
    }

    private static CodedId party(@Nullable String number) {
        return Optional.ofNullable(number).map(PartyId::of).map(CodedId::of).orElse(CodedId.ABSENT);
    }
}
