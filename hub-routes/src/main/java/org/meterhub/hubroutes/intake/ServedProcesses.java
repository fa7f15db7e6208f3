package org.meterhub.hubroutes.intake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;

/** What this hub carries out of all that the market's catalogue allows to be asked. A new process is added here. */
public final class ServedProcesses {

    private static final Map<DocumentType, Set<BusinessReason>> SERVED = Map.ofEntries(
            served(DocumentType.VALIDATED_MEASURE_DATA, BusinessReason.PERIODIC_METERING),
            served(
                    DocumentType.VALIDATED_MEASURE_DATA_REQUEST,
                    BusinessReason.PERIODIC_METERING,
                    BusinessReason.HISTORICAL_DATA),
            served(
                    DocumentType.CHANGE_OF_SUPPLIER_REQUEST,
                    BusinessReason.CHANGE_OF_SUPPLIER,
                    BusinessReason.CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE,
                    BusinessReason.MOVE_IN),
            served(DocumentType.REALLOCATION_REQUEST, BusinessReason.UNDO_CHANGE_OF_SUPPLIER, BusinessReason.UNDO_MOVE),
            served(DocumentType.END_OF_SUPPLY_REQUEST, BusinessReason.END_OF_SUPPLY, BusinessReason.MOVE_OUT),
            served(
                    DocumentType.METERING_POINT_CHANGE_REQUEST,
                    BusinessReason.NEW_METERING_POINT,
                    BusinessReason.UPDATE_MASTER_DATA,
                    BusinessReason.CLOSE_DOWN_METERING_POINT,
                    BusinessReason.CONNECT_METERING_POINT,
                    BusinessReason.CHANGE_CONNECTION_STATE),
            served(
                    DocumentType.CUSTOMER_CHANGE_REQUEST,
                    BusinessReason.UPDATE_CUSTOMER_DATA,
                    BusinessReason.MOVE_IN,
                    BusinessReason.CHANGE_OF_SUPPLIER),
            served(
                    DocumentType.CANCELLATION_REQUEST,
                    BusinessReason.CHANGE_OF_SUPPLIER,
                    BusinessReason.CHANGE_OF_SUPPLIER_AT_SHORT_NOTICE,
                    BusinessReason.MOVE_IN,
                    BusinessReason.END_OF_SUPPLY,
                    BusinessReason.MOVE_OUT),
            served(DocumentType.CHARGE_LINKS_CHANGE_REQUEST, BusinessReason.CHARGE_LINKS),
            served(
                    DocumentType.AGGREGATED_MEASURE_DATA_REQUEST,
                    BusinessReason.PRELIMINARY_AGGREGATION,
                    BusinessReason.BALANCE_FIXING,
                    BusinessReason.WHOLESALE_FIXING,
                    BusinessReason.CORRECTION_SETTLEMENT),
            served(
                    DocumentType.WHOLESALE_SERVICES_REQUEST,
                    BusinessReason.WHOLESALE_FIXING,
                    BusinessReason.CORRECTION_SETTLEMENT),
            served(
                    DocumentType.PRICE_LIST_CHANGE_REQUEST,
                    BusinessReason.CHARGE_MASTER_DATA,
                    BusinessReason.CHARGE_PRICES),
            served(DocumentType.METERING_POINT_DATA_REQUEST, BusinessReason.MASTER_DATA_ALIGNMENT),
            served(DocumentType.CHARGE_LINKS_REQUEST, BusinessReason.MASTER_DATA_ALIGNMENT),
            served(
                    DocumentType.REMINDERS_REQUEST,
                    BusinessReason.MISSING_FLEX_READING,
                    BusinessReason.MISSING_NON_PROFILED_SERIES,
                    BusinessReason.MISSING_FLEX_SERIES),
            served(
                    DocumentType.PRICE_LIST_REQUEST,
                    BusinessReason.MASTER_DATA_ALIGNMENT,
                    BusinessReason.CHARGE_PRICES_REQUEST));

    private ServedProcesses() {}

    private static Map.Entry<DocumentType, Set<BusinessReason>> served(DocumentType type, BusinessReason... processes) {
        return Map.entry(type, Set.of(processes));
    }

    /** The processes for which the hub takes this document; empty when it carries out none of them. */
    public static Set<BusinessReason> of(DocumentType type) {
        return SERVED.getOrDefault(type, Set.of());
    }

    /**
     * Whether the hub carries out what a document asks for.
     *
     * @param found what else is wrong with the header; a process that the catalogue forbids is not named again
     */
    public static List<Rejection> check(DocumentHeader header, DocumentType type, List<Rejection> found) {
        if (!found.isEmpty()) {
            return List.of();
        }
        Set<BusinessReason> served = of(type);
        if (served.isEmpty()) {
            return List.of(RejectionCode.TYPE_NOT_SUPPORTED.at(
                    type.root(),
                    type == DocumentType.SERVICE_REQUEST
                            ? "nobody can ask for services here: no document would tell the grid company of them"
                            : "this hub does not carry out what the document asks for"));
        }
        return header.process().filter(served::contains).isPresent()
                ? List.of()
                : List.of(RejectionCode.PROCESS_NOT_SUPPORTED.at(
                        "process.processType", "this hub does not carry out the process"));
    }
}
