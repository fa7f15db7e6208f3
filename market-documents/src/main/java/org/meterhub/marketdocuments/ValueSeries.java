package org.meterhub.marketdocuments;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketdocuments.cim.NotifyValidatedMeasureDataMarketDocument;
import org.meterhub.marketdocuments.cim.NotifyValidatedMeasureDataPeriod;
import org.meterhub.marketdocuments.cim.NotifyValidatedMeasureDataSeries;
import org.meterhub.marketdocuments.cim.Point;
import org.meterhub.marketdocuments.cim.TimeInterval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.Resolution;

/**
 * A series of metered values (RSM-012), its steps as instants.
 *
 * @param transaction its {@code mRID}
 * @param request the transaction that it answers; empty when nobody asked
 * @param meteringPoint number
 * @param type code of the kind of metering point, for example E17
 * @param registeredAt a later one replaces what an earlier one said
 * @param resolution PT15M, PT1H, P1M or P1Y
 * @param from where it begins
 * @param to where it ends, exclusive
 * @param values step by step
 */
public record ValueSeries(
        String transaction,
        String request,
        String meteringPoint,
        String type,
        Instant registeredAt,
        String resolution,
        Instant from,
        Instant to,
        List<Value> values) {

    /** Active energy. */
    private static final String PRODUCT = "8716867000030";

    private static final String UNIT = "KWH";
    private static final String YEAR = "P1Y";
    private static final int MONTHS_OF_YEAR = 12;

    /**
     * The value of a step.
     *
     * @param position 1 for the first
     * @param from where the step begins
     * @param quantityKwh null when there is none
     * @param quality code; null means measured (A04)
     */
    public record Value(
            int position,
            Instant from,
            @Nullable BigDecimal quantityKwh,
            @Nullable String quality) {}

    public ValueSeries {
        values = List.copyOf(values);
    }

    /** All series of a document. */
    public static List<ValueSeries> of(NotifyValidatedMeasureDataMarketDocument document) {
        return document.getSeries().stream().map(ValueSeries::of).toList();
    }

    private static ValueSeries of(NotifyValidatedMeasureDataSeries series) {
        TimeInterval interval = series.getPeriod().getTimeInterval();
        String resolution = series.getPeriod().getResolution().toString();
        Instant from = XmlTime.instant(interval.getStart());
        List<Value> values = new ArrayList<>();
        for (Point point : series.getPeriod().getPoints()) {
            values.add(new Value(
                    point.getPosition(),
                    later(from, resolution, point.getPosition() - 1),
                    point.getQuantity(),
                    point.getQuality()));
        }
        return new ValueSeries(
                series.getMRID(),
                Property.text(series, "OriginalTransactionIDReferenceSeriesMRID"),
                series.getMarketEvaluationPointMRID().getValue(),
                series.getMarketEvaluationPointType(),
                XmlTime.instant(series.getRegistrationDateAndOrTimeDateTime()),
                resolution,
                from,
                XmlTime.instant(interval.getEnd()),
                values);
    }

    /** A number of steps later; months and years are those of the market's calendar. @throws IllegalArgumentException for a resolution that the market does not have */
    public static Instant later(Instant from, String resolution, int steps) {
        if (resolution.equals(YEAR)) {
            return months(from, MONTHS_OF_YEAR * steps);
        }
        Resolution step = MarketCode.of(Resolution.class, resolution);
        return step.isFixed() ? from.plus(step.step().multipliedBy(steps)) : months(from, steps);
    }

    private static Instant months(Instant from, int months) {
        return from.atZone(MarketCalendar.NORWAY.zone()).plusMonths(months).toInstant();
    }

    /** For a document that a grid company writes, in kWh of active energy. */
    public NotifyValidatedMeasureDataSeries toDocument() {
        NotifyValidatedMeasureDataSeries series = new NotifyValidatedMeasureDataSeries();
        series.setMRID(transaction);
        series.setMarketEvaluationPointMRID(Ids.point(meteringPoint));
        series.setMarketEvaluationPointType(type);
        series.setRegistrationDateAndOrTimeDateTime(XmlTime.of(registeredAt));
        series.setProduct(PRODUCT);
        series.setQuantityMeasureUnitName(UNIT);
        TimeInterval interval = new TimeInterval();
        interval.setStart(XmlTime.minute(from));
        interval.setEnd(XmlTime.minute(to));
        NotifyValidatedMeasureDataPeriod period = new NotifyValidatedMeasureDataPeriod();
        period.setResolution(XmlTime.duration(resolution));
        period.setTimeInterval(interval);
        for (Value value : values) {
            Point point = new Point();
            point.setPosition(value.position());
            point.setQuantity(value.quantityKwh());
            point.setQuality(value.quality());
            period.getPoints().add(point);
        }
        series.setPeriod(period);
        return series;
    }
}
