package org.meterhub.messageschemas;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.datatype.XMLGregorianCalendar;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Quality;
import org.meterhub.messageschemas.internal.acknowledgement.AcknowledgementMarketDocument;
import org.meterhub.messageschemas.internal.aggregated.NotifyAggregatedMeasureDataMarketDocument;
import org.meterhub.messageschemas.internal.confirm.ConfirmRequestChangeOfSupplierMarketDocument;
import org.meterhub.messageschemas.internal.notification.GenericNotificationMarketDocument;
import org.meterhub.messageschemas.internal.reject.RejectRequestChangeOfSupplierMarketDocument;
import org.meterhub.messageschemas.internal.request.RequestChangeOfSupplierMarketDocument;

/**
 * Reads documents that are known to be valid into records, by the classes made from the schemas. Headers are alike in all documents but
 * differ in class, so they are read by {@link HeaderScan}. Thread safe.
 */
final class SmallDocuments {

    private final SafeXml safeXml;
    private final JAXBContext context;

    SmallDocuments(SafeXml safeXml) {
        this.safeXml = safeXml;
        try {
            context = JAXBContext.newInstance(
                    AcknowledgementMarketDocument.class,
                    NotifyAggregatedMeasureDataMarketDocument.class,
                    ConfirmRequestChangeOfSupplierMarketDocument.class,
                    GenericNotificationMarketDocument.class,
                    RejectRequestChangeOfSupplierMarketDocument.class,
                    RequestChangeOfSupplierMarketDocument.class);
        } catch (JAXBException broken) {
            throw new IllegalStateException("the classes made from our schemas do not fit together", broken);
        }
    }

    ChangeOfSupplierRequest request(byte[] document) {
        List<ChangeOfSupplierRequest.Transaction> transactions = new ArrayList<>();
        for (var read :
                unmarshal(RequestChangeOfSupplierMarketDocument.class, document).getMktActivityRecord()) {
            var supplier = read.getMarketEvaluationPointEnergySupplierMarketParticipantMRID();
            transactions.add(new ChangeOfSupplierRequest.Transaction(
                    read.getMRID(),
                    orEmpty(read.getBusinessProcessReferenceMktActivityRecordMRID()),
                    new CodedId(
                            read.getMarketEvaluationPointMRID().getValue(),
                            read.getMarketEvaluationPointMRID().getCodingScheme()),
                    new CodedId(supplier.getValue(), supplier.getCodingScheme()),
                    party(read.getMarketEvaluationPointBalanceResponsiblePartyMarketParticipantMRID()),
                    party(read.getMarketEvaluationPointShipperMarketParticipantMRID()),
                    party(read.getMarketEvaluationPointCustomerMarketParticipantMRID()),
                    orEmpty(read.getMarketEvaluationPointCustomerMarketParticipantName()),
                    time(read.getStartDateAndOrTimeDateTime())));
        }
        return new ChangeOfSupplierRequest(header(document), transactions);
    }

    ChangeOfSupplierConfirmation confirmation(byte[] document) {
        List<ChangeOfSupplierConfirmation.Transaction> transactions = new ArrayList<>();
        for (var read : unmarshal(ConfirmRequestChangeOfSupplierMarketDocument.class, document)
                .getMktActivityRecord()) {
            transactions.add(new ChangeOfSupplierConfirmation.Transaction(
                    read.getMRID(),
                    orEmpty(read.getOriginalTransactionIDReferenceMktActivityRecordMRID()),
                    new CodedId(
                            read.getMarketEvaluationPointMRID().getValue(),
                            read.getMarketEvaluationPointMRID().getCodingScheme())));
        }
        return new ChangeOfSupplierConfirmation(header(document), transactions);
    }

    ChangeOfSupplierRejection rejection(byte[] document) {
        List<ChangeOfSupplierRejection.Transaction> transactions = new ArrayList<>();
        for (var read : unmarshal(RejectRequestChangeOfSupplierMarketDocument.class, document)
                .getMktActivityRecord()) {
            var meteringPoint = read.getMarketEvaluationPointMRID();
            List<Reason> reasons = read.getReason().stream()
                    .map(reason -> new Reason(reason.getCode(), orEmpty(reason.getText())))
                    .toList();
            transactions.add(new ChangeOfSupplierRejection.Transaction(
                    read.getMRID(),
                    orEmpty(read.getOriginalTransactionIDReferenceMktActivityRecordMRID()),
                    meteringPoint == null
                            ? CodedId.ABSENT
                            : new CodedId(meteringPoint.getValue(), meteringPoint.getCodingScheme()),
                    reasons));
        }
        return new ChangeOfSupplierRejection(header(document), transactions);
    }

    GenericNotification notification(byte[] document) {
        List<GenericNotification.Transaction> transactions = new ArrayList<>();
        for (var read :
                unmarshal(GenericNotificationMarketDocument.class, document).getMktActivityRecord()) {
            transactions.add(new GenericNotification.Transaction(
                    read.getMRID(),
                    orEmpty(read.getOriginalTransactionIDReferenceMktActivityRecordMRID()),
                    time(read.getValidityStartDateAndOrTimeDateTime()),
                    new CodedId(
                            read.getMarketEvaluationPointMRID().getValue(),
                            read.getMarketEvaluationPointMRID().getCodingScheme())));
        }
        return new GenericNotification(header(document), transactions);
    }

    Acknowledgement acknowledgement(byte[] document) {
        AcknowledgementMarketDocument read = unmarshal(AcknowledgementMarketDocument.class, document);
        Acknowledgement.Received received = new Acknowledgement.Received(
                orEmpty(read.getReceivedMarketDocumentMRID()),
                orEmpty(read.getReceivedMarketDocumentType()),
                orEmpty(read.getReceivedMarketDocumentProcessProcessType()));
        List<Acknowledgement.RejectedTransaction> transactions = new ArrayList<>();
        for (var series : read.getSeries()) {
            transactions.add(
                    new Acknowledgement.RejectedTransaction(series.getMRID(), acknowledged(series.getReason())));
        }
        return new Acknowledgement(header(document), received, acknowledged(read.getReason()), transactions);
    }

    private static List<Reason> acknowledged(
            List<org.meterhub.messageschemas.internal.acknowledgement.Reason> reasons) {
        return reasons.stream()
                .map(reason -> new Reason(reason.getCode(), orEmpty(reason.getText())))
                .toList();
    }

    AggregatedMeasureData aggregated(byte[] document) {
        List<AggregatedMeasureData.Series> series = new ArrayList<>();
        for (var read : unmarshal(NotifyAggregatedMeasureDataMarketDocument.class, document)
                .getSeries()) {
            List<AggregatedMeasureData.Point> points = new ArrayList<>();
            for (var point : read.getPeriod().getPoint()) {
                String quality = point.getQuality();
                points.add(new AggregatedMeasureData.Point(
                        point.getPosition(), point.getQuantity(), quality == null ? Quality.MEASURED.code() : quality));
            }
            series.add(new AggregatedMeasureData.Series(aggregatedHead(read), points));
        }
        return new AggregatedMeasureData(header(document), series);
    }

    private static AggregatedSeriesHead aggregatedHead(org.meterhub.messageschemas.internal.aggregated.Series read) {
        var period = read.getPeriod();
        return new AggregatedSeriesHead(
                read.getMRID(),
                orEmpty(read.getVersion()),
                orEmpty(read.getSettlementSeriesVersion()),
                orEmpty(read.getOriginalTransactionIDReferenceSeriesMRID()),
                read.getMarketEvaluationPointType(),
                orEmpty(read.getMarketEvaluationPointSettlementMethod()),
                time(read.getRegistrationDateAndOrTimeDateTime()),
                area(read.getMeteringGridAreaDomainMRID()),
                area(read.getInDomainMRID()),
                area(read.getOutDomainMRID()),
                party(read.getEnergySupplierMarketParticipantMRID()),
                party(read.getBalanceResponsiblePartyMarketParticipantMRID()),
                orEmpty(read.getProduct()),
                read.getQuantityMeasureUnitName(),
                period.getResolution().toString(),
                minute(period.getTimeInterval().getStart()),
                minute(period.getTimeInterval().getEnd()));
    }

    private <T> T unmarshal(Class<T> root, byte[] document) {
        try {
            return root.cast(context.createUnmarshaller().unmarshal(safeXml.open(document)));
        } catch (JAXBException | XMLStreamException broken) {
            throw new IllegalStateException("a document that the schema accepts could not be read", broken);
        }
    }

    private DocumentHeader header(byte[] document) {
        HeaderScan scan = new HeaderScan();
        try {
            scan.read(safeXml.open(document));
            return scan.header();
        } catch (XMLStreamException broken) {
            throw new IllegalStateException("a document that the schema accepts could not be read", broken);
        }
    }

    private static CodedId party(org.meterhub.messageschemas.internal.request.@Nullable PartyId id) {
        return id == null ? CodedId.ABSENT : new CodedId(id.getValue(), id.getCodingScheme());
    }

    private static CodedId party(org.meterhub.messageschemas.internal.aggregated.@Nullable PartyId id) {
        return id == null ? CodedId.ABSENT : new CodedId(id.getValue(), id.getCodingScheme());
    }

    private static CodedId area(org.meterhub.messageschemas.internal.aggregated.@Nullable AreaId id) {
        return id == null ? CodedId.ABSENT : new CodedId(id.getValue(), id.getCodingScheme());
    }

    private static DocumentTime time(@Nullable XMLGregorianCalendar time) {
        return time == null ? DocumentTime.ABSENT : new DocumentTime(time.toXMLFormat());
    }

    private static Instant minute(String text) {
        return Instant.parse(text.substring(0, text.length() - 1) + ":00Z");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
