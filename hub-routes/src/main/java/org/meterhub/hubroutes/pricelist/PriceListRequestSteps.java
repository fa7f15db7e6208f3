package org.meterhub.hubroutes.pricelist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.NotifyPriceList;
import org.meterhub.messageschemas.documents.PriceListRequestRejection;
import org.meterhub.messageschemas.documents.RequestPriceList;
import org.meterhub.supplierregistry.pricelist.ChargeKey;
import org.meterhub.supplierregistry.pricelist.PriceListQuery;
import org.meterhub.supplierregistry.pricelist.PriceLists;
import org.meterhub.supplierregistry.pricelist.PriceSeries;

/**
 * Answers questions about price lists (RSM-035) with a document for each charge, or rejects them: so that a supplier that is new to the market learns what was
 * said before it came.
 */
public final class PriceListRequestSteps {

    /** Its place in the catalogue. */
    public static final RequestProcess ENTRY = RequestProcess.named(
                    "price-list.query",
                    "question about price lists",
                    "Answers each question of one RSM-035 with what charges are or cost, or with reasons")
            .takes(
                    DocumentType.PRICE_LIST_REQUEST,
                    RequestPriceList.class,
                    BusinessReason.MASTER_DATA_ALIGNMENT,
                    BusinessReason.CHARGE_PRICES_REQUEST)
            .reads(PriceListRequestSteps::askedIn)
            .foresees(PriceListRequestSteps::foresee)
            .answeredBy(services -> new PriceListRequestSteps(
                    services.registry().priceLists(),
                    services.intake(),
                    services.answers(),
                    services.market().calendar(),
                    services.clock())::answer);

    private final PriceLists priceLists;
    private final Intake intake;
    private final Answers answers;
    private final MarketCalendar calendar;
    private final MarketClock clock;

    private PriceListRequestSteps(
            PriceLists priceLists, Intake intake, Answers answers, MarketCalendar calendar, MarketClock clock) {
        this.priceLists = priceLists;
        this.intake = intake;
        this.answers = answers;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What is asked by each transaction. */
    private static List<Asked<PriceListQuery>> askedIn(RequestPriceList document, Sending sending) {
        return document.transactions().stream()
                .map(PriceListRequestSteps::asked)
                .toList();
    }

    private static Asked<PriceListQuery> asked(RequestPriceList.Transaction transaction) {
        List<Rejection> unreadable =
                new ArrayList<>(Asked.unreadable(transaction.start(), "start_DateAndOrTime.dateTime"));
        unreadable.addAll(Asked.unreadable(transaction.end(), "end_DateAndOrTime.dateTime"));
        return Asked.ofReadable(
                transaction.transactionId(),
                CodedId.ABSENT,
                unreadable,
                () -> new PriceListQuery(
                        transaction.owner().value(),
                        transaction.typeCode(),
                        transaction.chargeCode(),
                        transaction.start().instant().orElseThrow(),
                        transaction.end().instant().orElse(null)));
    }

    /** What is wrong with a question, whatever the registry holds. */
    private static List<Rejection> foresee(PriceListQuery query, MarketProfile profile, Instant now) {
        return query.judge(profile.calendar());
    }

    /** Each question is answered by itself. */
    void answer(InboundMessage inbound) {
        List<Rejection> all = new ArrayList<>();
        int transactions = 0;
        int refused = 0;
        for (Asked<PriceListQuery> asked : askedIn(inbound.document(RequestPriceList.class), Sending.of(inbound))) {
            List<Rejection> reasons = new ArrayList<>(asked.unreadable());
            asked.request().ifPresent(query -> reasons.addAll(answer(inbound, asked.transactionId(), query)));
            if (!reasons.isEmpty()) {
                reject(inbound, asked.transactionId(), reasons);
                all.addAll(reasons);
                refused++;
            }
            transactions++;
        }
        intake.concludeParts(inbound, transactions, refused, all);
    }

    /** Returns why there is no answer. */
    private List<Rejection> answer(InboundMessage inbound, String transactionId, PriceListQuery query) {
        List<Rejection> reasons = query.judge(calendar);
        if (!reasons.isEmpty()) {
            return reasons;
        }
        boolean prices = Sending.of(inbound).process() == BusinessReason.CHARGE_PRICES_REQUEST;
        List<NotifyPriceList.Charge> found = prices ? priced(inbound.unit(), query) : described(inbound.unit(), query);
        for (NotifyPriceList.Charge charge : found) {
            answers.answer(
                    inbound,
                    DocumentType.PRICE_LIST,
                    header -> DocumentWriter.write(new NotifyPriceList(
                            header,
                            List.of(new NotifyPriceList.Transaction(
                                    answers.newId(),
                                    "",
                                    transactionId,
                                    DocumentTime.of(clock.now()),
                                    List.of(charge))))));
        }
        return found.isEmpty()
                ? List.of(RejectionCode.DATA_NOT_AVAILABLE.at(
                        "",
                        prices ? "no such charge has a price in this time" : "there is no such charge in this time"))
                : List.of();
    }

    private List<NotifyPriceList.Charge> described(UnitOfWork unit, PriceListQuery query) {
        return priceLists.asked(unit, query).stream()
                .flatMap(
                        charge -> charge.periods().stream().map(period -> PriceListDocuments.described(charge, period)))
                .toList();
    }

    private List<NotifyPriceList.Charge> priced(UnitOfWork unit, PriceListQuery query) {
        SortedMap<ChargeKey, List<PriceSeries>> prices = priceLists.askedPrices(unit, query);
        return priceLists.asked(unit, query).stream()
                .filter(charge -> prices.containsKey(charge.key()))
                .map(charge -> PriceListDocuments.priced(
                        charge.key(), charge.step(), prices.getOrDefault(charge.key(), List.of())))
                .toList();
    }

    private void reject(InboundMessage inbound, String transactionId, List<Rejection> reasons) {
        DocumentType type = DocumentType.PRICE_LIST_REJECTION;
        answers.answer(
                inbound,
                type,
                header -> DocumentWriter.write(PriceListRequestRejection.of(
                        type,
                        header,
                        List.of(new PriceListRequestRejection.Transaction(
                                answers.newId(), "", transactionId, Reason.of(reasons))))));
    }
}
