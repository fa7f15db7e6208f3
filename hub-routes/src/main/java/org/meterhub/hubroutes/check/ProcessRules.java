package org.meterhub.hubroutes.check;

import org.meterhub.hubroutes.cancellation.CancellationSteps;
import org.meterhub.hubroutes.changeofsupplier.ChangeOfSupplierSteps;
import org.meterhub.hubroutes.chargelink.ChargeLinkSteps;
import org.meterhub.hubroutes.check.RequestCheck.Foreseen;
import org.meterhub.hubroutes.check.RequestCheck.Foresight;
import org.meterhub.hubroutes.customerdata.CustomerDataSteps;
import org.meterhub.hubroutes.endofsupply.EndOfSupplySteps;
import org.meterhub.hubroutes.metereddata.ReadRequest;
import org.meterhub.hubroutes.meteringpoint.MeteringPointSteps;
import org.meterhub.hubroutes.movein.MoveInSteps;
import org.meterhub.hubroutes.pricelist.PriceListSteps;
import org.meterhub.hubroutes.undo.UndoSteps;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.documents.CancellationRequest;
import org.meterhub.messageschemas.documents.ChangeOfSupplierRequest;
import org.meterhub.messageschemas.documents.ChargeLinksChangeRequest;
import org.meterhub.messageschemas.documents.CustomerChangeRequest;
import org.meterhub.messageschemas.documents.EndOfSupplyRequest;
import org.meterhub.messageschemas.documents.MeasureDataRequest;
import org.meterhub.messageschemas.documents.MeteringPointChangeRequest;
import org.meterhub.messageschemas.documents.PriceListChangeRequest;
import org.meterhub.messageschemas.documents.ReallocationRequest;
import org.meterhub.metereddata.requests.DataRequestRules;
import org.meterhub.supplierregistry.cancellation.Cancellations;
import org.meterhub.supplierregistry.changeofsupplier.ChangesOfSupplier;
import org.meterhub.supplierregistry.chargelink.ChargeLinks;
import org.meterhub.supplierregistry.customerdata.CustomerDataUpdates;
import org.meterhub.supplierregistry.endofsupply.EndsOfSupply;
import org.meterhub.supplierregistry.meteringpoint.MeteringPointLives;
import org.meterhub.supplierregistry.movein.MoveIns;
import org.meterhub.supplierregistry.pricelist.PriceLists;
import org.meterhub.supplierregistry.undo.Undoings;

/** The rules of each process that need nothing but the document, by the document that asks for it. A new process is added here. */
final class ProcessRules {

    private final MarketDocuments documents;
    private final MarketProfile profile;
    private final MarketClock clock;

    ProcessRules(MarketDocuments documents, MarketProfile profile, MarketClock clock) {
        this.documents = documents;
        this.profile = profile;
        this.clock = clock;
    }

    /** The rules for a document; for one that no process of this hub takes, they find nothing. */
    TransactionCheck of(DocumentType type) {
        return switch (type) {
            case VALIDATED_MEASURE_DATA -> new SeriesCheck(documents, profile, clock);
            case VALIDATED_MEASURE_DATA_REQUEST ->
                request(type, MeasureDataRequest.class, (document, sending) -> document.transactions().stream()
                        .map(transaction -> new Foreseen(
                                transaction.transactionId(),
                                DataRequestRules.judgeUnknownPoint(
                                        ReadRequest.of(sending, transaction), sending.receivedAt(), profile)))
                        .toList());
            case CHANGE_OF_SUPPLIER_REQUEST ->
                request(
                        type,
                        ChangeOfSupplierRequest.class,
                        (document, sending) -> sending.process() == BusinessReason.MOVE_IN
                                ? Foreseen.of(
                                        MoveInSteps.asked(document, sending),
                                        request -> MoveIns.foresee(request, profile, sending.receivedAt()))
                                : Foreseen.of(
                                        ChangeOfSupplierSteps.asked(document, sending),
                                        request -> ChangesOfSupplier.foresee(request, profile, sending.receivedAt())));
            case END_OF_SUPPLY_REQUEST ->
                request(
                        type,
                        EndOfSupplyRequest.class,
                        (document, sending) -> Foreseen.of(
                                EndOfSupplySteps.asked(document, sending),
                                request -> EndsOfSupply.foresee(request, profile, sending.receivedAt())));
            case REALLOCATION_REQUEST ->
                request(
                        type,
                        ReallocationRequest.class,
                        (document, sending) -> Foreseen.of(
                                UndoSteps.asked(document, sending),
                                request -> Undoings.foresee(request, profile, sending.receivedAt())));
            case CANCELLATION_REQUEST ->
                request(
                        type,
                        CancellationRequest.class,
                        (document, sending) -> Foreseen.of(
                                CancellationSteps.asked(document, sending),
                                request -> Cancellations.foresee(request, profile, sending.receivedAt())));
            case METERING_POINT_CHANGE_REQUEST ->
                request(
                        type,
                        MeteringPointChangeRequest.class,
                        (document, sending) -> Foreseen.of(
                                MeteringPointSteps.asked(document, sending),
                                request -> MeteringPointLives.foresee(request, profile, sending.receivedAt())));
            case CUSTOMER_CHANGE_REQUEST ->
                request(
                        type,
                        CustomerChangeRequest.class,
                        (document, sending) -> Foreseen.of(
                                CustomerDataSteps.asked(document, sending, profile.calendar()),
                                request -> CustomerDataUpdates.foresee(request, profile, sending.receivedAt())));
            case CHARGE_LINKS_CHANGE_REQUEST ->
                request(
                        type,
                        ChargeLinksChangeRequest.class,
                        (document, sending) -> Foreseen.of(
                                ChargeLinkSteps.asked(document, sending),
                                request -> ChargeLinks.foresee(request, profile, sending.receivedAt())));
            case PRICE_LIST_CHANGE_REQUEST ->
                request(
                        type,
                        PriceListChangeRequest.class,
                        (document, sending) -> Foreseen.of(
                                PriceListSteps.asked(document, sending),
                                operations -> PriceLists.foresee(operations, profile, sending.receivedAt())));
            default -> request(type, MarketDocument.class, (document, sending) -> Foreseen.nothing(document));
        };
    }

    private <D extends MarketDocument> TransactionCheck request(
            DocumentType type, Class<D> record, Foresight<D> foresight) {
        return new RequestCheck<>(type, record, documents, profile, clock, foresight);
    }
}
