package org.meterhub.supplierregistry.cancellation;

import static org.meterhub.supplierregistry.rule.ExampleFacts.NEW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.NOW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.POINT;
import static org.meterhub.supplierregistry.rule.ExampleFacts.START;
import static org.meterhub.supplierregistry.rule.ExampleFacts.process;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.rule.ExampleFacts;
import org.meterhub.supplierregistry.rule.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.rule.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.rule.RuleExamples;
import org.meterhub.supplierregistry.rule.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.rule.TransactionIdIsShortRule;

/** Examples for the rules of a cancellation. */
public final class CancellationExamples {

    private CancellationExamples() {}

    private static CancellationRequest request(
            String transactionId, String gsrn, String original, @Nullable BusinessReason reason) {
        return new CancellationRequest(transactionId, NEW, gsrn, original, reason, NOW);
    }

    private static CancellationFacts found(ProcessState state, Instant now) {
        return new CancellationFacts(process(ProcessKind.CHANGE_OF_SUPPLIER, NEW, START, state), true, now);
    }

    public static RuleExamples<CancellationRequest, CancellationFacts> examples() {
        CancellationRequest good = request("T-8", POINT.value(), "T-7", BusinessReason.CHANGE_OF_SUPPLIER);
        CancellationFacts facts = found(ProcessState.AWAITING_DEADLINE, NOW);
        Instant deadline = START.minus(ExampleFacts.PROFILE.switchCancellationDeadline());
        RuleExamples<CancellationRequest, CancellationFacts> examples = new RuleExamples<>(
                "cancellation",
                CancellationRules.all(CheckDigits.REFUSE),
                good,
                facts,
                any -> new CancellationFacts(null, false, NOW));
        examples.refuses(
                        TransactionIdIsGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        request("", POINT.value(), "T-7", null))
                .refuses(
                        TransactionIdIsShortRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request("x".repeat(37), POINT.value(), "T-7", null))
                .refuses(
                        MeteringPointIsGivenRule.class,
                        RejectionCode.MANDATORY_ATTRIBUTE,
                        request("T-8", "", "T-7", null))
                .refuses(
                        MeteringPointNumberIsGsrnRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN,
                        request("T-8", ExampleFacts.WRONG_CHECK_DIGIT, "T-7", null))
                .refuses(
                        OriginalTransactionIsGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        request("T-8", POINT.value(), " ", null))
                .refuses(
                        MeteringPointIsThatOfTheProcessRule.class,
                        RejectionCode.METERING_POINT_DIFFERS,
                        request("T-8", Gsrn.ofBody("70705750001000002").value(), "T-7", null))
                .refusesAmong(
                        new CancellationFacts(null, true, NOW),
                        ReferenceIsToTheSendersProcessRule.class,
                        RejectionCode.TRANSACTION_REFERENCE_DIFFERS)
                .refuses(
                        ProcessIsTheOneNamedRule.class,
                        RejectionCode.ILLEGAL_PROCESS,
                        request("T-8", POINT.value(), "T-7", BusinessReason.MOVE_IN))
                .accepts(ProcessIsTheOneNamedRule.class, request("T-8", POINT.value(), "T-7", null), facts)
                .accepts(
                        DeadlineHasNotPassedRule.class,
                        good,
                        found(ProcessState.AWAITING_DEADLINE, deadline.minusMillis(1)))
                .refusesAmong(
                        found(ProcessState.AWAITING_DEADLINE, deadline),
                        DeadlineHasNotPassedRule.class,
                        RejectionCode.OUTSIDE_TIME_LIMITS)
                .refusesAmong(
                        found(ProcessState.EFFECTUATED, NOW),
                        DeadlineHasNotPassedRule.class,
                        RejectionCode.OUTSIDE_TIME_LIMITS)
                .refusesAmong(
                        new CancellationFacts(null, false, NOW),
                        SenderHasAnOngoingProcessRule.class,
                        RejectionCode.NO_ONGOING_SWITCH);
        for (ProcessState over : List.of(ProcessState.CANCELLED, ProcessState.OVERTAKEN, ProcessState.UNDONE)) {
            examples.refusesAmong(
                    found(over, NOW), SenderHasAnOngoingProcessRule.class, RejectionCode.NO_ONGOING_SWITCH);
        }
        return examples;
    }
}
