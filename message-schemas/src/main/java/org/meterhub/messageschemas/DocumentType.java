package org.meterhub.messageschemas;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketRole;

/**
 * The catalogue of the documents this hub knows (messages.md §2 and §3, validation-rules.md §1.4): what a document is called, which way it
 * goes, and which codes and roles may stand in its header.
 */
public enum DocumentType {
    /** RSM-001: a supplier asks to take over a metering point. */
    CHANGE_OF_SUPPLIER_REQUEST(
            "RSM-001",
            "structure",
            "RequestChangeOfSupplier",
            DocumentDirection.IN,
            "392",
            EnumSet.of(BusinessReason.CHANGE_OF_SUPPLIER),
            EnumSet.of(MarketRole.ENERGY_SUPPLIER),
            MailboxCategory.MASTER_DATA),
    /** RSM-001: the hub accepts a request. */
    CHANGE_OF_SUPPLIER_CONFIRMATION(
            "RSM-001",
            "structure",
            "ConfirmRequestChangeOfSupplier",
            DocumentDirection.OUT,
            "414",
            EnumSet.of(BusinessReason.CHANGE_OF_SUPPLIER),
            EnumSet.noneOf(MarketRole.class),
            MailboxCategory.MASTER_DATA),
    /** RSM-001: the hub refuses a request. */
    CHANGE_OF_SUPPLIER_REJECTION(
            "RSM-001",
            "structure",
            "RejectRequestChangeOfSupplier",
            DocumentDirection.OUT,
            "414",
            EnumSet.of(BusinessReason.CHANGE_OF_SUPPLIER),
            EnumSet.noneOf(MarketRole.class),
            MailboxCategory.MASTER_DATA),
    /** RSM-004: supply of a metering point starts or stops. */
    GENERIC_NOTIFICATION(
            "RSM-004",
            "structure",
            "GenericNotification",
            DocumentDirection.OUT,
            "E44",
            EnumSet.of(BusinessReason.CHANGE_OF_SUPPLIER),
            EnumSet.noneOf(MarketRole.class),
            MailboxCategory.MASTER_DATA),
    /** RSM-009: what the hub could not accept of a document. Its header has neither type nor process. */
    ACKNOWLEDGEMENT(
            "RSM-009",
            "general",
            "Acknowledgement",
            DocumentDirection.OUT,
            "",
            EnumSet.noneOf(BusinessReason.class),
            EnumSet.noneOf(MarketRole.class),
            MailboxCategory.MEASURE_DATA),
    /** RSM-012: metered values, from the grid company to the hub and from the hub to those who may see them. */
    VALIDATED_MEASURE_DATA(
            "RSM-012",
            "measure",
            "NotifyValidatedMeasureData",
            DocumentDirection.BOTH,
            "E66",
            EnumSet.of(BusinessReason.PERIODIC_METERING),
            EnumSet.of(MarketRole.METERED_DATA_RESPONSIBLE),
            MailboxCategory.MEASURE_DATA),
    /** RSM-014: results of a settlement run. */
    AGGREGATED_MEASURE_DATA(
            "RSM-014",
            "measure",
            "NotifyAggregatedMeasureData",
            DocumentDirection.OUT,
            "E31",
            EnumSet.of(
                    BusinessReason.PRELIMINARY_AGGREGATION,
                    BusinessReason.BALANCE_FIXING,
                    BusinessReason.WHOLESALE_FIXING,
                    BusinessReason.CORRECTION_SETTLEMENT),
            EnumSet.noneOf(MarketRole.class),
            MailboxCategory.AGGREGATIONS);

    private final String rsm;
    private final String documentName;
    private final String namespace;
    private final DocumentDirection direction;
    private final String typeCode;
    private final Set<BusinessReason> processes;
    private final Set<MarketRole> senderRoles;
    private final MarketRole hubRole;
    private final MailboxCategory category;

    DocumentType(
            String rsm,
            String group,
            String documentName,
            DocumentDirection direction,
            String typeCode,
            Set<BusinessReason> processes,
            Set<MarketRole> senderRoles,
            MailboxCategory category) {
        this.rsm = rsm;
        this.documentName = documentName;
        this.namespace = "urn:ediel.org:" + group + ":" + documentName.toLowerCase(Locale.ROOT) + ":0:1";
        this.direction = direction;
        this.typeCode = typeCode;
        this.processes = Set.copyOf(processes);
        this.senderRoles = Set.copyOf(senderRoles);
        this.hubRole = group.equals("structure")
                ? MarketRole.METERING_POINT_ADMINISTRATOR
                : MarketRole.METERED_DATA_ADMINISTRATOR;
        this.category = category;
    }

    /** The document of this root element; empty when the hub knows neither the name nor the version. */
    public static Optional<DocumentType> find(String namespace, String root) {
        for (DocumentType type : values()) {
            if (type.namespace.equals(namespace) && type.root().equals(root)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
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
        return direction != DocumentDirection.OUT;
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

    /** The processes this hub reads or writes it for. */
    public Set<BusinessReason> processes() {
        return processes;
    }

    /** The roles in which a party may send it; empty for what only the hub sends. */
    public Set<MarketRole> senderRoles() {
        return senderRoles;
    }

    /** The role of the hub in it, as receiver or sender: DGL for measure data, DDZ for structure. */
    public MarketRole hubRole() {
        return hubRole;
    }

    /** The category of mail it is when the hub sends it. */
    public MailboxCategory category() {
        return category;
    }
}
