package org.meterhub.supplierregistry.movein;

import static org.meterhub.supplierregistry.rule.ExampleFacts.CUSTOMER;
import static org.meterhub.supplierregistry.rule.ExampleFacts.NEW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.NOW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.OLD;
import static org.meterhub.supplierregistry.rule.ExampleFacts.POINT;
import static org.meterhub.supplierregistry.rule.ExampleFacts.PROFILE;
import static org.meterhub.supplierregistry.rule.ExampleFacts.RESPONSIBLE;
import static org.meterhub.supplierregistry.rule.ExampleFacts.START;
import static org.meterhub.supplierregistry.rule.ExampleFacts.facts;
import static org.meterhub.supplierregistry.rule.ExampleFacts.masterData;
import static org.meterhub.supplierregistry.rule.ExampleFacts.midnight;
import static org.meterhub.supplierregistry.rule.ExampleFacts.party;
import static org.meterhub.supplierregistry.rule.ExampleFacts.supply;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.rule.BalanceResponsibleIsKnownRule;
import org.meterhub.supplierregistry.rule.BalanceResponsibleNumberIsValidRule;
import org.meterhub.supplierregistry.rule.CustomerNameIsShortRule;
import org.meterhub.supplierregistry.rule.CustomerNumberIsNorwegianRule;
import org.meterhub.supplierregistry.rule.DateIsMidnightRule;
import org.meterhub.supplierregistry.rule.EnergySupplierIsKnownRule;
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

/** Examples for the rules of BRS-009. */
public final class MoveInExamples {

    private MoveInExamples() {}

    private static MoveInRequest request(
            String transactionId,
            String gsrn,
            String supplier,
            @Nullable String responsible,
            @Nullable String customerId,
            @Nullable String customerName,
            Instant start) {
        return new MoveInRequest(transactionId, NEW, gsrn, supplier, responsible, customerId, customerName, start, NOW);
    }

    private static MoveInRequest point(String gsrn) {
        return request("T-1", gsrn, NEW.value(), null, "11111111111", "Ola", START);
    }

    private static MoveInRequest supplier(String supplier) {
        return request("T-1", POINT.value(), supplier, null, "11111111111", "Ola", START);
    }

    private static MoveInRequest customer(@Nullable String id, @Nullable String name) {
        return request("T-1", POINT.value(), NEW.value(), null, id, name, START);
    }

    private static MoveInRequest start(Instant start) {
        return request("T-1", POINT.value(), NEW.value(), null, "11111111111", "Ola", start);
    }

    public static RuleExamples<MoveInRequest, PointFacts> examples() {
        PointFacts facts = facts().build();
        MoveInRequest good =
                request("T-1", POINT.value(), NEW.value(), RESPONSIBLE.value(), "11111111111", "Ola", START);
        RuleExamples<MoveInRequest, PointFacts> examples = new RuleExamples<>(
                "BRS-009", MoveInRules.of(PROFILE), good, facts, any -> PointFacts.unseen(PROFILE, NOW));
        examples.refuses(
                        TransactionIdIsGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        request("", POINT.value(), NEW.value(), null, "11111111111", "Ola", START))
                .refuses(
                        TransactionIdIsShortRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request("x".repeat(37), POINT.value(), NEW.value(), null, "11111111111", "Ola", START))
                .refuses(MeteringPointIsGivenRule.class, RejectionCode.MANDATORY_ATTRIBUTE, point(""))
                .refuses(
                        MeteringPointNumberIsGsrnRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN,
                        point(ExampleFacts.WRONG_CHECK_DIGIT))
                .refuses(EnergySupplierNumberIsValidRule.class, RejectionCode.GENERAL_ERROR, supplier("7080000020011"))
                .refuses(EnergySupplierIsSenderRule.class, RejectionCode.SUPPLIER_UNAUTHORISED, supplier(OLD.value()))
                .refuses(
                        BalanceResponsibleNumberIsValidRule.class,
                        RejectionCode.BALANCE_RESPONSIBLE_UNAUTHORISED,
                        request("T-1", POINT.value(), NEW.value(), "7080", "11111111111", "Ola", START))
                .refuses(CustomerNumberIsGivenRule.class, RejectionCode.MANDATORY_ATTRIBUTE, customer(null, "Ola"))
                .refuses(CustomerNumberIsGivenRule.class, RejectionCode.MANDATORY_ATTRIBUTE, customer(" ", "Ola"))
                .refuses(CustomerNumberIsNorwegianRule.class, RejectionCode.CUSTOMER_ID, customer("1234567890", "Ola"))
                .refuses(
                        CustomerNameIsGivenRule.class, RejectionCode.MANDATORY_ATTRIBUTE, customer("11111111111", null))
                .refuses(
                        CustomerNameIsShortRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        customer("11111111111", "x".repeat(201)))
                .refuses(
                        DateIsMidnightRule.class,
                        RejectionCode.FORMAT_ILLEGAL,
                        start(Instant.parse("2026-10-25T22:00:00Z")));
        domain(examples);
        return examples;
    }

    private static void domain(RuleExamples<MoveInRequest, PointFacts> examples) {
        PointFacts facts = examples.goodFacts();
        Class<?> limits = MoveIsWithinTimeLimitsRule.class;
        examples.refusesAmong(
                        facts().point(null).build(),
                        MeteringPointIsKnownRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN)
                .refusesAmong(
                        facts().sender(null).build(), EnergySupplierIsKnownRule.class, RejectionCode.GENERAL_ERROR)
                .refusesAmong(
                        facts().sender(party(NEW, MarketRole.GRID_COMPANY, null))
                                .build(),
                        EnergySupplierIsKnownRule.class,
                        RejectionCode.GENERAL_ERROR)
                .refusesAmong(
                        facts().responsible(null).build(),
                        BalanceResponsibleIsKnownRule.class,
                        RejectionCode.BALANCE_RESPONSIBLE_UNAUTHORISED)
                .refusesAmong(
                        facts().point(masterData(MeteringPointType.EXCHANGE, ConnectionState.CONNECTED, false))
                                .build(),
                        MeteringPointCanBeSuppliedRule.class,
                        RejectionCode.BLOCKED_FOR_SWITCHING)
                .refusesAmong(
                        facts().point(masterData(MeteringPointType.CONSUMPTION, ConnectionState.CLOSED_DOWN, false))
                                .build(),
                        MeteringPointIsNotClosedDownRule.class,
                        RejectionCode.CONNECTION_STATE)
                .accepts(limits, start(midnight("2026-09-30")), facts)
                .refuses(limits, RejectionCode.OUTSIDE_TIME_LIMITS, start(midnight("2026-09-29")))
                .accepts(limits, start(midnight("2026-12-15")), facts)
                .refuses(limits, RejectionCode.OUTSIDE_TIME_LIMITS, start(midnight("2026-12-16")))
                .refusesAmong(
                        facts().moveClaimed().build(), NoOtherMoveInOnTheSameDateRule.class, RejectionCode.ONGOING_MOVE)
                .accepts(
                        NoOtherMoveInOnTheSameDateRule.class,
                        examples.goodRequest(),
                        facts().switchClaimed().build())
                .refuses(
                        CustomerIsNewRule.class,
                        RejectionCode.CUSTOMER_ID,
                        customer(CUSTOMER, "Kari"),
                        facts().suppliedBy(supply(NEW, midnight("2020-01-01"), null, false))
                                .build())
                // Another supplier that guesses the number is told nothing.
                .accepts(CustomerIsNewRule.class, customer(CUSTOMER, "Kari"), facts)
                .accepts(
                        CustomerIsNewRule.class,
                        customer(CUSTOMER, "Kari"),
                        facts().suppliedBy().build());
    }
}
