package org.meterhub.hubroutes.masterdata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.hubroutes.process.PointPortraits;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.documents.AccountingPointCharacteristics;
import org.meterhub.messageschemas.documents.CharacteristicsOfACustomerAtAnAP;
import org.meterhub.messageschemas.documents.RequestAccountingPointCharacteristics;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.query.PointQueries;
import org.meterhub.supplierregistry.query.PointQuery;

/**
 * BRS-005: answers questions about master data (RSM-006). For each stretch of time that the sender may know of, an RSM-022 tells what the point was when it
 * began; to its supplier an RSM-028 tells whose point it was.
 */
public final class MasterDataRequestSteps {

    /** Its place in the catalogue. */
    public static final RequestProcess ENTRY = RequestProcess.named(
                    "master-data.query",
                    "question about master data",
                    "BRS-005: answers each question of one RSM-006 with master data or with reasons")
            .takes(
                    DocumentType.METERING_POINT_DATA_REQUEST,
                    RequestAccountingPointCharacteristics.class,
                    BusinessReason.MASTER_DATA_ALIGNMENT)
            .reads(MasterDataRequestSteps::asked)
            .foresees(PointQuestions::foresee)
            .answeredBy(services -> new MasterDataRequestSteps(
                    services.registry().pointQueries(),
                    services.portraits(),
                    services.intake(),
                    services.answers(),
                    services.clock())::answer);

    private final PointQueries queries;
    private final PointPortraits portraits;
    private final PointQuestions questions;
    private final Answers answers;
    private final MarketClock clock;

    private MasterDataRequestSteps(
            PointQueries queries, PointPortraits portraits, Intake intake, Answers answers, MarketClock clock) {
        this.queries = queries;
        this.portraits = portraits;
        this.questions = new PointQuestions(intake, answers);
        this.answers = answers;
        this.clock = clock;
    }

    /** What is asked by each transaction. */
    private static List<Asked<PointQuery>> asked(RequestAccountingPointCharacteristics document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> PointQuestions.asked(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        transaction.start(),
                        transaction.end(),
                        transaction.initiator(),
                        sending))
                .toList();
    }

    /** Each question is answered by itself. */
    void answer(InboundMessage inbound) {
        RequestAccountingPointCharacteristics document = inbound.document(RequestAccountingPointCharacteristics.class);
        Set<String> withChildren = document.transactions().stream()
                .filter(transaction -> Boolean.TRUE.equals(transaction.includeChildren()))
                .map(RequestAccountingPointCharacteristics.Transaction::transactionId)
                .collect(Collectors.toSet());
        questions.answer(
                inbound,
                asked(document, Sending.of(inbound)),
                DocumentType.METERING_POINT_DATA_REJECTION,
                asked -> tell(inbound, asked, withChildren.contains(asked.transactionId())));
    }

    /** Returns why nothing is told. */
    private List<Rejection> tell(InboundMessage inbound, Asked<PointQuery> asked, boolean withChildren) {
        PointQuery query = asked.request().orElseThrow();
        PointQueries.Answer<MeteringPointPeriod> answer = queries.masterData(inbound.unit(), query, clock.now());
        for (MeteringPointPeriod period : answer.told()) {
            Instant moment = period.interval().from();
            List<Gsrn> described = new ArrayList<>(List.of(period.gsrn()));
            if (withChildren) {
                described.addAll(queries.children(inbound.unit(), query, moment));
            }
            described.forEach(gsrn -> tellPoint(inbound, asked, gsrn, moment));
            if (query.role() == MarketRole.ENERGY_SUPPLIER) {
                tellCustomer(inbound, asked, period.gsrn(), moment);
            }
        }
        return answer.rejections();
    }

    private void tellPoint(InboundMessage inbound, Asked<PointQuery> asked, Gsrn gsrn, Instant moment) {
        PointQuery query = asked.request().orElseThrow();
        AccountingPointCharacteristics.MeteringPoint point =
                portraits.point(inbound.unit(), gsrn, moment, query.sender(), query.role());
        answers.answer(
                inbound,
                DocumentType.METERING_POINT_DATA,
                header -> DocumentWriter.write(new AccountingPointCharacteristics(
                        header,
                        List.of(new AccountingPointCharacteristics.Transaction(
                                answers.newId(),
                                "",
                                asked.transactionId(),
                                DocumentTime.of(moment),
                                DocumentTime.of(clock.now()),
                                point)))));
    }

    private void tellCustomer(InboundMessage inbound, Asked<PointQuery> asked, Gsrn gsrn, Instant moment) {
        PointQuery query = asked.request().orElseThrow();
        CharacteristicsOfACustomerAtAnAP.Data customer =
                portraits.customer(inbound.unit(), gsrn, moment, query.sender(), query.role());
        answers.answer(
                inbound,
                DocumentType.CUSTOMER_DATA,
                header -> DocumentWriter.write(new CharacteristicsOfACustomerAtAnAP(
                        header,
                        List.of(new CharacteristicsOfACustomerAtAnAP.Transaction(
                                answers.newId(),
                                "",
                                asked.transactionId(),
                                DocumentTime.of(moment),
                                DocumentTime.of(clock.now()),
                                customer)))));
    }
}
