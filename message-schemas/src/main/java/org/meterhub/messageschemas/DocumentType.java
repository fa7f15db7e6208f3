package org.meterhub.messageschemas;

import static org.meterhub.messageschemas.DocumentDirection.BOTH;
import static org.meterhub.messageschemas.DocumentDirection.IN;
import static org.meterhub.messageschemas.DocumentDirection.OUT;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketRole;

/**
 * The catalogue of the market's documents (docs/reference/messages.md): what a document is called, which way it goes,
 * and which codes and roles may stand in its header. That a document is here says that it can be read and written, not that the hub
 * carries out what it asks for.
 */
public enum DocumentType {
    /** RSM-001: a supplier asks to take over a metering point, or tells that a customer moves in. */
    CHANGE_OF_SUPPLIER_REQUEST("RSM-001", IN, "RequestChangeOfSupplier", "392", Exchange.CHANGE_OF_SUPPLIER),
    /** RSM-001: the hub accepts a request. */
    CHANGE_OF_SUPPLIER_CONFIRMATION(
            "RSM-001", OUT, "ConfirmRequestChangeOfSupplier", "414", Exchange.CHANGE_OF_SUPPLIER),
    /** RSM-001: the hub refuses a request. */
    CHANGE_OF_SUPPLIER_REJECTION("RSM-001", OUT, "RejectRequestChangeOfSupplier", "414", Exchange.CHANGE_OF_SUPPLIER),
    /** RSM-003: a supplier asks to undo a change of supplier or a move that should not have been. */
    REALLOCATION_REQUEST("RSM-003", IN, "RequestReallocateChangeOfSupplier", "D01", Exchange.REALLOCATION),
    /** RSM-003: the hub undoes it. */
    REALLOCATION_CONFIRMATION("RSM-003", OUT, "ConfirmRequestReallocateChangeOfSupplier", "D02", Exchange.REALLOCATION),
    /** RSM-003: the hub does not undo it. */
    REALLOCATION_REJECTION("RSM-003", OUT, "RejectRequestReallocateChangeOfSupplier", "D02", Exchange.REALLOCATION),
    /** RSM-004: supply of a metering point starts or stops. */
    GENERIC_NOTIFICATION("RSM-004", OUT, "GenericNotification", "E44", Exchange.SUPPLY_NOTICE),
    /** RSM-005: a supplier asks to end its supply, or tells that the customer moves out. */
    END_OF_SUPPLY_REQUEST("RSM-005", IN, "RequestEndOfSupply", "432", Exchange.END_OF_SUPPLY),
    /** RSM-005: the hub accepts a request. */
    END_OF_SUPPLY_CONFIRMATION("RSM-005", OUT, "ConfirmRequestEndOfSupply", "E44", Exchange.END_OF_SUPPLY),
    /** RSM-005: the hub refuses a request. */
    END_OF_SUPPLY_REJECTION("RSM-005", OUT, "RejectRequestEndOfSupply", "E44", Exchange.END_OF_SUPPLY),
    /** RSM-006: a party asks for the master data of a metering point; answered by RSM-022 and RSM-028. */
    METERING_POINT_DATA_REQUEST(
            "RSM-006", IN, "RequestAccountingPointCharacteristics", "D18", Exchange.METERING_POINT_QUERY),
    /** RSM-006: the hub does not give them out. */
    METERING_POINT_DATA_REJECTION(
            "RSM-006", OUT, "RejectRequestAccountingPointCharacteristics", "D19", Exchange.METERING_POINT_QUERY),
    /** RSM-009: what the hub could not accept of a document. Its header has neither type nor process. */
    ACKNOWLEDGEMENT("RSM-009", OUT, "Acknowledgement", "", Exchange.ACKNOWLEDGEMENT),
    /** RSM-012: metered values, from the grid company to the hub and from the hub to those who may see them. */
    VALIDATED_MEASURE_DATA(
            "RSM-012",
            BOTH,
            "NotifyValidatedMeasureData",
            "E66",
            Exchange.MEASURE_DATA_SUBMISSION,
            Exchange.MEASURE_DATA_DELIVERY),
    /** RSM-014: results of a settlement run. */
    AGGREGATED_MEASURE_DATA("RSM-014", OUT, "NotifyAggregatedMeasureData", "E31", Exchange.AGGREGATION),
    /** RSM-015: a party asks for metered values; answered by RSM-012. */
    VALIDATED_MEASURE_DATA_REQUEST("RSM-015", IN, "RequestValidatedMeasureData", "E73", Exchange.MEASURE_DATA_DELIVERY),
    /** RSM-015: the hub does not give them out. */
    VALIDATED_MEASURE_DATA_REJECTION(
            "RSM-015", OUT, "RejectRequestValidatedMeasureData", "ERR", Exchange.MEASURE_DATA_DELIVERY),
    /** RSM-016: a party asks for results of a settlement run; answered by RSM-014. */
    AGGREGATED_MEASURE_DATA_REQUEST("RSM-016", IN, "RequestAggregatedMeasureData", "E74", Exchange.AGGREGATION_QUERY),
    /** RSM-016: the hub does not give them out. */
    AGGREGATED_MEASURE_DATA_REJECTION(
            "RSM-016", OUT, "RejectRequestAggregatedMeasureData", "ERR", Exchange.AGGREGATION_QUERY),
    /** RSM-017: a party asks for amounts of charges; answered by RSM-019. */
    WHOLESALE_SERVICES_REQUEST("RSM-017", IN, "RequestWholesaleSettlement", "D21", Exchange.WHOLESALE),
    /** RSM-017: the hub does not give them out. */
    WHOLESALE_SERVICES_REJECTION("RSM-017", OUT, "RejectRequestWholesaleSettlement", "ERR", Exchange.WHOLESALE),
    /** RSM-018: the hub reminds a grid company of days without values. */
    MISSING_MEASURE_DATA_REMINDER("RSM-018", OUT, "ReminderOfMissingMeasureData", "D24", Exchange.REMINDER),
    /** RSM-018: a party asks to be reminded of missing values. */
    REMINDERS_REQUEST("RSM-018", IN, "RequestForReminders", "D25", Exchange.REMINDER_REQUEST),
    /** RSM-018: the hub refuses a request. */
    REMINDERS_REJECTION("RSM-018", OUT, "RejectRequestForReminders", "ERR", Exchange.REMINDER_REQUEST),
    /** RSM-019: amounts of charges, the result of a wholesale settlement. */
    WHOLESALE_SERVICES("RSM-019", OUT, "NotifyWholesaleServices", "E31", Exchange.WHOLESALE),
    /** RSM-020: a supplier asks the grid company for a service at a metering point. */
    SERVICE_REQUEST("RSM-020", IN, "RequestService", "D03", Exchange.SERVICE),
    /** RSM-020: the request is accepted. */
    SERVICE_CONFIRMATION("RSM-020", OUT, "ConfirmRequestService", "D04", Exchange.SERVICE),
    /** RSM-020: the request is refused. */
    SERVICE_REJECTION("RSM-020", OUT, "RejectRequestService", "D04", Exchange.SERVICE),
    /** RSM-021: a grid company creates a metering point or changes its master data. */
    METERING_POINT_CHANGE_REQUEST(
            "RSM-021", IN, "RequestChangeAccountingPointCharacteristics", "E58", Exchange.METERING_POINT_CHANGE),
    /** RSM-021: the hub accepts a request. */
    METERING_POINT_CHANGE_CONFIRMATION(
            "RSM-021",
            OUT,
            "ConfirmRequestChangeAccountingPointCharacteristics",
            "E59",
            Exchange.METERING_POINT_CHANGE),
    /** RSM-021: the hub refuses a request. */
    METERING_POINT_CHANGE_REJECTION(
            "RSM-021", OUT, "RejectRequestChangeAccountingPointCharacteristics", "E59", Exchange.METERING_POINT_CHANGE),
    /** RSM-022: the master data of a metering point. */
    METERING_POINT_DATA("RSM-022", OUT, "AccountingPointCharacteristics", "E07", Exchange.METERING_POINT_NOTICE),
    /** RSM-024: a party asks to cancel a process of its own. */
    CANCELLATION_REQUEST("RSM-024", IN, "RequestCancellation", "E67", Exchange.CANCELLATION),
    /** RSM-024: the hub accepts a request. */
    CANCELLATION_CONFIRMATION("RSM-024", OUT, "ConfirmRequestCancellation", "E68", Exchange.CANCELLATION),
    /** RSM-024: the hub refuses a request. */
    CANCELLATION_REJECTION("RSM-024", OUT, "RejectRequestCancellation", "E68", Exchange.CANCELLATION),
    /** RSM-025: a process that others were told of is cancelled. */
    CANCELLATION_NOTIFICATION("RSM-025", OUT, "NotifyCancellation", "E78", Exchange.CANCELLATION_NOTICE),
    /** RSM-027: a supplier changes the data of the customer at a metering point. */
    CUSTOMER_CHANGE_REQUEST("RSM-027", IN, "RequestChangeCustomerCharacteristics", "D15", Exchange.CUSTOMER_CHANGE),
    /** RSM-027: the hub accepts a request. */
    CUSTOMER_CHANGE_CONFIRMATION(
            "RSM-027", OUT, "ConfirmRequestChangeCustomerCharacteristics", "D16", Exchange.CUSTOMER_CHANGE),
    /** RSM-027: the hub refuses a request. */
    CUSTOMER_CHANGE_REJECTION(
            "RSM-027", OUT, "RejectRequestChangeCustomerCharacteristics", "D16", Exchange.CUSTOMER_CHANGE),
    /** RSM-028: the data of the customer at a metering point. */
    CUSTOMER_DATA("RSM-028", OUT, "CharacteristicsOfACustomerAtAnAP", "E21", Exchange.CUSTOMER_NOTICE),
    /** RSM-030: a party changes which charges are linked to a metering point. */
    CHARGE_LINKS_CHANGE_REQUEST("RSM-030", IN, "RequestChangeBillingMasterData", "D05", Exchange.CHARGE_LINK_CHANGE),
    /** RSM-030: the hub accepts a request. */
    CHARGE_LINKS_CHANGE_CONFIRMATION(
            "RSM-030", OUT, "ConfirmRequestChangeBillingMasterData", "D06", Exchange.CHARGE_LINK_CHANGE),
    /** RSM-030: the hub refuses a request. */
    CHARGE_LINKS_CHANGE_REJECTION(
            "RSM-030", OUT, "RejectRequestChangeBillingMasterData", "D06", Exchange.CHARGE_LINK_CHANGE),
    /** RSM-031: the charges linked to a metering point. */
    CHARGE_LINKS("RSM-031", OUT, "NotifyBillingMasterData", "D07", Exchange.CHARGE_LINK_NOTICE),
    /** RSM-032: a party asks which charges are linked to a metering point; answered by RSM-031. */
    CHARGE_LINKS_REQUEST("RSM-032", IN, "RequestBillingMasterData", "D08", Exchange.CHARGE_LINK_QUERY),
    /** RSM-032: the hub does not tell. */
    CHARGE_LINKS_REJECTION("RSM-032", OUT, "RejectRequestBillingMasterData", "D09", Exchange.CHARGE_LINK_QUERY),
    /** RSM-033: an owner of charges changes what a charge is, or its prices. */
    PRICE_LIST_CHANGE_REQUEST("RSM-033", IN, "RequestChangeOfPriceList", "D10", Exchange.PRICE_LIST_CHANGE),
    /** RSM-033: the hub accepts a request. */
    PRICE_LIST_CHANGE_CONFIRMATION(
            "RSM-033", OUT, "ConfirmRequestChangeOfPriceList", "D11", Exchange.PRICE_LIST_CHANGE),
    /** RSM-033: the hub refuses a request. */
    PRICE_LIST_CHANGE_REJECTION("RSM-033", OUT, "RejectRequestChangeOfPriceList", "D11", Exchange.PRICE_LIST_CHANGE),
    /** RSM-034: charges and prices. */
    PRICE_LIST("RSM-034", OUT, "NotifyPriceList", "D12", Exchange.PRICE_LIST_NOTICE),
    /** RSM-035: a party asks for charges and prices; answered by RSM-034. */
    PRICE_LIST_REQUEST("RSM-035", IN, "RequestPriceList", "D13", Exchange.PRICE_LIST_QUERY),
    /** RSM-035: the hub does not give them out. */
    PRICE_LIST_REJECTION("RSM-035", OUT, "RejectRequestPriceList", "D14", Exchange.PRICE_LIST_QUERY);

    private static final Map<String, DocumentType> BY_NAMESPACE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.namespace, Function.identity()));
    private static final Map<String, DocumentType> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(type -> type.documentName, Function.identity()));

    private final String rsm;
    private final DocumentDirection direction;
    private final String documentName;
    private final String namespace;
    private final String typeCode;
    private final Exchange inbound;
    private final Exchange outbound;

    DocumentType(String rsm, DocumentDirection direction, String documentName, String typeCode, Exchange exchange) {
        this(
                rsm,
                direction,
                documentName,
                typeCode,
                direction == IN ? exchange : Exchange.NONE,
                direction == OUT ? exchange : Exchange.NONE);
    }

    DocumentType(
            String rsm,
            DocumentDirection direction,
            String documentName,
            String typeCode,
            Exchange inbound,
            Exchange outbound) {
        this.rsm = rsm;
        this.direction = direction;
        this.documentName = documentName;
        this.typeCode = typeCode;
        this.inbound = inbound;
        this.outbound = outbound;
        this.namespace = "urn:ediel.org:" + group().label() + ":" + documentName.toLowerCase(Locale.ROOT) + ":0:1";
    }

    /** The document of this root element; empty when the hub knows neither the name nor the version. */
    public static Optional<DocumentType> find(String namespace, String root) {
        return Optional.ofNullable(BY_NAMESPACE.get(namespace))
                .filter(type -> type.root().equals(root));
    }

    /** The number of the message in the market's guides, for example {@code RSM-012}. */
    public String rsm() {
        return rsm;
    }

    /** The name without the ending of the root element, for example {@code NotifyValidatedMeasureData}. */
    public String documentName() {
        return documentName;
    }

    /** The root element's local name. */
    public String root() {
        return documentName + "_MarketDocument";
    }

    /** The namespace of all its elements; its last two parts are the version. */
    public String namespace() {
        return namespace;
    }

    public DocumentDirection direction() {
        return direction;
    }

    /** Whether a party may send it to the hub. */
    public boolean isInbound() {
        return direction != OUT;
    }

    /** Whether the hub may send it to a party. */
    public boolean isOutbound() {
        return direction != IN;
    }

    /** The code in {@code type} of the header, which this hub writes and expects; empty for RSM-009, which has none. */
    public String typeCode() {
        return typeCode;
    }

    /** What an empty {@code type} means by the schema, which differs from what this hub writes in the answers to RSM-001. */
    String schemaDefaultTypeCode() {
        return this == CHANGE_OF_SUPPLIER_CONFIRMATION || this == CHANGE_OF_SUPPLIER_REJECTION
                ? GENERIC_NOTIFICATION.typeCode
                : typeCode;
    }

    /** The processes that may stand in it, whichever way it goes; empty for RSM-009, which has none. */
    public Set<BusinessReason> processes() {
        Set<BusinessReason> both = new HashSet<>(inbound.processes());
        both.addAll(outbound.processes());
        return Set.copyOf(both);
    }

    /** The processes for which a party may send it; empty for what only the hub sends. */
    public Set<BusinessReason> inboundProcesses() {
        return inbound.processes();
    }

    /** The roles in which a party may send it; empty for what only the hub sends. */
    public Set<MarketRole> senderRoles() {
        return inbound.roles();
    }

    /** The roles in which a party gets it; empty for what only parties send. */
    public Set<MarketRole> receiverRoles() {
        return outbound.roles();
    }

    /** General, measure or structure: the third part of its namespace. */
    public DocumentGroup group() {
        return exchange().group();
    }

    /** The role of the hub in it, as receiver or sender: DGL for measure data, DDZ for structure. */
    public MarketRole hubRole() {
        return group().hubRole();
    }

    /** The category of mail it is when the hub sends it; of what only parties send, the category of the answers. */
    public MailboxCategory category() {
        return exchange().category();
    }

    private Exchange exchange() {
        return outbound == Exchange.NONE ? inbound : outbound;
    }

    /** The document that accepts this one; empty for what is no request, and for requests that data answer. */
    public Optional<DocumentType> confirmation() {
        return Optional.ofNullable(BY_NAME.get("Confirm" + documentName));
    }

    /** The document that refuses this one; empty for what is no request. */
    public Optional<DocumentType> rejection() {
        return Optional.ofNullable(BY_NAME.get("Reject" + documentName));
    }
}
