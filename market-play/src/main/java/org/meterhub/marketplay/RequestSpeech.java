package org.meterhub.marketplay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.meterhub.hubroutes.Queues.Channel;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.marketplay.PartySpeech.Document;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.documents.CustomersOfPoint;
import org.meterhub.messageschemas.documents.MeteringPointCharacteristics;
import org.meterhub.messageschemas.documents.MeteringPointCharacteristics.Product;
import org.meterhub.messageschemas.documents.MeteringPointPlace;
import org.meterhub.messageschemas.documents.RequestAccountingPointCharacteristics;
import org.meterhub.messageschemas.documents.RequestBillingMasterData;
import org.meterhub.messageschemas.documents.RequestCancellation;
import org.meterhub.messageschemas.documents.RequestChangeAccountingPointCharacteristics;
import org.meterhub.messageschemas.documents.RequestChangeCustomerCharacteristics;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier;
import org.meterhub.messageschemas.documents.RequestEndOfSupply;
import org.meterhub.messageschemas.documents.RequestForReminders;
import org.meterhub.messageschemas.documents.RequestReallocateChangeOfSupplier;
import org.meterhub.messageschemas.documents.RequestValidatedMeasureData;

/** Writes what parties ask of the hub about metering points and their supply, one transaction in each document. */
final class RequestSpeech {

    private static final String ACTIVE_ENERGY = "8716867000030";

    private final PartySpeech speech;
    private final MarketProfile profile;
    private final MarketClock clock;
    private final Map<String, DocumentType> types = new HashMap<>();

    RequestSpeech(PartySpeech speech, MarketProfile profile, MarketClock clock) {
        this.speech = speech;
        this.profile = profile;
        this.clock = clock;
    }

    /** What kind of document was sent under this name. */
    DocumentType typeOf(String name) {
        DocumentType type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no request was sent as " + name);
        }
        return type;
    }

    /**
     * RSM-001.
     *
     * @param customer number of the customer; empty for none
     */
    List<Document> start(
            PartyId supplier, BusinessReason reason, Gsrn gsrn, LocalDate start, String customer, String name) {
        return supplierAsks(
                supplier,
                DocumentType.CHANGE_OF_SUPPLIER_REQUEST,
                reason,
                name,
                (header, id) -> new RequestChangeOfSupplier(
                        header,
                        List.of(new RequestChangeOfSupplier.Transaction(
                                id,
                                "",
                                CodedId.of(gsrn),
                                CodedId.of(supplier),
                                CodedId.ABSENT,
                                CodedId.ABSENT,
                                customer.isEmpty() ? CodedId.ABSENT : new CodedId(customer, "ARR"),
                                customer.isEmpty() ? "" : "Kunde " + customer,
                                startOf(start)))));
    }

    /** RSM-005. */
    List<Document> end(PartyId supplier, BusinessReason reason, Gsrn gsrn, LocalDate end, String name) {
        return supplierAsks(
                supplier,
                DocumentType.END_OF_SUPPLY_REQUEST,
                reason,
                name,
                (header, id) -> new RequestEndOfSupply(
                        header,
                        List.of(new RequestEndOfSupply.Transaction(
                                id,
                                "",
                                CodedId.of(gsrn),
                                CodedId.ABSENT,
                                CodedId.ABSENT,
                                CodedId.of(supplier),
                                startOf(end)))));
    }

    /** RSM-003. */
    List<Document> undo(PartyId supplier, BusinessReason reason, Gsrn gsrn, LocalDate start, String name) {
        return supplierAsks(
                supplier,
                DocumentType.REALLOCATION_REQUEST,
                reason,
                name,
                (header, id) -> new RequestReallocateChangeOfSupplier(
                        header,
                        List.of(new RequestReallocateChangeOfSupplier.Transaction(
                                id, "", CodedId.of(gsrn), startOf(start)))));
    }

    /** RSM-024. @param original the name of what is withdrawn */
    List<Document> cancel(PartyId supplier, BusinessReason reason, String original, Gsrn gsrn, String name) {
        return supplierAsks(
                supplier,
                DocumentType.CANCELLATION_REQUEST,
                reason,
                name,
                (header, id) -> new RequestCancellation(
                        header,
                        List.of(new RequestCancellation.Transaction(
                                id, "", speech.transactionId(original), CodedId.of(gsrn)))));
    }

    /** RSM-027. */
    List<Document> customer(PartyId supplier, Gsrn gsrn, LocalDate from, String number, String name) {
        return supplierAsks(
                supplier,
                DocumentType.CUSTOMER_CHANGE_REQUEST,
                BusinessReason.UPDATE_CUSTOMER_DATA,
                name,
                (header, id) -> new RequestChangeCustomerCharacteristics(
                        header,
                        List.of(new RequestChangeCustomerCharacteristics.Transaction(
                                id,
                                "",
                                startOf(from),
                                new RequestChangeCustomerCharacteristics.Data(
                                        CustomersOfPoint.of(
                                                CodedId.of(gsrn), new CodedId(number, "ARR"), "Kunde " + number),
                                        List.of())))));
    }

    /** RSM-021 that creates a consumption point of hourly values. */
    List<Document> newPoint(PartyId gridCompany, Gsrn gsrn, GridAreaCode area, LocalDate from, String name) {
        MeteringPointCharacteristics point = MeteringPointCharacteristics.of(
                        MeteringPointType.CONSUMPTION,
                        SettlementMethod.FLEX,
                        MeteringMethod.PHYSICAL,
                        ConnectionState.NEW,
                        Resolution.HOUR,
                        CodedId.of(area, profile))
                .metering("4711", List.of(new Product(ACTIVE_ENERGY, null, "KWH")));
        return change(gridCompany, BusinessReason.NEW_METERING_POINT, gsrn, from, point, name);
    }

    /** RSM-021, another meter, and nothing else. */
    List<Document> newMeter(PartyId gridCompany, Gsrn gsrn, String meter, LocalDate from, String name) {
        MeteringPointCharacteristics point = MeteringPointCharacteristics.NONE.metering(meter, List.of());
        return change(gridCompany, BusinessReason.UPDATE_MASTER_DATA, gsrn, from, point, name);
    }

    /** RSM-021 that changes the state of a point. @param state null for none, as when it is closed down */
    List<Document> state(
            PartyId gridCompany,
            BusinessReason reason,
            Gsrn gsrn,
            @Nullable ConnectionState state,
            LocalDate from,
            String name) {
        MeteringPointCharacteristics none = MeteringPointCharacteristics.NONE;
        MeteringPointCharacteristics point = state == null ? none : none.inState(state.code());
        return change(gridCompany, reason, gsrn, from, point, name);
    }

    /** RSM-006. @param to null to ask about the moment alone */
    List<Document> masterData(
            PartyId party, Set<MarketRole> roles, Gsrn gsrn, LocalDate from, @Nullable LocalDate to, String name) {
        return request(
                party,
                asking(roles),
                DocumentType.METERING_POINT_DATA_REQUEST,
                BusinessReason.MASTER_DATA_ALIGNMENT,
                name,
                (header, id) -> new RequestAccountingPointCharacteristics(
                        header,
                        List.of(new RequestAccountingPointCharacteristics.Transaction(
                                id,
                                "",
                                CodedId.of(gsrn),
                                startOf(from),
                                to == null ? DocumentTime.ABSENT : startOf(to),
                                null,
                                CodedId.ABSENT,
                                ""))));
    }

    /** RSM-032. */
    List<Document> charges(PartyId party, Set<MarketRole> roles, Gsrn gsrn, LocalDate from, String name) {
        return request(
                party,
                asking(roles),
                DocumentType.CHARGE_LINKS_REQUEST,
                BusinessReason.MASTER_DATA_ALIGNMENT,
                name,
                (header, id) -> new RequestBillingMasterData(
                        header,
                        List.of(new RequestBillingMasterData.Transaction(
                                id, "", CodedId.of(gsrn), startOf(from), DocumentTime.ABSENT))));
    }

    /** RSM-018, to be reminded of the days from one to another, both included. */
    List<Document> missingValues(
            PartyId party, Set<MarketRole> roles, Gsrn gsrn, LocalDate from, LocalDate to, String name) {
        MarketRole role = asking(roles);
        return request(
                party,
                role == MarketRole.GRID_COMPANY ? MarketRole.METERED_DATA_RESPONSIBLE : role,
                DocumentType.REMINDERS_REQUEST,
                BusinessReason.MISSING_FLEX_READING,
                name,
                (header, id) -> new RequestForReminders(
                        header,
                        List.of(new RequestForReminders.Transaction(
                                id,
                                startOf(from),
                                startOf(to.plusDays(1)),
                                "",
                                CodedId.ABSENT,
                                List.of(new RequestForReminders.MeteringPoint(CodedId.of(gsrn), ""))))));
    }

    private static MarketRole asking(Set<MarketRole> roles) {
        return roles.contains(MarketRole.ENERGY_SUPPLIER) ? MarketRole.ENERGY_SUPPLIER : MarketRole.GRID_COMPANY;
    }

    /** RSM-015. @param period null to leave it to the hub */
    List<Document> values(
            PartyId party, MarketRole role, BusinessReason reason, Gsrn gsrn, @Nullable Interval period, String name) {
        return request(
                party,
                role,
                DocumentType.VALIDATED_MEASURE_DATA_REQUEST,
                reason,
                name,
                (header, id) -> new RequestValidatedMeasureData(
                        header,
                        List.of(new RequestValidatedMeasureData.Transaction(
                                id,
                                period == null ? DocumentTime.ABSENT : DocumentTime.of(period.from()),
                                period == null ? DocumentTime.ABSENT : DocumentTime.of(period.to()),
                                CodedId.of(gsrn)))));
    }

    private List<Document> change(
            PartyId gridCompany,
            BusinessReason reason,
            Gsrn gsrn,
            LocalDate from,
            MeteringPointCharacteristics point,
            String name) {
        return request(
                gridCompany,
                MarketRole.GRID_COMPANY,
                DocumentType.METERING_POINT_CHANGE_REQUEST,
                reason,
                name,
                (header, id) -> new RequestChangeAccountingPointCharacteristics(
                        header,
                        List.of(new RequestChangeAccountingPointCharacteristics.Transaction(
                                id,
                                "",
                                startOf(from),
                                new RequestChangeAccountingPointCharacteristics.MeteringPoint(
                                        CodedId.of(gsrn), point, MeteringPointPlace.NONE, CodedId.ABSENT)))));
    }

    private List<Document> supplierAsks(
            PartyId supplier,
            DocumentType type,
            BusinessReason reason,
            String name,
            BiFunction<DocumentHeader, String, MarketDocument> request) {
        return request(supplier, MarketRole.ENERGY_SUPPLIER, type, reason, name, request);
    }

    /** Any request: one transaction, whose id is told to what completes the document under its header. */
    List<Document> request(
            PartyId sender,
            MarketRole role,
            DocumentType type,
            BusinessReason reason,
            String name,
            BiFunction<DocumentHeader, String, MarketDocument> request) {
        DocumentHeader header =
                DocumentHeader.toHub(type, speech.newId("message"), reason, sender, role, profile.hub(), clock.now());
        types.put(name, type);
        byte[] document = DocumentWriter.write(request.apply(header, speech.named(name)));
        Channel channel = type.hubRole() == MarketRole.METERED_DATA_ADMINISTRATOR ? Channel.MEASURE : Channel.STRUCTURE;
        return List.of(new Document(channel, document));
    }

    private DocumentTime startOf(LocalDate day) {
        Instant start = profile.calendar().startOf(day);
        return DocumentTime.of(start);
    }
}
