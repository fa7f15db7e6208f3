package org.meterhub.messageschemas.documents;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.Element;
import org.meterhub.messageschemas.Inline;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.WholesaleSeriesHead;
import org.meterhub.messageschemas.WholesaleServicesWriter;

/**
 * RSM-019 read whole, as a party would: amounts of charges. The hub itself writes them with {@link WholesaleServicesWriter}.
 *
 * @param series may be empty
 */
public record NotifyWholesaleServices(
        DocumentHeader header,
        @Element(value = "Series", optional = true) List<Series> series) implements MarketDocument {

    public NotifyWholesaleServices {
        series = List.copyOf(series);
    }

    @Override
    public DocumentType type() {
        return DocumentType.WHOLESALE_SERVICES;
    }

    /** One result. */
    public record Series(
            @Inline WholesaleSeriesHead head,

            @Element(value = "Period/Point", optional = true)
            List<Point> points) {

        public Series {
            points = List.copyOf(points);
        }
    }

    /**
     * One step of a result; a month's amount is the only step of its series.
     *
     * @param position from 1
     * @param quantity kWh of a tariff, pieces of a subscription or fee; null in sums of a month
     * @param price of one kWh or piece; null where none is known, and in sums of a month
     * @param amount quantity times price, in the currency of the series; null where it could not be calculated
     * @param namedQualityCode of the quantity, A01 to A06; empty where the document names none
     */
    public record Point(
            @Element("position") int position,

            @Element(value = "energy_Quantity.quantity", optional = true) @Nullable
            BigDecimal quantity,

            @Element(value = "price.amount", optional = true) @Nullable
            BigDecimal price,

            @Element(value = "energySum_Quantity.quantity", optional = true) @Nullable
            BigDecimal amount,

            @Element(value = "quality", type = "QualityCode", optional = true)
            String namedQualityCode) {}
}
