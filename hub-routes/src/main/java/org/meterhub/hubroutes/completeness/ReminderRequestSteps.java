package org.meterhub.hubroutes.completeness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.meterhub.database.UnitOfWork;
import org.meterhub.hubroutes.intake.Answers;
import org.meterhub.hubroutes.intake.InboundMessage;
import org.meterhub.hubroutes.intake.Intake;
import org.meterhub.hubroutes.request.Asked;
import org.meterhub.hubroutes.request.RequestProcess;
import org.meterhub.hubroutes.request.Sending;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketClock;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.messageschemas.CodedId;
import org.meterhub.messageschemas.DocumentTime;
import org.meterhub.messageschemas.DocumentType;
import org.meterhub.messageschemas.DocumentWriter;
import org.meterhub.messageschemas.Reason;
import org.meterhub.messageschemas.documents.ReminderOfMissingMeasureData;
import org.meterhub.messageschemas.documents.RequestForReminders;
import org.meterhub.messageschemas.documents.SeriesRequestRejection;
import org.meterhub.metereddata.completeness.DayComparison.Gap;
import org.meterhub.metereddata.completeness.GapQuery;
import org.meterhub.supplierregistry.MasterData;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.MeteringPoints;

/**
 * Answers who asks to be reminded (RSM-018, D25) with the reminders of its own points, at once and beside those that come every morning. A point of another is
 * refused as one that the sender does not have.
 */
public final class ReminderRequestSteps {

    /** Its place in the catalogue. */
    public static final RequestProcess ENTRY = RequestProcess.named(
                    "reminders.request",
                    "request for reminders",
                    "BRS-045: answers each question of one RSM-018 with reminders or with reasons")
            .takes(
                    DocumentType.REMINDERS_REQUEST,
                    RequestForReminders.class,
                    BusinessReason.MISSING_FLEX_READING,
                    BusinessReason.MISSING_NON_PROFILED_SERIES,
                    BusinessReason.MISSING_FLEX_SERIES)
            .reads(ReminderRequestSteps::askedIn)
            .foresees(GapQuery::judge)
            .answeredBy(services -> new ReminderRequestSteps(
                    services.expectedDays(),
                    services.registry().meteringPoints(),
                    services.intake(),
                    services.answers(),
                    services.market(),
                    services.clock())::answer);

    /** Questions of one document: each is about some thousand days of points at most. */
    static final int TRANSACTIONS_MAX = 10;

    /** Series of one answer, as many as a bundle has. */
    private static final int SERIES_MAX = 2_000;

    private static final String POINT = "MarketEvaluationPoint/mRID";

    private final ExpectedDays expected;
    private final MeteringPoints registry;
    private final Intake intake;
    private final Answers answers;
    private final MarketProfile profile;
    private final MarketClock clock;

    private ReminderRequestSteps(
            ExpectedDays expected,
            MeteringPoints registry,
            Intake intake,
            Answers answers,
            MarketProfile profile,
            MarketClock clock) {
        this.expected = expected;
        this.registry = registry;
        this.intake = intake;
        this.answers = answers;
        this.profile = profile;
        this.clock = clock;
    }

    /** What is asked by each transaction. */
    private static List<Asked<GapQuery>> askedIn(RequestForReminders document, Sending sending) {
        return document.transactions().stream()
                .map(transaction -> asked(transaction, sending))
                .toList();
    }

    private static Asked<GapQuery> asked(RequestForReminders.Transaction transaction, Sending sending) {
        List<Rejection> unreadable =
                new ArrayList<>(Asked.unreadable(transaction.start(), "start_DateAndOrTime.dateTime"));
        unreadable.addAll(Asked.unreadable(transaction.end(), "end_DateAndOrTime.dateTime"));
        // A role that is none is refused with the header; it is reminded of nothing.
        MarketRole role = sending.header().sender().role().orElse(MarketRole.METERED_DATA_ADMINISTRATOR);
        return Asked.ofReadable(
                transaction.transactionId(),
                CodedId.ABSENT,
                unreadable,
                () -> new GapQuery(
                        role,
                        transaction.start().instant().orElseThrow(),
                        transaction.end().instant().orElse(null),
                        transaction.resolution(),
                        transaction.meteringPoints().stream()
                                .map(point -> point.meteringPointId().value())
                                .toList()));
    }

    /** Each question is answered by itself. */
    void answer(InboundMessage inbound) {
        List<Rejection> all = new ArrayList<>();
        int transactions = 0;
        int refused = 0;
        for (Asked<GapQuery> asked : askedIn(inbound.document(RequestForReminders.class), Sending.of(inbound))) {
            List<Rejection> reasons;
            if (++transactions > TRANSACTIONS_MAX) {
                reasons = List.of(RejectionCode.GENERAL_ERROR.at(
                        "Series", "found more requests than a document may have, expected " + TRANSACTIONS_MAX));
            } else {
                reasons = asked.request().map(query -> remind(inbound, query)).orElse(asked.unreadable());
            }
            if (!reasons.isEmpty()) {
                reject(inbound, asked.transactionId(), reasons);
                all.addAll(reasons);
                refused++;
            }
        }
        intake.concludeParts(inbound, transactions, refused, all);
    }

    /** Returns why there is no reminder. */
    private List<Rejection> remind(InboundMessage inbound, GapQuery query) {
        Instant now = clock.now();
        List<Rejection> reasons = query.judge(profile, now);
        if (!reasons.isEmpty()) {
            return reasons;
        }
        Set<Gsrn> points = new LinkedHashSet<>();
        query.points().forEach(number -> points.add(new Gsrn(number)));
        Map<Gsrn, MasterData> owned = owned(inbound.unit(), points, inbound.party(), now);
        if (owned.size() < points.size()) {
            return List.of(RejectionCode.GRID_COMPANY_UNAUTHORISED.at(
                    POINT, "a metering point is in none of the sender's grid areas"));
        }
        BusinessReason process = Sending.of(inbound).process();
        owned.values().removeIf(point -> !isAskedFor(point, process, query.resolution()));
        List<Gap> gaps = new ArrayList<>();
        for (LocalDate day : owned.isEmpty() ? List.<LocalDate>of() : query.days(profile, now)) {
            gaps.addAll(expected.compare(inbound.unit(), day, owned.keySet()));
        }
        for (int from = 0; from < gaps.size(); from += SERIES_MAX) {
            send(inbound, gaps.subList(from, Math.min(gaps.size(), from + SERIES_MAX)));
        }
        return gaps.isEmpty()
                ? List.of(RejectionCode.DATA_NOT_AVAILABLE.at(POINT, "no value is missing that is due"))
                : List.of();
    }

    /** The points that are the sender's today, who can still send their values; what is unknown and what is another's looks the same. */
    private Map<Gsrn, MasterData> owned(UnitOfWork unit, Set<Gsrn> points, PartyId sender, Instant now) {
        Map<Gsrn, MasterData> owned = new HashMap<>();
        registry.periods(unit, points, new Interval(now, now.plusSeconds(1))).forEach((point, periods) -> {
            MeteringPointPeriod today = periods.get(0);
            if (today.masterData().gridCompany().equals(sender)) {
                owned.put(point, today.masterData());
            }
        });
        return owned;
    }

    /** D24 is of all, as the reminders of every morning are; D25 of what is not profiled, D26 of what is flex settled. */
    private static boolean isAskedFor(MasterData point, BusinessReason process, String resolution) {
        boolean ofProcess =
                switch (process) {
                    case MISSING_NON_PROFILED_SERIES -> point.settlementMethod() == SettlementMethod.NON_PROFILED;
                    case MISSING_FLEX_SERIES -> point.settlementMethod() == SettlementMethod.FLEX;
                    default -> true;
                };
        return ofProcess && (resolution.isEmpty() || point.resolution().code().equals(resolution));
    }

    private void send(InboundMessage inbound, List<Gap> gaps) {
        List<ReminderOfMissingMeasureData.Series> series = gaps.stream()
                .map(gap -> new ReminderOfMissingMeasureData.Series(
                        answers.newId(),
                        DocumentTime.of(profile.calendar().startOf(gap.day())),
                        List.of(new ReminderOfMissingMeasureData.MeteringPoint(CodedId.of(gap.meteringPoint())))))
                .toList();
        answers.answer(
                inbound,
                DocumentType.MISSING_MEASURE_DATA_REMINDER,
                header -> DocumentWriter.write(new ReminderOfMissingMeasureData(header, series)));
    }

    private void reject(InboundMessage inbound, String transactionId, List<Rejection> reasons) {
        DocumentType type = DocumentType.REMINDERS_REJECTION;
        answers.answer(
                inbound,
                type,
                header -> DocumentWriter.write(SeriesRequestRejection.of(
                        type,
                        header,
                        List.of(new SeriesRequestRejection.Transaction(
                                answers.newId(), transactionId, Reason.of(reasons))))));
    }
}
