package org.meterhub.acceptance.crash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.meterhub.acceptance.crash.Mailbag.Delivery;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.MeasureDataReader;
import org.meterhub.messageschemas.MeasureSeries;
import org.meterhub.messageschemas.XmlLimits;
import org.meterhub.messageschemas.documents.Acknowledgement;
import org.meterhub.messageschemas.documents.RequestConfirmation;
import org.meterhub.messageschemas.documents.RequestRejection;

/** What was delivered, opened and sorted. */
final class Mail {

    /** What an answer is about: its receiver and the id of the document or transaction it names. */
    record Subject(PartyId receiver, DocumentType type, String id) {}

    /** A forwarded series, as its receiver sees it. */
    record Forwarded(PartyId receiver, String gsrn, Instant start) {}

    final Map<String, List<Delivery>> byDocument = new HashMap<>();
    final Map<Subject, Integer> answers = new HashMap<>();
    final Map<Forwarded, List<MeasureSeries>> forwarded = new HashMap<>();

    private final MarketDocuments documents = new MarketDocuments(XmlLimits.MARKET);

    Mail(List<Delivery> deliveries) {
        deliveries.stream().filter(Delivery::isTaken).forEach(this::open);
    }

    private void open(Delivery delivery) {
        var identified = documents.identify(delivery.content());
        DocumentType type = identified.type().orElseThrow();
        byDocument
                .computeIfAbsent(identified.header().messageId(), key -> new ArrayList<>())
                .add(delivery);
        switch (type) {
            case VALIDATED_MEASURE_DATA -> openValues(delivery);
            case ACKNOWLEDGEMENT -> {
                Acknowledgement acknowledgement = documents
                        .read(Acknowledgement.class, delivery.content())
                        .orThrow();
                answer(delivery, type, acknowledgement.received().messageId());
            }
            case CHANGE_OF_SUPPLIER_CONFIRMATION -> {
                RequestConfirmation confirmation = documents
                        .read(
                                DocumentType.CHANGE_OF_SUPPLIER_CONFIRMATION,
                                RequestConfirmation.class,
                                delivery.content())
                        .orThrow();
                confirmation.transactions().forEach(one -> answer(delivery, type, one.originalTransactionId()));
            }
            case CHANGE_OF_SUPPLIER_REJECTION -> {
                RequestRejection rejection = documents
                        .read(DocumentType.CHANGE_OF_SUPPLIER_REJECTION, RequestRejection.class, delivery.content())
                        .orThrow();
                rejection.transactions().forEach(one -> answer(delivery, type, one.originalTransactionId()));
            }
            default -> throw new IllegalStateException("nobody should have sent a " + type);
        }
    }

    private void answer(Delivery delivery, DocumentType type, String id) {
        answers.merge(new Subject(delivery.receiver(), type, id), 1, Integer::sum);
    }

    private void openValues(Delivery delivery) {
        MeasureDataReader reader = documents.measureData(delivery.content());
        while (reader.next()) {
            MeasureSeries series = reader.series();
            forwarded
                    .computeIfAbsent(
                            new Forwarded(
                                    delivery.receiver(),
                                    series.meteringPointId().value(),
                                    series.start()),
                            key -> new ArrayList<>())
                    .add(series);
        }
        if (!reader.rejections().isEmpty()) {
            throw new IllegalStateException("the hub sent what is not valid: " + reader.rejections());
        }
    }
}
