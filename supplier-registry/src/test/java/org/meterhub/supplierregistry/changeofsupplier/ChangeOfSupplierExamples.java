package org.meterhub.supplierregistry.changeofsupplier;

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
import java.util.List;
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
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RuleExamples;
import org.meterhub.supplierregistry.rule.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.rule.TransactionIdIsShortRule;

/** Examples for the rules of BRS-001 and BRS-043. */
public final class ChangeOfSupplierExamples {

    private ChangeOfSupplierExamples() {}

    private static ChangeOfSupplierRequest request(
            String transactionId,
            String gsrn,
            String supplier,
            @Nullable String responsible,
            @Nullable String customerId,
            @Nullable String customerName,
            Instant start) {
        return new ChangeOfSupplierRequest(
                transactionId, NEW, gsrn, supplier, responsible, customerId, customerName, start, NOW);
    }

    private static ChangeOfSupplierRequest point(String gsrn) {
        return request("T-1", gsrn, NEW.value(), null, null, null, START);
    }

    private static ChangeOfSupplierRequest supplier(String supplier) {
        return request("T-1", POINT.value(), supplier, null, null, null, START);
    }

    private static ChangeOfSupplierRequest customer(@Nullable String id, @Nullable String name) {
        return request("T-1", POINT.value(), NEW.value(), null, id, name, START);
    }

    private static ChangeOfSupplierRequest start(Instant start) {
        return request("T-1", POINT.value(), NEW.value(), null, null, null, start);
    }

    private static ChangeOfSupplierRequest shortNotice(Instant start) {
        return new ChangeOfSupplierRequest("T-1", NEW, POINT.value(), NEW.value(), null, null, null, start, NOW, true);
    }

    public static RuleExamples<ChangeOfSupplierRequest, PointFacts> examples() {
        ChangeOfSupplierRequest good =
                request("T-1", POINT.value(), NEW.value(), RESPONSIBLE.value(), CUSTOMER, "Kari Nordmann", START);
        PointFacts facts = facts().build();
        RuleExamples<ChangeOfSupplierRequest, PointFacts> examples = new RuleExamples<>(
                "BRS-001, BRS-043",
                ChangeOfSupplierRules.of(PROFILE),
                good,
                facts,
                any -> PointFacts.unseen(PROFILE, NOW));
        examples.refuses(
                        TransactionIdIsGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        request(" ", POINT.value(), NEW.value(), null, null, null, START))
                .refuses(
                        TransactionIdIsShortRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request("x".repeat(37), POINT.value(), NEW.value(), null, null, null, START))
                .refuses(MeteringPointIsGivenRule.class, RejectionCode.MANDATORY_ATTRIBUTE, point(""))
                .refuses(
                        MeteringPointNumberIsGsrnRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN,
                        point(ExampleFacts.WRONG_CHECK_DIGIT))
                .refuses(EnergySupplierNumberIsValidRule.class, RejectionCode.GENERAL_ERROR, supplier("7080000020011"))
                .refuses(EnergySupplierIsSenderRule.class, RejectionCode.SUPPLIER_UNAUTHORISED, supplier(OLD.value()))
                .refuses(EnergySupplierIsSenderRule.class, RejectionCode.SUPPLIER_UNAUTHORISED, supplier(""))
                .refuses(
                        BalanceResponsibleNumberIsValidRule.class,
                        RejectionCode.BALANCE_RESPONSIBLE_UNAUTHORISED,
                        request("T-1", POINT.value(), NEW.value(), "7080", null, null, START))
                .accepts(CustomerNumberIsNorwegianRule.class, customer("123456789", null), facts)
                .accepts(CustomerNumberIsNorwegianRule.class, customer(null, null), facts)
                .refuses(
                        CustomerNameIsShortRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        customer(null, "x".repeat(CustomerNameIsShortRule.CUSTOMER_NAME_LENGTH_MAX + 1)))
                .refuses(
                        DateIsMidnightRule.class,
                        RejectionCode.FORMAT_ILLEGAL,
                        start(Instant.parse("2026-10-26T22:00:00Z")))
                // The day after the night in which the clocks go back.
                .accepts(DateIsMidnightRule.class, start(Instant.parse("2026-10-25T23:00:00Z")), facts)
                .accepts(DateIsMidnightRule.class, start(midnight("2028-02-29")), facts);
        for (String bad : List.of("", "1234567890", "12345678901a", "１２３４５６７８９")) {
            examples.refuses(CustomerNumberIsNorwegianRule.class, RejectionCode.CUSTOMER_ID, customer(bad, null));
        }
        domain(examples);
        timeLimits(examples);
        return examples;
    }

    private static void domain(RuleExamples<ChangeOfSupplierRequest, PointFacts> examples) {
        examples.refusesAmong(
                        facts().point(null).build(),
                        MeteringPointIsKnownRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN)
                .refusesAmong(
                        facts().point(masterData(MeteringPointType.EXCHANGE, ConnectionState.CONNECTED, false))
                                .build(),
                        MeteringPointCanBeSuppliedRule.class,
                        RejectionCode.BLOCKED_FOR_SWITCHING)
                .refusesAmong(
                        facts().point(masterData(MeteringPointType.CONSUMPTION, ConnectionState.CONNECTED, true))
                                .build(),
                        MeteringPointCanBeSuppliedRule.class,
                        RejectionCode.BLOCKED_FOR_SWITCHING)
                .accepts(
                        MeteringPointCanBeSuppliedRule.class,
                        examples.goodRequest(),
                        facts().point(masterData(MeteringPointType.PRODUCTION, ConnectionState.CONNECTED, false))
                                .build())
                .refusesAmong(
                        facts().point(masterData(MeteringPointType.CONSUMPTION, ConnectionState.CLOSED_DOWN, false))
                                .build(),
                        MeteringPointIsNotClosedDownRule.class,
                        RejectionCode.CONNECTION_STATE)
                .refusesAmong(
                        facts().suppliedBy().build(), MeteringPointHasSupplierRule.class, RejectionCode.NO_CONTRACT)
                .refusesAmong(
                        facts().switchClaimed().build(),
                        NoOtherChangeOnTheSameDateRule.class,
                        RejectionCode.ONGOING_MOVE)
                .refusesAmong(
                        facts().moveClaimed().build(), NoOtherChangeOnTheSameDateRule.class, RejectionCode.ONGOING_MOVE)
                .refusesAmong(
                        facts().suppliedBy(supply(NEW, midnight("2020-01-01"), null, false))
                                .build(),
                        RequesterIsNotAlreadySupplierRule.class,
                        RejectionCode.RELATION_EXISTS)
                .refusesAmong(
                        facts().responsible(null).build(),
                        BalanceResponsibleIsKnownRule.class,
                        RejectionCode.BALANCE_RESPONSIBLE_UNAUTHORISED)
                .refusesAmong(
                        facts().responsible(party(RESPONSIBLE, MarketRole.ENERGY_SUPPLIER, null))
                                .build(),
                        BalanceResponsibleIsKnownRule.class,
                        RejectionCode.BALANCE_RESPONSIBLE_UNAUTHORISED)
                .refusesAmong(
                        facts().sender(null).build(), EnergySupplierIsKnownRule.class, RejectionCode.GENERAL_ERROR)
                .refusesAmong(
                        facts().sender(party(NEW, MarketRole.ENERGY_SUPPLIER, START))
                                .build(),
                        EnergySupplierIsKnownRule.class,
                        RejectionCode.GENERAL_ERROR)
                .refusesAmong(
                        facts().sender(party(NEW, MarketRole.GRID_COMPANY, null))
                                .build(),
                        EnergySupplierIsKnownRule.class,
                        RejectionCode.GENERAL_ERROR);
    }

    private static void timeLimits(RuleExamples<ChangeOfSupplierRequest, PointFacts> examples) {
        Class<?> rule = StartIsWithinTimeLimitsRule.class;
        PointFacts facts = facts().build();
        PointFacts lastResort = facts().suppliedBy(supply(OLD, midnight("2020-01-01"), null, true))
                .build();
        examples.accepts(rule, start(midnight("2026-10-20")), facts)
                .accepts(rule, start(midnight("2026-12-15")), facts)
                .refuses(rule, RejectionCode.OUTSIDE_TIME_LIMITS, start(midnight("2026-10-19")))
                .refuses(rule, RejectionCode.OUTSIDE_TIME_LIMITS, start(midnight("2026-12-16")))
                .refuses(rule, RejectionCode.OUTSIDE_TIME_LIMITS, start(midnight("2025-10-24")))
                .accepts(rule, shortNotice(midnight("2026-10-17")), facts)
                .refuses(rule, RejectionCode.OUTSIDE_TIME_LIMITS, shortNotice(midnight("2026-10-16")))
                // Thirty working days before Friday 16 October 2026 is Friday 4 September.
                .accepts(rule, start(midnight("2026-09-04")), lastResort)
                .refuses(rule, RejectionCode.OUTSIDE_TIME_LIMITS, start(midnight("2026-09-03")), lastResort);
    }
}
