package org.meterhub.hubroutes.masterdata;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.RequestRejection;
import org.meterhub.supplierregistry.query.PointQuery;

/** What both kinds of questions about metering points have in common: how one is read, and how it is refused. */
final class PointQuestions {

    /** Questions that one document may hold, as many as requests for values. */
    static final int TRANSACTIONS_MAX = 2_000;

    private final Intake intake;
    private final Answers answers;

    PointQuestions(Intake intake, Answers answers) {
        this.intake = intake;
        this.answers = answers;
    }

    static Asked<PointQuery> asked(
            String transactionId,
            CodedId meteringPoint,
            DocumentTime start,
            DocumentTime end,
            CodedId initiator,
            Sending sending) {
        List<Rejection> unreadable = new ArrayList<>(Asked.unreadable(start, "start_DateAndOrTime.dateTime"));
        unreadable.addAll(Asked.unreadable(end, "end_DateAndOrTime.dateTime"));
        // A role that is none is refused with the header; it may be told nothing.
        MarketRole role = sending.header().sender().role().orElse(MarketRole.METERED_DATA_ADMINISTRATOR);
        return Asked.ofReadable(
                transactionId,
                meteringPoint,
                unreadable,
                () -> new PointQuery(
                        meteringPoint.value(),
                        sending.sender(),
                        role,
                        initiator.value(),
                        start.instant().orElse(null),
                        end.instant().orElse(null)));
    }

    static List<Rejection> foresee(PointQuery query, MarketProfile profile, Instant now) {
        return query.judge(profile, now);
    }

    /** Answers each question by itself; @param tell writes the answer, or says why there is none */
    void answer(
            InboundMessage inbound,
            List<Asked<PointQuery>> questions,
            DocumentType rejection,
            Function<Asked<PointQuery>, List<Rejection>> tell) {
        List<Rejection> all = new ArrayList<>();
        int transactions = 0;
        int refused = 0;
        for (Asked<PointQuery> asked : questions) {
            List<Rejection> reasons;
            if (++transactions > TRANSACTIONS_MAX) {
                reasons = List.of(RejectionCode.GENERAL_ERROR.at(
                        "MktActivityRecord",
                        "found more requests than a document may have, expected " + TRANSACTIONS_MAX));
            } else {
                reasons = asked.request().isEmpty() ? asked.unreadable() : tell.apply(asked);
            }
            if (!reasons.isEmpty()) {
                reject(inbound, asked, rejection, reasons);
                all.addAll(reasons);
                refused++;
            }
        }
        intake.concludeParts(inbound, transactions, refused, all);
    }

    private void reject(
            InboundMessage inbound, Asked<PointQuery> asked, DocumentType rejection, List<Rejection> reasons) {
        answers.answer(
                inbound,
                rejection,
                header -> DocumentWriter.write(RequestRejection.of(
                        rejection,
                        header,
                        List.of(new RequestRejection.Transaction(
                                answers.newId(),
                                asked.transactionId(),
                                asked.meteringPointId(),
                                Reason.of(reasons))))));
    }
}
