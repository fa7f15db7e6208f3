package org.example.supplier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.meterhub.marketdocuments.CimHead;
import org.meterhub.marketdocuments.Ids;
import org.meterhub.marketdocuments.XmlTime;
import org.meterhub.marketdocuments.cim.RequestChangeOfSupplierActivityRecord;
import org.meterhub.marketdocuments.cim.RequestChangeOfSupplierMarketDocument;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.messageschemas.DocumentType;

/**
 * Changes of supplier (RSM-001, process E03) from rows of {@code transaction;metering_point;start}. The transaction is the supplier's own reference, used once;
 * the start is a market day.
 */
public final class ChangesOfSupplier {

    private final PartySettings settings;

    ChangesOfSupplier(PartySettings settings) {
        this.settings = settings;
    }

    /**
     * @param modified milliseconds
     * @throws IllegalArgumentException when a row lacks something; the message has its number
     */
    public RequestChangeOfSupplierMarketDocument request(
            @Body List<Map<String, String>> rows,
            @Header(MarketParty.MESSAGE_ID) String id,
            @Header(Exchange.FILE_LAST_MODIFIED) long modified) {
        RequestChangeOfSupplierMarketDocument request = CimHead.toHub(
                        DocumentType.CHANGE_OF_SUPPLIER_REQUEST,
                        id,
                        BusinessReason.CHANGE_OF_SUPPLIER,
                        settings.party(),
                        MarketRole.ENERGY_SUPPLIER,
                        settings.hub(),
                        Instant.ofEpochMilli(modified))
                .on(new RequestChangeOfSupplierMarketDocument());
        Row.each(rows, row -> request.getMktActivityRecords().add(change(row)));
        return request;
    }

    private RequestChangeOfSupplierActivityRecord change(Row row) {
        RequestChangeOfSupplierActivityRecord change = new RequestChangeOfSupplierActivityRecord();
        change.setMRID(row.text("transaction"));
        change.setMarketEvaluationPointMRID(Ids.point(row.text("metering_point")));
        change.setMarketEvaluationPointEnergySupplierMarketParticipantMRID(Ids.party(settings.party()));
        try {
            LocalDate start = LocalDate.parse(row.text("start"));
            change.setStartDateAndOrTimeDateTime(XmlTime.of(MarketCalendar.NORWAY.startOf(start)));
        } catch (DateTimeParseException wrong) {
            throw row.wrong("start is " + row.text("start") + ", which is no day such as 2026-12-24");
        }
        return change;
    }
}
