package org.meterhub.hubroutes.resultrequest;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.meterhub.database.DatabaseException;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.RequestServices;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.hubroutes.settlement.ChargeResultDocuments;
import org.meterhub.hubroutes.settlement.EnergyResultDocuments;
import org.meterhub.hubroutes.settlement.EnergyResultDocuments.Origin;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentHeader;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.RequestAggregatedMeasureData;
import org.meterhub.messageschemas.documents.RequestWholesaleSettlement;
import org.meterhub.messageschemas.documents.SeriesRequestRejection;
import org.meterhub.settlement.calculation.EnergySeries;
import org.meterhub.settlement.calculation.charge.ChargeSeries;
import org.meterhub.settlement.calculation.charge.MonthlyAmount;
import org.meterhub.settlement.calculation.charge.TotalMonthlyAmount;
import org.meterhub.settlement.request.ChargesRequest;
import org.meterhub.settlement.request.EnergyRequest;
import org.meterhub.settlement.request.RequestedResults;
import org.meterhub.settlement.request.RequestedResults.FoundCharges;
import org.meterhub.settlement.request.RequestedResults.FoundEnergy;
import org.meterhub.settlement.request.RequestedResults.OwnedArea;
import org.meterhub.settlement.request.ResultCase;
import org.meterhub.settlement.request.ResultRequest;
import org.meterhub.settlement.request.ResultRules;
import org.meterhub.supplierregistry.Parties;

/** Judges requests for results and answers each by itself: with a document for each series that was found, or with one that gives the reasons. */
public final class ResultRequestSteps {

    /** BRS-026 in the catalogue. */
    public static final RequestProcess ENERGY = RequestProcess.named(
                    "energy-results.request",
                    "request for energy",
                    "BRS-026: answers each request of one RSM-016 with stored sums of energy, or with reasons")
            .takes(
                    DocumentType.AGGREGATED_MEASURE_DATA_REQUEST,
                    RequestAggregatedMeasureData.class,
                    BusinessReason.PRELIMINARY_AGGREGATION,
                    BusinessReason.BALANCE_FIXING,
                    BusinessReason.WHOLESALE_FIXING,
                    BusinessReason.CORRECTION_SETTLEMENT)
            .reads((document, sending) -> document.transactions().stream()
                    .map(transaction -> Asked.of(
                            transaction.transactionId(),
                            CodedId.ABSENT,
                            ReadResultRequest.energy(sending, transaction)))
                    .toList())
            .foresees((request, market, now) -> ResultRules.judgeEnergy(unseen(request, market, now)))
            .answeredBy(services -> of(services)::answerEnergy);

    /** BRS-028 in the catalogue. */
    public static final RequestProcess CHARGES = RequestProcess.named(
                    "charge-results.request",
                    "request for charges",
                    "BRS-028: answers each request of one RSM-017 with stored amounts of charges, or with reasons")
            .takes(
                    DocumentType.WHOLESALE_SERVICES_REQUEST,
                    RequestWholesaleSettlement.class,
                    BusinessReason.WHOLESALE_FIXING,
                    BusinessReason.CORRECTION_SETTLEMENT)
            .reads((document, sending) -> document.transactions().stream()
                    .map(transaction -> Asked.of(
                            transaction.transactionId(),
                            CodedId.ABSENT,
                            ReadResultRequest.charges(sending, transaction)))
                    .toList())
            .foresees((request, market, now) -> ResultRules.judgeCharges(unseen(request, market, now)))
            .answeredBy(services -> of(services)::answerCharges);

    private final Intake intake;
    private final Answers answers;
    private final Parties parties;
    private final RequestedResults results;
    private final EnergyResultDocuments energyDocuments;
    private final ChargeResultDocuments chargeDocuments;
    private final MarketCalendar calendar;
    private final MarketClock clock;

    private ResultRequestSteps(RequestServices services) {
        this.intake = services.intake();
        this.answers = services.answers();
        this.parties = services.registry().parties();
        this.results = services.results();
        this.energyDocuments = services.energyDocuments();
        this.chargeDocuments = services.chargeDocuments();
        this.calendar = services.market().calendar();
        this.clock = services.clock();
    }

    private static ResultRequestSteps of(RequestServices services) {
        return new ResultRequestSteps(services);
    }

    /** Whose a grid area is only the registry knows: the sender is given the benefit. */
    private static <R extends ResultRequest> ResultCase<R> unseen(R request, MarketProfile market, Instant now) {
        return new ResultCase<>(request, true, now, market.calendar());
    }

    /** BRS-026. */
    void answerEnergy(InboundMessage inbound) {
        Tally tally = new Tally();
        for (RequestAggregatedMeasureData.Transaction transaction :
                inbound.document(RequestAggregatedMeasureData.class).transactions()) {
            EnergyRequest request = ReadResultRequest.energy(Sending.of(inbound), transaction);
            List<Rejection> reasons = ResultRules.judgeEnergy(caseOf(inbound, request));
            if (reasons.isEmpty()) {
                reasons = lookUp(inbound, request);
            }
            tally.add(reasons);
            reject(inbound, DocumentType.AGGREGATED_MEASURE_DATA_REJECTION, transaction.transactionId(), reasons);
        }
        intake.concludeParts(inbound, tally.transactions, tally.refused, tally.reasons);
    }

    /** BRS-028. */
    void answerCharges(InboundMessage inbound) {
        Tally tally = new Tally();
        for (RequestWholesaleSettlement.Transaction transaction :
                inbound.document(RequestWholesaleSettlement.class).transactions()) {
            ChargesRequest request = ReadResultRequest.charges(Sending.of(inbound), transaction);
            List<Rejection> reasons = ResultRules.judgeCharges(caseOf(inbound, request));
            if (reasons.isEmpty()) {
                reasons = lookUp(inbound, request);
            }
            tally.add(reasons);
            reject(inbound, DocumentType.WHOLESALE_SERVICES_REJECTION, transaction.transactionId(), reasons);
        }
        intake.concludeParts(inbound, tally.transactions, tally.refused, tally.reasons);
    }

    /** What became of the requests of a document. */
    private static final class Tally {

        private final List<Rejection> reasons = new ArrayList<>();
        private int transactions;
        private int refused;

        void add(List<Rejection> found) {
            transactions++;
            refused += found.isEmpty() ? 0 : 1;
            reasons.addAll(found);
        }
    }

    private <R extends ResultRequest> ResultCase<R> caseOf(InboundMessage inbound, R request) {
        boolean owns = areas(inbound.unit(), request.basics().gridArea()).stream()
                .anyMatch(area -> area.owner().equals(inbound.party().value()));
        return new ResultCase<>(request, owns, clock.now(), calendar);
    }

    /** The area with this code, or all areas where none is named. */
    private List<OwnedArea> areas(UnitOfWork unit, String code) {
        return parties.gridAreas(unit).stream()
                .filter(area -> code.isEmpty() || area.code().value().equals(code))
                .map(area -> new OwnedArea(area.code(), area.gridCompany().value()))
                .toList();
    }

    /** Looks for something in one area. */
    @FunctionalInterface
    private interface Search<T> {
        List<T> in(OwnedArea area) throws SQLException;
    }

    /**
     * Answers with what each area has before it looks at the next, so that a request over all areas needs memory for one.
     *
     * @return why there is no answer, and where the area that is named has nothing, whether any other has (docs/reference/rules.md#requests-for-results);
     * empty when there is one
     */
    private <T> List<Rejection> answer(UnitOfWork unit, ResultRequest request, Search<T> search, Consumer<T> answer) {
        String code = request.basics().gridArea();
        try {
            boolean answered = false;
            for (OwnedArea area : areas(unit, code)) {
                List<T> parts = search.in(area);
                parts.forEach(answer);
                answered |= !parts.isEmpty();
            }
            return answered
                    ? List.of()
                    : List.of(ResultRules.nothingThere(!code.isEmpty() && isAnywhere(unit, search)));
        } catch (SQLException failure) {
            throw new DatabaseException("cannot look up results", failure);
        }
    }

    private <T> boolean isAnywhere(UnitOfWork unit, Search<T> search) throws SQLException {
        for (OwnedArea area : areas(unit, "")) {
            if (!search.in(area).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Answers with what there is. @return why there is no answer; empty when there is one */
    private List<Rejection> lookUp(InboundMessage inbound, EnergyRequest request) {
        UnitOfWork unit = inbound.unit();
        String transaction = request.basics().transactionId();
        return answer(
                unit,
                request,
                area -> results.energy(unit, request, area),
                part -> answerEnergy(inbound, transaction, part));
    }

    private void answerEnergy(InboundMessage inbound, String transaction, FoundEnergy part) {
        for (EnergySeries.Stretch stretch : part.series().stretches()) {
            Origin origin = new Origin(answers.newId(), part.type(), part.version(), transaction);
            answers.answer(
                    inbound,
                    DocumentType.AGGREGATED_MEASURE_DATA,
                    header -> energyDocuments.render(header, origin, part.series(), stretch));
        }
    }

    /** Answers with what there is. @return why there is no answer; empty when there is one */
    private List<Rejection> lookUp(InboundMessage inbound, ChargesRequest request) {
        UnitOfWork unit = inbound.unit();
        String transaction = request.basics().transactionId();
        return answer(
                unit,
                request,
                area -> results.charges(unit, request, area),
                part -> answerCharges(inbound, transaction, part));
    }

    private void answerCharges(InboundMessage inbound, String transaction, FoundCharges part) {
        for (ChargeSeries series : part.series()) {
            answer(
                    inbound,
                    part,
                    transaction,
                    (header, origin) -> chargeDocuments.render(header, origin, part.period(), series));
        }
        for (MonthlyAmount amount : part.monthlyAmounts()) {
            answer(
                    inbound,
                    part,
                    transaction,
                    (header, origin) -> chargeDocuments.render(
                            header, origin, part.period(), amount, part.whole().hasGaps(amount)));
        }
        for (TotalMonthlyAmount total : part.totals()) {
            answer(
                    inbound,
                    part,
                    transaction,
                    (header, origin) -> chargeDocuments.render(
                            header, origin, part.period(), total, part.whole().hasGaps(total)));
        }
    }

    /** Writes one document of an answer. */
    @FunctionalInterface
    private interface Content {
        byte[] under(DocumentHeader header, Origin origin);
    }

    private void answer(InboundMessage inbound, FoundCharges part, String transaction, Content content) {
        Origin origin = new Origin(answers.newId(), part.type(), part.version(), transaction);
        answers.answer(inbound, DocumentType.WHOLESALE_SERVICES, header -> content.under(header, origin));
    }

    private void reject(InboundMessage inbound, DocumentType type, String transaction, List<Rejection> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        answers.answer(
                inbound,
                type,
                header -> DocumentWriter.write(SeriesRequestRejection.of(
                        type,
                        header,
                        List.of(new SeriesRequestRejection.Transaction(
                                answers.newId(), transaction, Reason.of(reasons))))));
    }
}
