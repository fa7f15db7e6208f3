package org.meterhub.supplierregistry.endofsupply;

import static org.meterhub.supplierregistry.rule.ExampleFacts.NEW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.NOW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.OLD;
import static org.meterhub.supplierregistry.rule.ExampleFacts.POINT;
import static org.meterhub.supplierregistry.rule.ExampleFacts.PROFILE;
import static org.meterhub.supplierregistry.rule.ExampleFacts.facts;
import static org.meterhub.supplierregistry.rule.ExampleFacts.masterData;
import static org.meterhub.supplierregistry.rule.ExampleFacts.midnight;
import static org.meterhub.supplierregistry.rule.ExampleFacts.supply;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.rule.DateIsMidnightRule;
import org.meterhub.supplierregistry.rule.EnergySupplierIsSenderRule;
import org.meterhub.supplierregistry.rule.EnergySupplierNumberIsValidRule;
import org.meterhub.supplierregistry.rule.ExampleFacts;
import org.meterhub.supplierregistry.rule.MeteringPointCanBeSuppliedRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsKnownRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsNotClosedDownRule;
import org.meterhub.supplierregistry.rule.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.rule.MoveIsWithinTimeLimitsRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RuleExamples;
import org.meterhub.supplierregistry.rule.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.rule.TransactionIdIsShortRule;

/** Examples for the rules of BRS-002 and BRS-010: OLD gives up the house. */
public final class EndOfSupplyExamples {

    private static final Instant END = midnight("2026-10-19");

    private EndOfSupplyExamples() {}

    private static EndOfSupplyRequest request(
            String transactionId, String gsrn, @Nullable String supplier, Instant end) {
        return new EndOfSupplyRequest(transactionId, OLD, gsrn, supplier, end, NOW, false);
    }

    private static EndOfSupplyRequest end(Instant end) {
        return request("T-1", POINT.value(), null, end);
    }

    public static List<RuleExamples<EndOfSupplyRequest, PointFacts>> examples() {
        PointFacts facts = facts().build(END);
        RuleExamples<EndOfSupplyRequest, PointFacts> ends = new RuleExamples<>(
                "BRS-002",
                EndOfSupplyRules.ofEndOfSupply(PROFILE),
                end(END),
                facts,
                any -> PointFacts.unseen(PROFILE, NOW));
        RuleExamples<EndOfSupplyRequest, PointFacts> moves = new RuleExamples<>(
                "BRS-010",
                EndOfSupplyRules.ofMoveOut(PROFILE),
                end(END),
                facts,
                any -> PointFacts.unseen(PROFILE, NOW));
        common(ends);
        common(moves);
        ends.accepts(EndIsWithinTimeLimitsRule.class, end(midnight("2026-10-17")), facts)
                .accepts(EndIsWithinTimeLimitsRule.class, end(midnight("2026-10-20")), facts)
                .refuses(
                        EndIsWithinTimeLimitsRule.class, RejectionCode.OUTSIDE_TIME_LIMITS, end(midnight("2026-10-16")))
                .refuses(
                        EndIsWithinTimeLimitsRule.class,
                        RejectionCode.OUTSIDE_TIME_LIMITS,
                        end(midnight("2026-10-21")));
        moves.accepts(MoveIsWithinTimeLimitsRule.class, end(midnight("2026-09-30")), facts)
                .refuses(
                        MoveIsWithinTimeLimitsRule.class,
                        RejectionCode.OUTSIDE_TIME_LIMITS,
                        end(midnight("2026-09-29")))
                .refuses(
                        MoveIsWithinTimeLimitsRule.class,
                        RejectionCode.OUTSIDE_TIME_LIMITS,
                        end(midnight("2026-12-16")));
        return List.of(ends, moves);
    }

    private static void common(RuleExamples<EndOfSupplyRequest, PointFacts> examples) {
        Class<?> supplies = SenderSuppliesUntilTheEndRule.class;
        examples.refuses(
                        TransactionIdIsGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        request("", POINT.value(), null, END))
                .refuses(
                        TransactionIdIsShortRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request("x".repeat(37), POINT.value(), null, END))
                .refuses(
                        MeteringPointIsGivenRule.class,
                        RejectionCode.MANDATORY_ATTRIBUTE,
                        request("T-1", "", null, END))
                .refuses(
                        MeteringPointNumberIsGsrnRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN,
                        request("T-1", ExampleFacts.WRONG_CHECK_DIGIT, null, END))
                .refuses(
                        EnergySupplierNumberIsValidRule.class,
                        RejectionCode.GENERAL_ERROR,
                        request("T-1", POINT.value(), "7080", END))
                .refuses(
                        EnergySupplierIsSenderRule.class,
                        RejectionCode.SUPPLIER_UNAUTHORISED,
                        request("T-1", POINT.value(), NEW.value(), END))
                .refuses(DateIsMidnightRule.class, RejectionCode.FORMAT_ILLEGAL, end(END.plusSeconds(1)))
                .refusesAmong(
                        facts().point(null).build(END),
                        MeteringPointIsKnownRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN)
                .refusesAmong(
                        facts().point(masterData(MeteringPointType.CONSUMPTION, ConnectionState.CONNECTED, true))
                                .build(END),
                        MeteringPointCanBeSuppliedRule.class,
                        RejectionCode.BLOCKED_FOR_SWITCHING)
                .refusesAmong(
                        facts().point(masterData(MeteringPointType.CONSUMPTION, ConnectionState.CLOSED_DOWN, false))
                                .build(END),
                        MeteringPointIsNotClosedDownRule.class,
                        RejectionCode.CONNECTION_STATE)
                .refusesAmong(facts().suppliedBy().build(END), supplies, RejectionCode.SUPPLIER_UNAUTHORISED)
                .refusesAmong(
                        facts().suppliedBy(supply(NEW, midnight("2020-01-01"), null, false))
                                .build(END),
                        supplies,
                        RejectionCode.SUPPLIER_UNAUTHORISED)
                .refusesAmong(
                        facts().suppliedBy(supply(OLD, midnight("2020-01-01"), END, false))
                                .build(END),
                        supplies,
                        RejectionCode.SUPPLIER_UNAUTHORISED)
                .refusesAmong(
                        facts().suppliedBy(supply(OLD, midnight("2020-01-01"), null, true))
                                .build(END),
                        supplies,
                        RejectionCode.SUPPLIER_UNAUTHORISED)
                .refusesAmong(
                        facts().pending(ProcessKind.MOVE_OUT, OLD, midnight("2026-11-01"))
                                .build(END),
                        NoOtherEndOfSupplyPendingRule.class,
                        RejectionCode.ONGOING_END_OF_SUPPLY)
                .accepts(
                        NoOtherEndOfSupplyPendingRule.class,
                        end(END),
                        facts().pending(ProcessKind.CHANGE_OF_SUPPLIER, NEW, END)
                                .build(END));
    }
}
