package org.meterhub.hubroutes.check;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.meterhub.hubroutes.cancellation.CancellationSteps;
import org.meterhub.hubroutes.changeofsupplier.ChangeOfSupplierSteps;
import org.meterhub.hubroutes.chargelink.ChargeLinkSteps;
import org.meterhub.hubroutes.check.RequestCheck.Foreseen;
import org.meterhub.hubroutes.check.RequestCheck.Foresight;
import org.meterhub.hubroutes.completeness.ReminderRequestSteps;
import org.meterhub.hubroutes.customerdata.CustomerDataSteps;
import org.meterhub.hubroutes.endofsupply.EndOfSupplySteps;
import org.meterhub.hubroutes.masterdata.ChargeLinkRequestSteps;
import org.meterhub.hubroutes.masterdata.MasterDataRequestSteps;
import org.meterhub.hubroutes.metereddata.ReadRequest;
import org.meterhub.hubroutes.meteringpoint.MeteringPointSteps;
import org.meterhub.hubroutes.movein.MoveInSteps;
import org.meterhub.hubroutes.pricelist.PriceListRequestSteps;
import org.meterhub.hubroutes.pricelist.PriceListSteps;
import org.meterhub.hubroutes.process.Asked;
import org.meterhub.hubroutes.process.Sending;
import org.meterhub.hubroutes.resultrequest.ReadResultRequest;
import org.meterhub.hubroutes.undo.UndoSteps;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.MarketDocument;
import org.meterhub.messageschemas.MarketDocuments;
import org.meterhub.messageschemas.documents.RequestAccountingPointCharacteristics;
import org.meterhub.messageschemas.documents.RequestAggregatedMeasureData;
import org.meterhub.messageschemas.documents.RequestBillingMasterData;
import org.meterhub.messageschemas.documents.RequestCancellation;
import org.meterhub.messageschemas.documents.RequestChangeAccountingPointCharacteristics;
import org.meterhub.messageschemas.documents.RequestChangeBillingMasterData;
import org.meterhub.messageschemas.documents.RequestChangeCustomerCharacteristics;
import org.meterhub.messageschemas.documents.RequestChangeOfPriceList;
import org.meterhub.messageschemas.documents.RequestChangeOfSupplier;
import org.meterhub.messageschemas.documents.RequestEndOfSupply;
import org.meterhub.messageschemas.documents.RequestForReminders;
import org.meterhub.messageschemas.documents.RequestPriceList;
import org.meterhub.messageschemas.documents.RequestReallocateChangeOfSupplier;
import org.meterhub.messageschemas.documents.RequestValidatedMeasureData;
import org.meterhub.messageschemas.documents.RequestWholesaleSettlement;
import org.meterhub.metereddata.requests.DataRequestRules;
import org.meterhub.settlement.request.ResultCase;
import org.meterhub.settlement.request.ResultRequest;
import org.meterhub.settlement.request.ResultRules;
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
                check(type, RequestValidatedMeasureData.class, this::measureDataRequest);
            case CHANGE_OF_SUPPLIER_REQUEST -> check(type, RequestChangeOfSupplier.class, this::changeOfSupplier);
            case END_OF_SUPPLY_REQUEST ->
                check(type, RequestEndOfSupply.class, EndOfSupplySteps::asked, EndsOfSupply::foresee);
            case REALLOCATION_REQUEST ->
                check(type, RequestReallocateChangeOfSupplier.class, UndoSteps::asked, Undoings::foresee);
            case CANCELLATION_REQUEST ->
                check(type, RequestCancellation.class, CancellationSteps::asked, Cancellations::foresee);
            case METERING_POINT_CHANGE_REQUEST ->
                check(
                        type,
                        RequestChangeAccountingPointCharacteristics.class,
                        MeteringPointSteps::asked,
                        MeteringPointLives::foresee);
            case CUSTOMER_CHANGE_REQUEST ->
                check(
                        type,
                        RequestChangeCustomerCharacteristics.class,
                        (document, sending) -> CustomerDataSteps.asked(document, sending, profile.calendar()),
                        CustomerDataUpdates::foresee);
            case AGGREGATED_MEASURE_DATA_REQUEST ->
                check(type, RequestAggregatedMeasureData.class, this::energyRequest);
            case WHOLESALE_SERVICES_REQUEST -> check(type, RequestWholesaleSettlement.class, this::chargesRequest);
            case CHARGE_LINKS_CHANGE_REQUEST ->
                check(type, RequestChangeBillingMasterData.class, ChargeLinkSteps::asked, ChargeLinks::foresee);
            case PRICE_LIST_CHANGE_REQUEST ->
                check(type, RequestChangeOfPriceList.class, PriceListSteps::asked, PriceLists::foresee);
            case REMINDERS_REQUEST ->
                check(type, RequestForReminders.class, ReminderRequestSteps::asked, ReminderRequestSteps::foresee);
            case METERING_POINT_DATA_REQUEST ->
                check(
                        type,
                        RequestAccountingPointCharacteristics.class,
                        MasterDataRequestSteps::asked,
                        MasterDataRequestSteps::foresee);
            case CHARGE_LINKS_REQUEST ->
                check(
                        type,
                        RequestBillingMasterData.class,
                        ChargeLinkRequestSteps::asked,
                        ChargeLinkRequestSteps::foresee);
            case PRICE_LIST_REQUEST ->
                check(type, RequestPriceList.class, PriceListRequestSteps::asked, PriceListRequestSteps::foresee);
            default -> check(type, MarketDocument.class, (document, sending) -> Foreseen.nothing(document));
        };
    }

    /** One document asks for either process; the header says for which. */
    private List<Foreseen> changeOfSupplier(RequestChangeOfSupplier document, Sending sending) {
        return sending.process() == BusinessReason.MOVE_IN
                ? foreseen(MoveInSteps.asked(document, sending), MoveIns::foresee, sending)
                : foreseen(ChangeOfSupplierSteps.asked(document, sending), ChangesOfSupplier::foresee, sending);
    }

    private List<Foreseen> measureDataRequest(RequestValidatedMeasureData document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> new Foreseen(
                        transaction.transactionId(),
                        DataRequestRules.judgeUnknownPoint(
                                ReadRequest.of(sending, transaction), sending.receivedAt(), profile)))
                .toList();
    }

    private List<Foreseen> energyRequest(RequestAggregatedMeasureData document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> new Foreseen(
                        transaction.transactionId(),
                        ResultRules.judgeEnergy(unseen(ReadResultRequest.energy(sending, transaction), sending))))
                .toList();
    }

    private List<Foreseen> chargesRequest(RequestWholesaleSettlement document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> new Foreseen(
                        transaction.transactionId(),
                        ResultRules.judgeCharges(unseen(ReadResultRequest.charges(sending, transaction), sending))))
                .toList();
    }

    /** Whose a grid area is only the registry knows: the sender is given the benefit. */
    private <R extends ResultRequest> ResultCase<R> unseen(R request, Sending sending) {
        return new ResultCase<>(request, true, sending.receivedAt(), profile.calendar());
    }

    /** What a process says of a request whatever the registry holds. */
    @FunctionalInterface
    private interface Rules<R> {
        List<Rejection> foresee(R request, MarketProfile profile, Instant now);
    }

    private <R> List<Foreseen> foreseen(List<Asked<R>> transactions, Rules<R> rules, Sending sending) {
        return Foreseen.of(transactions, request -> rules.foresee(request, profile, sending.receivedAt()));
    }

    /** @param asked how the process's route reads the document */
    private <D extends MarketDocument, R> TransactionCheck check(
            DocumentType type, Class<D> record, BiFunction<D, Sending, List<Asked<R>>> asked, Rules<R> rules) {
        return check(type, record, (document, sending) -> foreseen(asked.apply(document, sending), rules, sending));
    }

    private <D extends MarketDocument> TransactionCheck check(
            DocumentType type, Class<D> record, Foresight<D> foresight) {
        return new RequestCheck<>(type, record, documents, profile, clock, foresight);
    }
}
