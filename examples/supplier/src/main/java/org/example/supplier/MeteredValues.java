package org.example.supplier;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketdocuments.CimHead;
import org.meterhub.marketdocuments.ValueSeries;
import org.meterhub.marketdocuments.cim.NotifyValidatedMeasureDataMarketDocument;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.messageschemas.DocumentType;

/**
 * Metered values (RSM-012) as rows, one for each step of time, and back: {@code from} is the instant at which the step begins, quantities are decimals in
 * kWh, an empty quality is A04 (measured), an empty quantity is a value that is missing.
 */
public final class MeteredValues {

    static final String[] COLUMNS = {
        "metering_point", "type", "resolution", "from", "quantity_kwh", "quality", "registered_at", "transaction"
    };

    private static final String MISSING = "A02";
    /** So much of the document's id stands before the metering point in the id of a series, which has at most 36 characters. */
    private static final int PREFIX_LENGTH = 12;

    private final PartySettings settings;

    MeteredValues(PartySettings settings) {
        this.settings = settings;
    }

    /** A row for each point of each series. */
    public List<Map<String, String>> rows(@Body NotifyValidatedMeasureDataMarketDocument document) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (ValueSeries series : ValueSeries.of(document)) {
            for (ValueSeries.Value value : series.values()) {
                Map<String, String> row = new LinkedHashMap<>();
                row.put("metering_point", series.meteringPoint());
                row.put("type", series.type());
                row.put("resolution", series.resolution());
                row.put("from", value.from().toString());
                row.put(
                        "quantity_kwh",
                        value.quantityKwh() == null ? "" : value.quantityKwh().toPlainString());
                row.put("quality", value.quality() == null ? "" : value.quality());
                row.put("registered_at", series.registeredAt().toString());
                row.put("transaction", series.transaction());
                rows.add(row);
            }
        }
        return rows;
    }

    /**
     * The rows as one document; rows of one metering point that follow each other in time make a series. The registration time is that of the file: a later
     * file corrects an earlier one.
     *
     * @param modified milliseconds
     * @throws IllegalArgumentException when a row lacks something; the message has its number
     */
    public NotifyValidatedMeasureDataMarketDocument document(
            @Body List<Map<String, String>> rows,
            @Header(MarketParty.MESSAGE_ID) String id,
            @Header(Exchange.FILE_LAST_MODIFIED) long modified) {
        Instant writtenAt = Instant.ofEpochMilli(modified).truncatedTo(ChronoUnit.SECONDS);
        NotifyValidatedMeasureDataMarketDocument document = CimHead.toHub(
                        DocumentType.VALIDATED_MEASURE_DATA,
                        id,
                        BusinessReason.PERIODIC_METERING,
                        settings.party(),
                        MarketRole.METERED_DATA_RESPONSIBLE,
                        settings.hub(),
                        writtenAt)
                .on(new NotifyValidatedMeasureDataMarketDocument());
        List<ValueSeries> all = new ArrayList<>();
        Row.each(rows, row -> {
            ValueSeries last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (last != null && continues(last, row)) {
                all.set(all.size() - 1, with(last, row));
            } else {
                all.add(with(begin(row, id, all.size() + 1, writtenAt), row));
            }
        });
        all.forEach(series -> document.getSeries().add(series.toDocument()));
        return document;
    }

    private static boolean continues(ValueSeries series, Row row) {
        return series.meteringPoint().equals(row.text("metering_point"))
                && series.resolution().equals(row.text("resolution"))
                && series.to().equals(from(row));
    }

    private static ValueSeries begin(Row row, String id, int ordinal, Instant writtenAt) {
        return new ValueSeries(
                // Names the metering point, so that a refusal, which names the series only, tells people which it is.
                id.substring(0, PREFIX_LENGTH) + "-" + row.text("metering_point") + "-" + ordinal,
                "",
                row.text("metering_point"),
                row.text("type"),
                writtenAt,
                row.text("resolution"),
                from(row),
                from(row),
                List.of());
    }

    private static ValueSeries with(ValueSeries series, Row row) {
        BigDecimal quantity = quantity(row);
        String quality = row.optional("quality");
        if (quality.isEmpty() && quantity == null) {
            quality = MISSING;
        }
        List<ValueSeries.Value> values = new ArrayList<>(series.values());
        values.add(new ValueSeries.Value(values.size() + 1, from(row), quantity, quality.isEmpty() ? null : quality));
        return new ValueSeries(
                series.transaction(),
                series.request(),
                series.meteringPoint(),
                series.type(),
                series.registeredAt(),
                series.resolution(),
                series.from(),
                end(row),
                values);
    }

    private static Instant from(Row row) {
        try {
            return Instant.parse(row.text("from"));
        } catch (DateTimeException wrong) {
            throw row.wrong("from is " + row.text("from") + ", which is no instant such as 2026-10-24T22:00:00Z");
        }
    }

    private static Instant end(Row row) {
        try {
            return ValueSeries.later(from(row), row.text("resolution"), 1);
        } catch (IllegalArgumentException wrong) {
            throw row.wrong("resolution is " + row.text("resolution") + ": PT15M, PT1H and P1M are known");
        }
    }

    private static @Nullable BigDecimal quantity(Row row) {
        String text = row.optional("quantity_kwh");
        if (text.isEmpty()) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException wrong) {
            throw row.wrong("quantity_kwh is " + text + ", which is no number such as 1.250");
        }
    }
}
