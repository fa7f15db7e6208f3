package org.meterhub.hubroutes.masterdata;

import java.time.Instant;
import java.util.List;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.hubroutes.process.Asked;
import org.meterhub.hubroutes.process.PointPortraits;
import org.meterhub.hubroutes.process.Sending;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
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

    private final PointQueries queries;
    private final PointQuestions questions;
    private final Answers answers;
    private final MarketClock clock;

    public ChargeLinkRequestSteps(PointQueries queries, Intake intake, Answers answers, MarketClock clock) {
        this.queries = queries;
        this.questions = new PointQuestions(intake, answers);
        this.answers = answers;
        this.clock = clock;
    }

    /** What is asked by each transaction. */
    public static List<Asked<PointQuery>> asked(RequestBillingMasterData document, Sending sending) {
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

    /** What is wrong with a question, whatever the registry holds. */
    public static List<Rejection> foresee(PointQuery query, MarketProfile profile, Instant now) {
        return PointQuestions.foresee(query, profile, now);
    }

    /** Each question is answered by itself. */
    public void answer(InboundMessage inbound) {
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
