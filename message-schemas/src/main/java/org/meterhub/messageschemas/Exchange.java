package org.meterhub.messageschemas;

import static org.meterhub.marketmodel.MarketRole.BALANCE_RESPONSIBLE_PARTY;
import static org.meterhub.marketmodel.MarketRole.ENERGY_AGENCY;
import static org.meterhub.marketmodel.MarketRole.ENERGY_SUPPLIER;
import static org.meterhub.marketmodel.MarketRole.GRID_COMPANY;
import static org.meterhub.marketmodel.MarketRole.METERED_DATA_RESPONSIBLE;
import static org.meterhub.marketmodel.MarketRole.SYSTEM_OPERATOR;
import static org.meterhub.messageschemas.DocumentGroup.GENERAL;
import static org.meterhub.messageschemas.DocumentGroup.MEASURE;
import static org.meterhub.messageschemas.DocumentGroup.STRUCTURE;
import static org.meterhub.messageschemas.MailboxCategory.AGGREGATIONS;
import static org.meterhub.messageschemas.MailboxCategory.MASTER_DATA;
import static org.meterhub.messageschemas.MailboxCategory.MEASURE_DATA;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketRole;

/**
 * What documents that belong together have in common: the parties with which the hub exchanges them, the processes they can name, the
 * mailbox of the hub's part. A request and its answers are one exchange (docs/reference/messages.md).
 */
enum Exchange {
    /** For the direction in which a document does not go. */
    NONE(GENERAL, MASTER_DATA, Set.of()),

    CHANGE_OF_SUPPLIER(
            STRUCTURE,
            MASTER_DATA,
            roles(ENERGY_SUPPLIER),
            BusinessReason.CHANGE_OF_SUPPLIER,
            BusinessReason.CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE,
            BusinessReason.MOVE_IN,
            BusinessReason.MOVE_IN_OTHER_REASON,
            BusinessReason.SECONDARY_MOVE_IN,
            BusinessReason.CHANGE_OF_BALANCE_RESPONSIBLE),
    REALLOCATION(
            STRUCTURE,
            MASTER_DATA,
            roles(ENERGY_SUPPLIER),
            BusinessReason.UNDO_CHANGE_OF_SUPPLIER,
            BusinessReason.UNDO_MOVE),
    END_OF_SUPPLY(
            STRUCTURE, MASTER_DATA, roles(ENERGY_SUPPLIER), BusinessReason.END_OF_SUPPLY, BusinessReason.MOVE_OUT),
    /** Both sides of every process that starts or stops supply are told with one kind of document. */
    SUPPLY_NOTICE(
            STRUCTURE,
            MASTER_DATA,
            roles(ENERGY_SUPPLIER, GRID_COMPANY),
            BusinessReason.CHANGE_OF_SUPPLIER,
            BusinessReason.CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE,
            BusinessReason.UNREQUESTED_CHANGE_OF_SUPPLIER,
            BusinessReason.MOVE,
            BusinessReason.MOVE_IN,
            BusinessReason.MOVE_OUT,
            BusinessReason.END_OF_SUPPLY,
            BusinessReason.END_OF_SUPPLY_AT_SHORT_NOTICE,
            BusinessReason.END_OF_SUPPLY_BY_UNDO,
            BusinessReason.CONTINUED_SUPPLY,
            BusinessReason.CONTINUED_SUPPLY_AFTER_REFUSED_UNDO,
            BusinessReason.UNDO_CHANGE_OF_SUPPLIER,
            BusinessReason.INCORRECT_PROCESS,
            BusinessReason.METER_READING_CANCELLED,
            BusinessReason.METER_READING_ON_DEMAND,
            BusinessReason.SERVICE_REQUEST_CANCELLED,
            BusinessReason.CLOSE_DOWN_METERING_POINT,
            BusinessReason.TRANSFER_OF_METERING_POINTS,
            BusinessReason.PRODUCTION_OBLIGATION,
            BusinessReason.PARENT_RELATION_REMOVED,
            BusinessReason.NO_DISCONNECTION,
            BusinessReason.CANCELLED_BY_REQUESTER,
            BusinessReason.CANCELLED_BY_HUB),
    /** The public list names four processes; that the ends of supply can be cancelled too follows from RSM-008, whose place RSM-024 takes. */
    CANCELLATION(
            STRUCTURE,
            MASTER_DATA,
            roles(ENERGY_SUPPLIER, GRID_COMPANY),
            BusinessReason.CHANGE_OF_SUPPLIER,
            BusinessReason.CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE,
            BusinessReason.MOVE_IN,
            BusinessReason.CHANGE_OF_BALANCE_RESPONSIBLE,
            BusinessReason.SERVICE_REQUEST,
            BusinessReason.END_OF_SUPPLY,
            BusinessReason.MOVE_OUT),
    CANCELLATION_NOTICE(
            STRUCTURE,
            MASTER_DATA,
            roles(ENERGY_SUPPLIER, GRID_COMPANY, BALANCE_RESPONSIBLE_PARTY),
            SUPPLY_NOTICE.processes,
            BusinessReason.SERVICE_REQUEST,
            BusinessReason.CHANGE_OF_BALANCE_RESPONSIBLE),
    SERVICE(
            STRUCTURE,
            MASTER_DATA,
            roles(ENERGY_SUPPLIER),
            BusinessReason.SERVICE_REQUEST,
            BusinessReason.END_OF_SUPPLY),

    METERING_POINT_CHANGE(
            STRUCTURE,
            MASTER_DATA,
            roles(GRID_COMPANY, SYSTEM_OPERATOR),
            BusinessReason.NEW_METERING_POINT,
            BusinessReason.CONNECT_METERING_POINT,
            BusinessReason.UPDATE_MASTER_DATA,
            BusinessReason.CHANGE_CONNECTION_STATE,
            BusinessReason.CLOSE_DOWN_METERING_POINT,
            BusinessReason.METER_PLACEMENT,
            BusinessReason.CHANGE_OF_METERING_METHOD,
            BusinessReason.MERGE_OF_GRID_AREAS,
            BusinessReason.PRODUCTION_OBLIGATION,
            BusinessReason.END_OF_SUPPLY),
    METERING_POINT_QUERY(
            STRUCTURE, MASTER_DATA, roles(ENERGY_SUPPLIER, GRID_COMPANY), BusinessReason.MASTER_DATA_ALIGNMENT),
    /** Told in the process that was the cause: a change of the metering point, a new supplier, or a question. */
    METERING_POINT_NOTICE(
            STRUCTURE,
            MASTER_DATA,
            roles(ENERGY_SUPPLIER, GRID_COMPANY, SYSTEM_OPERATOR),
            union(METERING_POINT_CHANGE.processes, CHANGE_OF_SUPPLIER.processes, REALLOCATION.processes),
            BusinessReason.MASTER_DATA_ALIGNMENT,
            BusinessReason.PARENT_RELATION_REMOVED),
    CUSTOMER_CHANGE(
            STRUCTURE,
            MASTER_DATA,
            roles(ENERGY_SUPPLIER),
            BusinessReason.UPDATE_CUSTOMER_DATA,
            BusinessReason.CONTACT_PROPOSAL,
            BusinessReason.CHANGE_OF_SUPPLIER,
            BusinessReason.CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE,
            BusinessReason.MOVE_IN,
            BusinessReason.MOVE_IN_OTHER_REASON,
            BusinessReason.SECONDARY_MOVE_IN),
    CUSTOMER_NOTICE(
            STRUCTURE,
            MASTER_DATA,
            roles(ENERGY_SUPPLIER, GRID_COMPANY),
            union(CUSTOMER_CHANGE.processes, END_OF_SUPPLY.processes, REALLOCATION.processes),
            BusinessReason.TRANSFER_OF_METERING_POINTS,
            BusinessReason.CONTINUED_SUPPLY,
            BusinessReason.UNREQUESTED_CHANGE_OF_SUPPLIER,
            BusinessReason.MASTER_DATA_ALIGNMENT),

    CHARGE_LINK_CHANGE(
            STRUCTURE, MASTER_DATA, roles(GRID_COMPANY, SYSTEM_OPERATOR, ENERGY_SUPPLIER), BusinessReason.CHARGE_LINKS),
    CHARGE_LINK_QUERY(
            STRUCTURE,
            MASTER_DATA,
            roles(ENERGY_SUPPLIER, GRID_COMPANY, SYSTEM_OPERATOR),
            BusinessReason.MASTER_DATA_ALIGNMENT),
    /** System operators are told only what they ask. */
    CHARGE_LINK_NOTICE(
            STRUCTURE,
            MASTER_DATA,
            roles(ENERGY_SUPPLIER, GRID_COMPANY, SYSTEM_OPERATOR),
            CHANGE_OF_SUPPLIER.processes,
            BusinessReason.CHARGE_LINKS,
            BusinessReason.MASTER_DATA_ALIGNMENT),
    PRICE_LIST_CHANGE(
            STRUCTURE,
            MASTER_DATA,
            roles(GRID_COMPANY, SYSTEM_OPERATOR),
            BusinessReason.CHARGE_MASTER_DATA,
            BusinessReason.CHARGE_PRICES),
    PRICE_LIST_QUERY(
            STRUCTURE,
            MASTER_DATA,
            roles(ENERGY_SUPPLIER, GRID_COMPANY, SYSTEM_OPERATOR),
            BusinessReason.MASTER_DATA_ALIGNMENT,
            BusinessReason.CHARGE_PRICES_REQUEST),
    /** System operators are told only what they ask. */
    PRICE_LIST_NOTICE(
            STRUCTURE,
            MASTER_DATA,
            roles(ENERGY_SUPPLIER, GRID_COMPANY, SYSTEM_OPERATOR),
            union(PRICE_LIST_CHANGE.processes, PRICE_LIST_QUERY.processes)),

    /** Whoever sent something may be told that it was not accepted. */
    ACKNOWLEDGEMENT(
            GENERAL,
            MEASURE_DATA,
            EnumSet.complementOf(
                    EnumSet.of(MarketRole.METERED_DATA_ADMINISTRATOR, MarketRole.METERING_POINT_ADMINISTRATOR))),
    MEASURE_DATA_SUBMISSION(MEASURE, MEASURE_DATA, roles(METERED_DATA_RESPONSIBLE), BusinessReason.PERIODIC_METERING),
    MEASURE_DATA_DELIVERY(
            MEASURE,
            MEASURE_DATA,
            roles(ENERGY_SUPPLIER, GRID_COMPANY, METERED_DATA_RESPONSIBLE, SYSTEM_OPERATOR, ENERGY_AGENCY),
            BusinessReason.PERIODIC_METERING,
            BusinessReason.HISTORICAL_DATA),
    AGGREGATION(
            MEASURE,
            AGGREGATIONS,
            roles(ENERGY_SUPPLIER, BALANCE_RESPONSIBLE_PARTY, METERED_DATA_RESPONSIBLE),
            BusinessReason.PRELIMINARY_AGGREGATION,
            BusinessReason.BALANCE_FIXING,
            BusinessReason.WHOLESALE_FIXING,
            BusinessReason.CORRECTION_SETTLEMENT),
    /** A grid company may ask under its own role too; that it must ask as the one who reads meters is a matter of a later rule. */
    AGGREGATION_QUERY(
            MEASURE,
            AGGREGATIONS,
            roles(ENERGY_SUPPLIER, BALANCE_RESPONSIBLE_PARTY, METERED_DATA_RESPONSIBLE, GRID_COMPANY),
            AGGREGATION.processes),
    WHOLESALE(
            MEASURE,
            AGGREGATIONS,
            roles(ENERGY_SUPPLIER, GRID_COMPANY, SYSTEM_OPERATOR),
            BusinessReason.WHOLESALE_FIXING,
            BusinessReason.CORRECTION_SETTLEMENT),
    REMINDER(
            MEASURE,
            MEASURE_DATA,
            roles(METERED_DATA_RESPONSIBLE),
            BusinessReason.REMINDER_OF_SUPPLIER,
            BusinessReason.MISSING_FLEX_READING,
            BusinessReason.MISSING_NON_PROFILED_SERIES,
            BusinessReason.MISSING_FLEX_SERIES,
            BusinessReason.MISSING_PROFILED_READING),
    REMINDER_REQUEST(MEASURE, MEASURE_DATA, roles(ENERGY_SUPPLIER, METERED_DATA_RESPONSIBLE), REMINDER.processes);

    private final DocumentGroup group;
    private final MailboxCategory category;
    private final Set<MarketRole> roles;
    private final Set<BusinessReason> processes;

    Exchange(DocumentGroup group, MailboxCategory category, Set<MarketRole> roles, BusinessReason... processes) {
        this(group, category, roles, Set.of(processes));
    }

    Exchange(
            DocumentGroup group,
            MailboxCategory category,
            Set<MarketRole> roles,
            Set<BusinessReason> processes,
            BusinessReason... more) {
        this.group = group;
        this.category = category;
        this.roles = Set.copyOf(roles);
        this.processes = union(processes, Set.of(more));
    }

    private static Set<MarketRole> roles(MarketRole... roles) {
        return Set.of(roles);
    }

    @SafeVarargs
    private static Set<BusinessReason> union(Set<BusinessReason>... sets) {
        return Arrays.stream(sets).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    DocumentGroup group() {
        return group;
    }

    /** The mailbox for what the hub sends. */
    MailboxCategory category() {
        return category;
    }

    /** The roles of the parties on the other side. */
    Set<MarketRole> roles() {
        return roles;
    }

    Set<BusinessReason> processes() {
        return processes;
    }
}
