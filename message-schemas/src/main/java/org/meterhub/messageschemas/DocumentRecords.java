package org.meterhub.messageschemas;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.meterhub.messageschemas.documents.Acknowledgement;
import org.meterhub.messageschemas.documents.AggregatedMeasureData;
import org.meterhub.messageschemas.documents.AggregatedMeasureDataRequest;
import org.meterhub.messageschemas.documents.CancellationNotification;
import org.meterhub.messageschemas.documents.CancellationRequest;
import org.meterhub.messageschemas.documents.ChangeOfSupplierRequest;
import org.meterhub.messageschemas.documents.ChargeLinks;
import org.meterhub.messageschemas.documents.ChargeLinksChangeRequest;
import org.meterhub.messageschemas.documents.ChargeLinksRequest;
import org.meterhub.messageschemas.documents.CustomerChangeRequest;
import org.meterhub.messageschemas.documents.CustomerData;
import org.meterhub.messageschemas.documents.EndOfSupplyRequest;
import org.meterhub.messageschemas.documents.GenericNotification;
import org.meterhub.messageschemas.documents.MeasureDataRequest;
import org.meterhub.messageschemas.documents.MeasureDataRequestRejection;
import org.meterhub.messageschemas.documents.MeteringPointChangeRequest;
import org.meterhub.messageschemas.documents.MeteringPointData;
import org.meterhub.messageschemas.documents.MeteringPointDataRequest;
import org.meterhub.messageschemas.documents.MissingMeasureDataReminder;
import org.meterhub.messageschemas.documents.PriceList;
import org.meterhub.messageschemas.documents.PriceListChangeConfirmation;
import org.meterhub.messageschemas.documents.PriceListChangeRequest;
import org.meterhub.messageschemas.documents.PriceListRequest;
import org.meterhub.messageschemas.documents.PriceListRequestRejection;
import org.meterhub.messageschemas.documents.ReallocationRequest;
import org.meterhub.messageschemas.documents.RemindersRequest;
import org.meterhub.messageschemas.documents.RequestConfirmation;
import org.meterhub.messageschemas.documents.RequestRejection;
import org.meterhub.messageschemas.documents.SeriesRequestRejection;
import org.meterhub.messageschemas.documents.ServiceConfirmation;
import org.meterhub.messageschemas.documents.ServiceRejection;
import org.meterhub.messageschemas.documents.ServiceRequest;
import org.meterhub.messageschemas.documents.WholesaleServices;
import org.meterhub.messageschemas.documents.WholesaleServicesRequest;

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
        records.put(DocumentType.CHANGE_OF_SUPPLIER_REQUEST, ChangeOfSupplierRequest.class);
        records.put(DocumentType.GENERIC_NOTIFICATION, GenericNotification.class);
        records.put(DocumentType.REALLOCATION_REQUEST, ReallocationRequest.class);
        records.put(DocumentType.END_OF_SUPPLY_REQUEST, EndOfSupplyRequest.class);
        records.put(DocumentType.METERING_POINT_DATA_REQUEST, MeteringPointDataRequest.class);
        records.put(DocumentType.SERVICE_REQUEST, ServiceRequest.class);
        records.put(DocumentType.SERVICE_CONFIRMATION, ServiceConfirmation.class);
        records.put(DocumentType.SERVICE_REJECTION, ServiceRejection.class);
        records.put(DocumentType.METERING_POINT_CHANGE_REQUEST, MeteringPointChangeRequest.class);
        records.put(DocumentType.METERING_POINT_DATA, MeteringPointData.class);
        records.put(DocumentType.CANCELLATION_REQUEST, CancellationRequest.class);
        records.put(DocumentType.CANCELLATION_NOTIFICATION, CancellationNotification.class);
        records.put(DocumentType.CUSTOMER_CHANGE_REQUEST, CustomerChangeRequest.class);
        records.put(DocumentType.CUSTOMER_DATA, CustomerData.class);
        records.put(DocumentType.ACKNOWLEDGEMENT, Acknowledgement.class);
        putMeasureData(records);
        putCharges(records);
        RequestConfirmation.TYPES.forEach(type -> records.put(type, RequestConfirmation.class));
        RequestRejection.TYPES.forEach(type -> records.put(type, RequestRejection.class));
        return records;
    }

    private static void putMeasureData(Map<DocumentType, Class<? extends MarketDocument>> records) {
        records.put(DocumentType.AGGREGATED_MEASURE_DATA, AggregatedMeasureData.class);
        records.put(DocumentType.VALIDATED_MEASURE_DATA_REQUEST, MeasureDataRequest.class);
        records.put(DocumentType.VALIDATED_MEASURE_DATA_REJECTION, MeasureDataRequestRejection.class);
        records.put(DocumentType.AGGREGATED_MEASURE_DATA_REQUEST, AggregatedMeasureDataRequest.class);
        records.put(DocumentType.WHOLESALE_SERVICES_REQUEST, WholesaleServicesRequest.class);
        records.put(DocumentType.MISSING_MEASURE_DATA_REMINDER, MissingMeasureDataReminder.class);
        records.put(DocumentType.REMINDERS_REQUEST, RemindersRequest.class);
        records.put(DocumentType.WHOLESALE_SERVICES, WholesaleServices.class);
        SeriesRequestRejection.TYPES.forEach(type -> records.put(type, SeriesRequestRejection.class));
    }

    private static void putCharges(Map<DocumentType, Class<? extends MarketDocument>> records) {
        records.put(DocumentType.CHARGE_LINKS_CHANGE_REQUEST, ChargeLinksChangeRequest.class);
        records.put(DocumentType.CHARGE_LINKS, ChargeLinks.class);
        records.put(DocumentType.CHARGE_LINKS_REQUEST, ChargeLinksRequest.class);
        records.put(DocumentType.PRICE_LIST_CHANGE_REQUEST, PriceListChangeRequest.class);
        records.put(DocumentType.PRICE_LIST_CHANGE_CONFIRMATION, PriceListChangeConfirmation.class);
        records.put(DocumentType.PRICE_LIST, PriceList.class);
        records.put(DocumentType.PRICE_LIST_REQUEST, PriceListRequest.class);
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
