package org.meterhub.hubroutes.masterdata;

import java.util.List;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.hubroutes.process.PointPortraits;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.documents.NotifyBillingMasterData;
import org.meterhub.messageschemas.documents.RequestBillingMasterData;
import org.meterhub.supplierregistry.chargelink.LinkedCharge;
import org.meterhub.supplierregistry.query.PointQueries;
import org.meterhub.supplierregistry.query.PointQuery;

/** Answers questions about charge links (RSM-032) with what the point pays in the time asked about (RSM-031). */
public final class ChargeLinkRequestSteps {

    /** Its place in the catalogue. */
    public static final RequestProcess ENTRY = RequestProcess.named(
                    "charge-links.query",
                    "question about charge links",
                    "Answers each question of one RSM-032 with charge links or with reasons")
            .takes(
                    DocumentType.CHARGE_LINKS_REQUEST,
                    RequestBillingMasterData.class,
                    BusinessReason.MASTER_DATA_ALIGNMENT)
            .reads(ChargeLinkRequestSteps::asked)
            .foresees(PointQuestions::foresee)
            .answeredBy(services -> new ChargeLinkRequestSteps(
                            services.registry().pointQueries(), services.intake(), services.answers(), services.clock())
                    ::answer);

    private final PointQueries queries;
    private final PointQuestions questions;
    private final Answers answers;
    private final MarketClock clock;

    private ChargeLinkRequestSteps(PointQueries queries, Intake intake, Answers answers, MarketClock clock) {
        this.queries = queries;
        this.questions = new PointQuestions(intake, answers);
        this.answers = answers;
        this.clock = clock;
    }

    /** What is asked by each transaction. */
    private static List<Asked<PointQuery>> asked(RequestBillingMasterData document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> PointQuestions.asked(
                        transaction.transactionId(),
                        transaction.meteringPointId(),
                        transaction.start(),
                        transaction.end(),
                        CodedId.ABSENT,
                        sending))
                .toList();
    }

    /** Each question is answered by itself. */
    void answer(InboundMessage inbound) {
        questions.answer(
                inbound,
                asked(inbound.document(RequestBillingMasterData.class), Sending.of(inbound)),
                DocumentType.CHARGE_LINKS_REJECTION,
                asked -> tell(inbound, asked));
    }

    /** Returns why nothing is told. */
    private List<Rejection> tell(InboundMessage inbound, Asked<PointQuery> asked) {
        PointQueries.Answer<LinkedCharge> answer =
                queries.charges(inbound.unit(), asked.request().orElseThrow(), clock.now());
        if (answer.rejections().isEmpty()) {
            List<NotifyBillingMasterData.Link> links =
                    answer.told().stream().map(PointPortraits::link).toList();
            answers.answer(
                    inbound,
                    DocumentType.CHARGE_LINKS,
                    header -> DocumentWriter.write(new NotifyBillingMasterData(
                            header,
                            List.of(new NotifyBillingMasterData.Transaction(
                                    answers.newId(), "", asked.transactionId(), asked.meteringPointId(), links)))));
        }
        return answer.rejections();
    }
}
