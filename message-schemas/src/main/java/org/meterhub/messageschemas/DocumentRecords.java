package org.meterhub.messageschemas;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.meterhub.messageschemas.documents.AccountingPointCharacteristics;
import org.meterhub.messageschemas.documents.Acknowledgement;
import org.meterhub.messageschemas.documents.CharacteristicsOfACustomerAtAnAP;
import org.meterhub.messageschemas.documents.ConfirmRequestChangeOfPriceList;
import org.meterhub.messageschemas.documents.ConfirmRequestService;
import org.meterhub.messageschemas.documents.GenericNotification;
import org.meterhub.messageschemas.documents.NotifyAggregatedMeasureData;
import org.meterhub.messageschemas.documents.NotifyBillingMasterData;
import org.meterhub.messageschemas.documents.NotifyCancellation;
import org.meterhub.messageschemas.documents.NotifyPriceList;
import org.meterhub.messageschemas.documents.NotifyWholesaleServices;
import org.meterhub.messageschemas.documents.PriceListRequestRejection;
import org.meterhub.messageschemas.documents.RejectRequestService;
import org.meterhub.messageschemas.documents.RejectRequestValidatedMeasureData;
import org.meterhub.messageschemas.documents.ReminderOfMissingMeasureData;
import org.meterhub.messageschemas.documents.RequestAccountingPointCharacteristics;
import org.meterhub.messageschemas.documents.RequestAggregatedMeasureData;
import org.meterhub.messageschemas.documents.RequestBillingMasterData;
import org.meterhub.messageschemas.documents.RequestCancellation;
import org.meterhub.messageschemas.documents.RequestChangeAccountingPointCharacteristics;
import org.meterhub.messageschemas.documents.RequestChangeBillingMasterData;
import org.meterhub.messageschemas.documents.RequestChangeCustomerCharacteristics;
import org.meterhub.messageschemas.documents.RequestChangeOfPriceList;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier;
import org.meterhub.messageschemas.documents.RequestConfirmation;
import org.meterhub.messageschemas.documents.RequestEndOfSupply;
import org.meterhub.messageschemas.documents.RequestForReminders;
import org.meterhub.messageschemas.documents.RequestPriceList;
import org.meterhub.messageschemas.documents.RequestReallocateChangeOfSupplier;
import org.meterhub.messageschemas.documents.RequestRejection;
import org.meterhub.messageschemas.documents.RequestService;
import org.meterhub.messageschemas.documents.RequestValidatedMeasureData;
import org.meterhub.messageschemas.documents.RequestWholesaleSettlement;
import org.meterhub.messageschemas.documents.SeriesRequestRejection;

/** Which record holds which document. RSM-012 has none: it is only streamed. */
final class DocumentRecords {

    private static final Map<DocumentType, Class<? extends MarketDocument>> RECORDS = records();

    /** Made when the class is loaded, so that a record that is none stops the hub at its start and not at its first document. */
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return RecordShape.of(type);
        }
    };

    static {
        RECORDS.values().forEach(SHAPES::get);
    }

    private DocumentRecords() {}

    private static Map<DocumentType, Class<? extends MarketDocument>> records() {
        Map<DocumentType, Class<? extends MarketDocument>> records = new EnumMap<>(DocumentType.class);
        records.put(DocumentType.CHANGE_OF_SUPPLIER_REQUEST, RequestChangeOfSupplier.class);
        records.put(DocumentType.GENERIC_NOTIFICATION, GenericNotification.class);
        records.put(DocumentType.REALLOCATION_REQUEST, RequestReallocateChangeOfSupplier.class);
        records.put(DocumentType.END_OF_SUPPLY_REQUEST, RequestEndOfSupply.class);
        records.put(DocumentType.METERING_POINT_DATA_REQUEST, RequestAccountingPointCharacteristics.class);
        records.put(DocumentType.SERVICE_REQUEST, RequestService.class);
        records.put(DocumentType.SERVICE_CONFIRMATION, ConfirmRequestService.class);
        records.put(DocumentType.SERVICE_REJECTION, RejectRequestService.class);
        records.put(DocumentType.METERING_POINT_CHANGE_REQUEST, RequestChangeAccountingPointCharacteristics.class);
        records.put(DocumentType.METERING_POINT_DATA, AccountingPointCharacteristics.class);
        records.put(DocumentType.CANCELLATION_REQUEST, RequestCancellation.class);
        records.put(DocumentType.CANCELLATION_NOTIFICATION, NotifyCancellation.class);
        records.put(DocumentType.CUSTOMER_CHANGE_REQUEST, RequestChangeCustomerCharacteristics.class);
        records.put(DocumentType.CUSTOMER_DATA, CharacteristicsOfACustomerAtAnAP.class);
        records.put(DocumentType.ACKNOWLEDGEMENT, Acknowledgement.class);
        putMeasureData(records);
        putCharges(records);
        RequestConfirmation.TYPES.forEach(type -> records.put(type, RequestConfirmation.class));
        RequestRejection.TYPES.forEach(type -> records.put(type, RequestRejection.class));
        return records;
    }

    private static void putMeasureData(Map<DocumentType, Class<? extends MarketDocument>> records) {
        records.put(DocumentType.AGGREGATED_MEASURE_DATA, NotifyAggregatedMeasureData.class);
        records.put(DocumentType.VALIDATED_MEASURE_DATA_REQUEST, RequestValidatedMeasureData.class);
        records.put(DocumentType.VALIDATED_MEASURE_DATA_REJECTION, RejectRequestValidatedMeasureData.class);
        records.put(DocumentType.AGGREGATED_MEASURE_DATA_REQUEST, RequestAggregatedMeasureData.class);
        records.put(DocumentType.WHOLESALE_SERVICES_REQUEST, RequestWholesaleSettlement.class);
        records.put(DocumentType.MISSING_MEASURE_DATA_REMINDER, ReminderOfMissingMeasureData.class);
        records.put(DocumentType.REMINDERS_REQUEST, RequestForReminders.class);
        records.put(DocumentType.WHOLESALE_SERVICES, NotifyWholesaleServices.class);
        SeriesRequestRejection.TYPES.forEach(type -> records.put(type, SeriesRequestRejection.class));
    }

    private static void putCharges(Map<DocumentType, Class<? extends MarketDocument>> records) {
        records.put(DocumentType.CHARGE_LINKS_CHANGE_REQUEST, RequestChangeBillingMasterData.class);
        records.put(DocumentType.CHARGE_LINKS, NotifyBillingMasterData.class);
        records.put(DocumentType.CHARGE_LINKS_REQUEST, RequestBillingMasterData.class);
        records.put(DocumentType.PRICE_LIST_CHANGE_REQUEST, RequestChangeOfPriceList.class);
        records.put(DocumentType.PRICE_LIST_CHANGE_CONFIRMATION, ConfirmRequestChangeOfPriceList.class);
        records.put(DocumentType.PRICE_LIST, NotifyPriceList.class);
        records.put(DocumentType.PRICE_LIST_REQUEST, RequestPriceList.class);
        PriceListRequestRejection.TYPES.forEach(type -> records.put(type, PriceListRequestRejection.class));
    }

    /** The documents that have a record. */
    static Set<DocumentType> types() {
        return RECORDS.keySet();
    }

    /** The record of a document; empty for what is only streamed. */
    static Optional<Class<? extends MarketDocument>> find(DocumentType type) {
        return Optional.ofNullable(RECORDS.get(type));
    }

    /** The only type that a record holds. @throws IllegalArgumentException when it holds several, or none */
    static DocumentType typeOf(Class<? extends MarketDocument> record) {
        List<DocumentType> held = RECORDS.entrySet().stream()
                .filter(entry -> entry.getValue() == record)
                .map(Map.Entry::getKey)
                .toList();
        if (held.size() != 1) {
            throw new IllegalArgumentException(record.getSimpleName() + " holds documents of the types " + held);
        }
        return held.get(0);
    }

    /** @throws IllegalArgumentException for what is only streamed */
    static RecordShape shapeOf(DocumentType type) {
        return SHAPES.get(
                find(type).orElseThrow(() -> new IllegalArgumentException(type + " is not read into memory whole")));
    }
}
