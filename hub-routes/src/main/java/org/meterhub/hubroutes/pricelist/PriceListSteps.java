package org.meterhub.hubroutes.pricelist;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.hubroutes.pricelist.PriceListDecisions.Decision;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.ConfirmRequestChangeOfPriceList;
import org.meterhub.messageschemas.documents.PriceListRequestRejection;
import org.meterhub.messageschemas.documents.PricePeriod;
import org.meterhub.messageschemas.documents.RequestChangeOfPriceList;
import org.meterhub.messageschemas.documents.RequestChangeOfPriceList.Charge;
import org.meterhub.messageschemas.documents.RequestChangeOfPriceList.Transaction;
import org.meterhub.supplierregistry.pricelist.ChargeInformationRequest;
import org.meterhub.supplierregistry.pricelist.ChargePricesRequest;
import org.meterhub.supplierregistry.pricelist.ChargeRequest;
import org.meterhub.supplierregistry.pricelist.PriceLists;

/** The steps of a change of a price list. Each transaction is carried out as a whole or not at all, and answered by itself. */
public final class PriceListSteps {

    /** Its place in the catalogue. */
    public static final RequestProcess ENTRY = RequestProcess.named(
                    "price-list.request",
                    "change of a price list",
                    "BRS-031, 032, 033: decides on the transactions of one RSM-033")
            .takes(
                    DocumentType.PRICE_LIST_CHANGE_REQUEST,
                    RequestChangeOfPriceList.class,
                    BusinessReason.CHARGE_MASTER_DATA,
                    BusinessReason.CHARGE_PRICES)
            .reads(PriceListSteps::asked)
            .foresees(PriceLists::foresee)
            .answeredBy(services -> new PriceListSteps(
                            services.registry().priceLists(), services.intake(), services.answers(), services.clock())
                    ::decideAndAnswer);

    private final PriceLists priceLists;
    private final Intake intake;
    private final Answers answers;
    private final MarketClock clock;

    private PriceListSteps(PriceLists priceLists, Intake intake, Answers answers, MarketClock clock) {
        this.priceLists = priceLists;
        this.intake = intake;
        this.answers = answers;
        this.clock = clock;
    }

    /** Decides on each transaction, and answers all of them. */
    void decideAndAnswer(InboundMessage inbound) {
        answer(decide(inbound));
    }

    private PriceListDecisions decide(InboundMessage inbound) {
        PriceLists.Refused refused = new PriceLists.Refused();
        List<Decision> decisions = new ArrayList<>();
        for (Asked<List<ChargeRequest>> asked :
                asked(inbound.document(RequestChangeOfPriceList.class), Sending.of(inbound))) {
            decisions.add(new Decision(
                    asked.transactionId(),
                    asked.request()
                            .map(operations -> priceLists
                                    .request(inbound.unit(), inbound.party(), operations, refused, clock.now())
                                    .rejections())
                            .orElse(asked.unreadable())));
        }
        return new PriceListDecisions(inbound, decisions);
    }

    /** What the registry is asked by each transaction. */
    private static List<Asked<List<ChargeRequest>>> asked(RequestChangeOfPriceList document, Sending sending) {
        boolean prices = sending.process() == BusinessReason.CHARGE_PRICES;
        return document.transactions().stream()
                .map(transaction -> Asked.ofReadable(
                        transaction.transactionId(),
                        CodedId.ABSENT,
                        unreadable(transaction),
                        () -> transaction.charges().stream()
                                .map(charge -> prices
                                        ? prices(sending.sender(), charge)
                                        : information(sending.sender(), charge))
                                .toList()))
                .toList();
    }

    private static List<Rejection> unreadable(Transaction transaction) {
        List<Rejection> unreadable = new ArrayList<>();
        for (Charge charge : transaction.charges()) {
            unreadable.addAll(Asked.unreadable(charge.validFrom(), "ChargeGroup/ChargeType/effectiveDate"));
            unreadable.addAll(Asked.unreadable(charge.validTo(), "ChargeGroup/ChargeType/terminationDate"));
        }
        return unreadable;
    }

    private static ChargeRequest information(PartyId sender, Charge charge) {
        return new ChargeInformationRequest(
                sender,
                charge.owner().value(),
                charge.typeCode(),
                charge.chargeCode(),
                charge.name(),
                charge.description(),
                charge.resolution(),
                charge.validFrom().instant().orElseThrow(),
                charge.validTo().instant().orElse(null),
                charge.vatPayerCode(),
                charge.transparent(),
                charge.tax());
    }

    private static ChargeRequest prices(PartyId sender, Charge charge) {
        return new ChargePricesRequest(
                sender,
                charge.owner().value(),
                charge.typeCode(),
                charge.chargeCode(),
                charge.validFrom().instant().orElseThrow(),
                charge.prices().stream().map(PriceListSteps::series).toList());
    }

    private static ChargePricesRequest.Series series(PricePeriod series) {
        return new ChargePricesRequest.Series(
                series.resolution(),
                series.start(),
                series.end(),
                series.points().stream()
                        .map(point -> new ChargePricesRequest.Point(point.position(), point.price()))
                        .toList());
    }

    /** One document per transaction, confirming or rejecting: neither kind is bundled, as receivers read one answer a document. */
    private void answer(PriceListDecisions decided) {
        InboundMessage inbound = decided.inbound();
        List<Rejection> reasons = new ArrayList<>();
        int refused = 0;
        for (Decision decision : decided.decisions()) {
            if (decision.rejections().isEmpty()) {
                confirm(inbound, decision);
            } else {
                reject(inbound, decision);
                reasons.addAll(decision.rejections());
                refused++;
            }
        }
        intake.concludeParts(inbound, decided.decisions().size(), refused, reasons);
    }

    private void confirm(InboundMessage inbound, Decision decision) {
        answers.answer(
                inbound,
                DocumentType.PRICE_LIST_CHANGE_CONFIRMATION,
                header -> DocumentWriter.write(ConfirmRequestChangeOfPriceList.of(
                        header,
                        List.of(new ConfirmRequestChangeOfPriceList.Transaction(
                                answers.newId(), "", decision.transactionId())))));
    }

    private void reject(InboundMessage inbound, Decision decision) {
        DocumentType type = DocumentType.PRICE_LIST_CHANGE_REJECTION;
        answers.answer(
                inbound,
                type,
                header -> DocumentWriter.write(PriceListRequestRejection.of(
                        type,
                        header,
                        List.of(new PriceListRequestRejection.Transaction(
                                answers.newId(), "", decision.transactionId(), Reason.of(decision.rejections()))))));
    }
}
