package org.meterhub.hubroutes.settlement;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.settlement.EnergyResultDocuments.Origin;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.WholesaleSeriesHead;
import org.meterhub.messageschemas.WholesaleServicesWriter;
import org.meterhub.settlement.calculation.QualityMask;
import org.meterhub.settlement.calculation.charge.Charge;
import org.meterhub.settlement.calculation.charge.ChargeResolution;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.ChargeSeriesKey;
import org.meterhub.settlement.calculation.charge.ChargeType;
import org.meterhub.settlement.calculation.charge.MonthlyAmount;
import org.meterhub.settlement.calculation.charge.TotalMonthlyAmount;

/**
 * Writes what a run charges as RSM-019: each series is a document of its own (docs/internals/message-log.md#items-and-bundles), of one of three shapes
 * (docs/reference/messages.md, RSM-019).
 */
public final class ChargeResultDocuments {

    private static final String KWH = "KWH";
    private static final String PIECES = "H87";

    private final MarketProfile profile;
    private final String currency;

    /** @param currency of prices and amounts, for example {@code NOK} */
    public ChargeResultDocuments(MarketProfile profile, String currency) {
        this.profile = profile;
        this.currency = currency;
    }

    /** The amounts of a charge, quarter by quarter, hour by hour or day by day. A step without a row is left out; its position shows it. */
    public byte[] render(DocumentHeader header, Origin origin, Interval period, ChargeSeries series) {
        ChargeSeriesKey key = series.key();
        WholesaleServicesWriter writer = new WholesaleServicesWriter(header);
        writer.beginSeries(head(origin, period, key.gridArea(), key.supplier(), unit(key.charge()), key.resolution())
                .ofCharge(
                        owner(key.charge()),
                        key.charge().type().code(),
                        key.charge().code())
                .ofPoints(key.type(), key.settlementMethod()));
        for (int row = 0; row < series.rows(); row++) {
            byte qualities = series.qualityMask(row);
            writer.point(
                    series.row(row).step() + 1,
                    series.quantity(row),
                    series.price(row).orElse(null),
                    series.amount(row).orElse(null),
                    qualities == QualityMask.NONE ? "" : QualityMask.documentCode(qualities));
        }
        writer.endSeries();
        return writer.finish();
    }

    /**
     * What a charge comes to in the month.
     *
     * @param hasGaps whether something is missing to the amount, which is then marked as incomplete
     */
    public byte[] render(DocumentHeader header, Origin origin, Interval period, MonthlyAmount amount, boolean hasGaps) {
        Charge charge = amount.charge();
        WholesaleServicesWriter writer = new WholesaleServicesWriter(header);
        writer.beginSeries(
                head(origin, period, amount.gridArea(), amount.supplier(), unit(charge), ChargeResolution.MONTH)
                        .ofCharge(owner(charge), charge.type().code(), charge.code()));
        writer.month(amount.amount().orElse(null), quality(hasGaps));
        writer.endSeries();
        return writer.finish();
    }

    /** What everything comes to in the month, or everything of one owner, who alone is told of it; so the owner is not named. */
    public byte[] render(
            DocumentHeader header, Origin origin, Interval period, TotalMonthlyAmount total, boolean hasGaps) {
        WholesaleServicesWriter writer = new WholesaleServicesWriter(header);
        writer.beginSeries(head(origin, period, total.gridArea(), total.supplier(), KWH, ChargeResolution.MONTH));
        writer.month(total.amount().orElse(null), quality(hasGaps));
        writer.endSeries();
        return writer.finish();
    }

    /** The market has a word for a sum to which something is missing, and none for one that is whole. */
    private static String quality(boolean hasGaps) {
        return hasGaps ? QualityMask.INCOMPLETE_CODE : "";
    }

    private WholesaleSeriesHead head(
            Origin origin,
            Interval period,
            GridAreaCode area,
            @Nullable String supplier,
            String unit,
            ChargeResolution resolution) {
        return WholesaleSeriesHead.of(
                        origin.seriesId(),
                        origin.version(),
                        CodedId.of(area, profile),
                        Optional.ofNullable(supplier)
                                .map(PartyId::of)
                                .map(CodedId::of)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "an amount that no supplier pays cannot be written")),
                        unit,
                        currency,
                        resolution.code(),
                        period)
                .from(origin.type().settlementVersion().orElse(""), origin.originalTransactionId());
    }

    private static String unit(Charge charge) {
        return charge.type() == ChargeType.TARIFF ? KWH : PIECES;
    }

    private static CodedId owner(Charge charge) {
        return CodedId.of(PartyId.of(charge.owner()));
    }
}
