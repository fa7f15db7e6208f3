package org.meterhub.supplierregistry.undo;

import static org.meterhub.supplierregistry.rule.ExampleFacts.NEW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.NOW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.POINT;
import static org.meterhub.supplierregistry.rule.ExampleFacts.PROFILE;
import static org.meterhub.supplierregistry.rule.ExampleFacts.midnight;
import static org.meterhub.supplierregistry.rule.ExampleFacts.process;

import java.time.Instant;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.rule.DateIsMidnightRule;
import org.meterhub.supplierregistry.rule.ExampleFacts;
import org.meterhub.supplierregistry.rule.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsKnownRule;
import org.meterhub.supplierregistry.rule.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.rule.RuleExamples;
import org.meterhub.supplierregistry.rule.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.rule.TransactionIdIsShortRule;

/** Examples for the rules of BRS-003 and BRS-011: NEW gives back what it took. */
public final class UndoExamples {

    private static final Instant START = midnight("2026-10-05");

    private UndoExamples() {}

    private static UndoRequest request(String transactionId, String gsrn, Instant start) {
        return new UndoRequest(transactionId, NEW, gsrn, start, NOW, false);
    }

    private static UndoFacts facts(boolean known, boolean taken, boolean ended, Instant now) {
        return new UndoFacts(
                known ? ExampleFacts.facts().build(START).point() : null,
                taken ? process(ProcessKind.CHANGE_OF_SUPPLIER, NEW, START, ProcessState.EFFECTUATED) : null,
                ended,
                now,
                PROFILE);
    }

    public static RuleExamples<UndoRequest, UndoFacts> examples() {
        UndoRequest good = request("T-1", POINT.value(), START);
        UndoFacts facts = facts(true, true, false, NOW);
        return new RuleExamples<>(
                        "BRS-003, BRS-011",
                        UndoRules.of(PROFILE),
                        good,
                        facts,
                        any -> new UndoFacts(null, null, false, NOW, PROFILE))
                .refuses(
                        TransactionIdIsGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        request("", POINT.value(), START))
                .refuses(
                        TransactionIdIsShortRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request("x".repeat(37), POINT.value(), START))
                .refuses(MeteringPointIsGivenRule.class, RejectionCode.MANDATORY_ATTRIBUTE, request("T-1", "", START))
                .refuses(
                        MeteringPointNumberIsGsrnRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN,
                        request("T-1", ExampleFacts.WRONG_CHECK_DIGIT, START))
                .refuses(
                        DateIsMidnightRule.class,
                        RejectionCode.FORMAT_ILLEGAL,
                        request("T-1", POINT.value(), START.plusSeconds(1)))
                .refusesAmong(
                        facts(false, true, false, NOW),
                        MeteringPointIsKnownRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN)
                .refusesAmong(
                        facts(true, false, false, NOW),
                        SenderBeganToSupplyAtTheStartRule.class,
                        RejectionCode.NO_ONGOING_SWITCH)
                .accepts(
                        StartIsNotTooLongAgoRule.class,
                        good,
                        facts(true, true, false, midnight("2026-12-05").minusMillis(1)))
                .refusesAmong(
                        facts(true, true, false, midnight("2026-12-05")),
                        StartIsNotTooLongAgoRule.class,
                        RejectionCode.OUTSIDE_TIME_LIMITS)
                .refusesAmong(
                        facts(true, true, true, NOW),
                        SupplyWasNotEndedSinceRule.class,
                        RejectionCode.ONGOING_END_OF_SUPPLY);
    }
}
