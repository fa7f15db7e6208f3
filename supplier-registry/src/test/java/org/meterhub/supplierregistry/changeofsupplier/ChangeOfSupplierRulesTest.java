package org.meterhub.supplierregistry.changeofsupplier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.supplierregistry.MasterData;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.Supply;

/** Every rule of BRS-001 accepts what it should and refuses what it must, with its code. */
class ChangeOfSupplierRulesTest {

    private static final MarketProfile PROFILE = MarketProfile.norway();
    private static final Gln OLD = Gln.ofBody("708000002001");
    private static final Gln NEW = Gln.ofBody("708000002002");
    private static final Gln RESPONSIBLE = Gln.ofBody("708000003001");
    private static final Gsrn POINT = Gsrn.ofBody("70705750001000001");
    private static final Instant NOW = Instant.parse("2026-10-16T10:00:00Z");
    private static final Instant START = midnight("2026-10-24");

    private static Instant midnight(String day) {
        return PROFILE.calendar().startOf(LocalDate.parse(day));
    }

    /** A request that breaks no rule, to be spoilt in one way by each test. */
    private static final class Spoilt {
        String transactionId = "T-1";
        String gsrn = POINT.value();
        String supplier = NEW.value();

        @Nullable
        String responsible = RESPONSIBLE.value();

        @Nullable
        String customerId = "12345678901";

        @Nullable
        String customerName = "Kari Nordmann";

        Instant start = START;

        ChangeOfSupplierRequest request() {
            return new ChangeOfSupplierRequest(
                    transactionId, NEW, gsrn, supplier, responsible, customerId, customerName, start, NOW);
        }
    }

    private static ChangeOfSupplierRequest request(UnaryOperator<Spoilt> spoil) {
        return spoil.apply(new Spoilt()).request();
    }

    private static ChangeOfSupplierRequest request() {
        return new Spoilt().request();
    }

    private static ChangeOfSupplierRequest startingOn(String day) {
        return request(r -> {
            r.start = midnight(day);
            return r;
        });
    }

    private static MasterData masterData(MeteringPointType type, ConnectionState state, boolean gridLoss) {
        return new MasterData(
                type,
                MeteringMethod.PHYSICAL,
                state,
                type == MeteringPointType.CONSUMPTION ? SettlementMethod.FLEX : null,
                Resolution.HOUR,
                "KWH",
                "8716867000030",
                new GridAreaCode("101"),
                Gln.ofBody("708000001001"),
                null,
                null,
                gridLoss);
    }

    private static MeteringPointPeriod point(MasterData data, @Nullable Gln supplier) {
        Supply supply = supplier == null ? null : new Supply(supplier, RESPONSIBLE);
        return new MeteringPointPeriod(POINT, new Interval(START, START.plusMillis(1)), data, supply);
    }

    private static final MasterData HOUSE = masterData(MeteringPointType.CONSUMPTION, ConnectionState.CONNECTED, false);

    private static Party party(Gln number, MarketRole role, @Nullable Instant validTo) {
        return new Party(number, "A party", Set.of(role), null, midnight("2020-01-01"), validTo);
    }

    private static SwitchFacts facts(@Nullable MeteringPointPeriod point) {
        return facts(
                point,
                party(NEW, MarketRole.ENERGY_SUPPLIER, null),
                party(RESPONSIBLE, MarketRole.BALANCE_RESPONSIBLE_PARTY, null),
                false);
    }

    private static SwitchFacts facts(
            @Nullable MeteringPointPeriod point,
            @Nullable Party supplier,
            @Nullable Party responsible,
            boolean claimed) {
        return new SwitchFacts(point, supplier, responsible, claimed, NOW, PROFILE);
    }

    private static void accepts(InputRule rule, ChangeOfSupplierRequest request) {
        assertThat(rule.judge(request)).isEmpty();
    }

    private static void refuses(InputRule rule, ChangeOfSupplierRequest request, RejectionCode code) {
        assertThat(rule.judge(request))
                .hasValueSatisfying(rejection -> assertThat(rejection.code()).isEqualTo(code));
    }

    private static void accepts(DomainRule rule, ChangeOfSupplierRequest request, SwitchFacts facts) {
        assertThat(rule.judge(request, facts)).isEmpty();
    }

    private static void refuses(
            DomainRule rule, ChangeOfSupplierRequest request, SwitchFacts facts, RejectionCode code) {
        assertThat(rule.judge(request, facts))
                .hasValueSatisfying(rejection -> assertThat(rejection.code()).isEqualTo(code));
    }

    @Test
    void the_request_the_tests_start_from_breaks_no_rule() {
        ChangeOfSupplierRules rules = new ChangeOfSupplierRules(PROFILE);
        assertThat(rules.judgeInput(request())).isEmpty();
        assertThat(rules.judgeDomain(request(), facts(point(HOUSE, OLD)))).isEmpty();
    }

    @Test
    void all_broken_rules_of_a_level_are_named_in_order() {
        ChangeOfSupplierRequest request = request(r -> {
            r.transactionId = " ";
            r.gsrn = "707057500010000011";
            r.supplier = OLD.value();
            r.start = START.plusSeconds(3600);
            return r;
        });
        assertThat(new ChangeOfSupplierRules(PROFILE).judgeInput(request))
                .extracting(rejection -> rejection.code().code())
                .containsExactly("E0H", "E10", "E16", "D66");
    }

    @Test
    void the_transaction_id_must_be_given() {
        accepts(new TransactionIdIsGivenRule(), request());
        refuses(
                new TransactionIdIsGivenRule(),
                request(r -> {
                    r.transactionId = "";
                    return r;
                }),
                RejectionCode.DATA_NOT_AVAILABLE);
    }

    @Test
    void the_transaction_id_must_not_be_longer_than_the_market_allows() {
        accepts(new TransactionIdIsShortRule(), request());
        refuses(
                new TransactionIdIsShortRule(),
                request(r -> {
                    r.transactionId = "x".repeat(TransactionIdIsShortRule.TRANSACTION_ID_LENGTH_MAX + 1);
                    return r;
                }),
                RejectionCode.VALUE_INCORRECT);
    }

    @Test
    void the_metering_point_must_be_given() {
        accepts(new MeteringPointIsGivenRule(), request());
        refuses(
                new MeteringPointIsGivenRule(),
                request(r -> {
                    r.gsrn = "";
                    return r;
                }),
                RejectionCode.MANDATORY_ATTRIBUTE);
    }

    @Test
    void the_metering_point_number_must_have_the_right_check_digit() {
        accepts(new MeteringPointNumberIsGsrnRule(), request());
        refuses(
                new MeteringPointNumberIsGsrnRule(),
                request(r -> {
                    r.gsrn = "707057500010000011";
                    return r;
                }),
                RejectionCode.METERING_POINT_UNKNOWN);
    }

    @Test
    void the_supplier_number_must_be_a_party_number() {
        accepts(new EnergySupplierNumberIsValidRule(), request());
        refuses(
                new EnergySupplierNumberIsValidRule(),
                request(r -> {
                    r.supplier = "7080000020011";
                    return r;
                }),
                RejectionCode.GENERAL_ERROR);
    }

    @Test
    void a_supplier_may_ask_only_for_itself() {
        accepts(new EnergySupplierIsSenderRule(), request());
        refuses(
                new EnergySupplierIsSenderRule(),
                request(r -> {
                    r.supplier = OLD.value();
                    return r;
                }),
                RejectionCode.SUPPLIER_UNAUTHORISED);
        refuses(
                new EnergySupplierIsSenderRule(),
                request(r -> {
                    r.supplier = "";
                    return r;
                }),
                RejectionCode.SUPPLIER_UNAUTHORISED);
    }

    @Test
    void the_balance_responsible_number_must_be_a_party_number_when_given() {
        accepts(new BalanceResponsibleNumberIsValidRule(), request());
        accepts(new BalanceResponsibleNumberIsValidRule(), request(r -> {
            r.responsible = null;
            return r;
        }));
        refuses(
                new BalanceResponsibleNumberIsValidRule(),
                request(r -> {
                    r.responsible = "7080";
                    return r;
                }),
                RejectionCode.BALANCE_RESPONSIBLE_UNAUTHORISED);
    }

    @Test
    void the_customer_number_must_look_norwegian_when_given() {
        accepts(new CustomerNumberIsNorwegianRule(), request());
        for (String good : new String[] {"123456789", "00000000000"}) {
            accepts(new CustomerNumberIsNorwegianRule(), request(r -> {
                r.customerId = good;
                return r;
            }));
        }
        accepts(new CustomerNumberIsNorwegianRule(), request(r -> {
            r.customerId = null;
            return r;
        }));
        for (String bad : new String[] {"", "1234567890", "12345678901a", "１２３４５６７８９"}) {
            refuses(
                    new CustomerNumberIsNorwegianRule(),
                    request(r -> {
                        r.customerId = bad;
                        return r;
                    }),
                    RejectionCode.CUSTOMER_ID);
        }
    }

    @Test
    void the_customer_name_must_not_be_longer_than_what_is_kept() {
        accepts(new CustomerNameIsShortRule(), request());
        refuses(
                new CustomerNameIsShortRule(),
                request(r -> {
                    r.customerName = "x".repeat(CustomerNameIsShortRule.CUSTOMER_NAME_LENGTH_MAX + 1);
                    return r;
                }),
                RejectionCode.VALUE_INCORRECT);
    }

    @Test
    void the_start_must_be_a_midnight_of_the_market() {
        StartIsMidnightRule rule = new StartIsMidnightRule(MarketCalendar.NORWAY);
        accepts(rule, startingOn("2026-10-25"));
        accepts(rule, startingOn("2026-10-26"));
        refuses(
                rule,
                request(r -> {
                    r.start = Instant.parse("2026-10-26T22:00:00Z");
                    return r;
                }),
                RejectionCode.FORMAT_ILLEGAL);
    }

    @Test
    void the_metering_point_must_exist_at_the_start() {
        accepts(new MeteringPointIsKnownRule(), request(), facts(point(HOUSE, OLD)));
        refuses(new MeteringPointIsKnownRule(), request(), facts(null), RejectionCode.METERING_POINT_UNKNOWN);
    }

    @Test
    void the_supplier_must_be_registered_as_such_until_the_start() {
        EnergySupplierIsKnownRule rule = new EnergySupplierIsKnownRule();
        accepts(rule, request(), facts(point(HOUSE, OLD)));
        Party gone = party(NEW, MarketRole.ENERGY_SUPPLIER, START);
        Party gridCompany = party(NEW, MarketRole.GRID_COMPANY, null);
        for (Party bad : new @Nullable Party[] {null, gone, gridCompany}) {
            refuses(rule, request(), facts(null, bad, null, false), RejectionCode.GENERAL_ERROR);
        }
    }

    @Test
    void somebody_registered_must_answer_for_the_balance() {
        BalanceResponsibleIsKnownRule rule = new BalanceResponsibleIsKnownRule();
        accepts(rule, request(), facts(point(HOUSE, OLD)));
        Party supplier = party(RESPONSIBLE, MarketRole.ENERGY_SUPPLIER, null);
        for (Party bad : new @Nullable Party[] {null, supplier}) {
            refuses(rule, request(), facts(null, null, bad, false), RejectionCode.BALANCE_RESPONSIBLE_UNAUTHORISED);
        }
    }

    @Test
    void only_consumption_and_production_can_be_supplied() {
        MeteringPointCanBeSuppliedRule rule = new MeteringPointCanBeSuppliedRule();
        MasterData production = masterData(MeteringPointType.PRODUCTION, ConnectionState.CONNECTED, false);
        MasterData exchange = masterData(MeteringPointType.EXCHANGE, ConnectionState.CONNECTED, false);
        MasterData gridLoss = masterData(MeteringPointType.CONSUMPTION, ConnectionState.CONNECTED, true);
        accepts(rule, request(), facts(point(HOUSE, OLD)));
        accepts(rule, request(), facts(point(production, OLD)));
        refuses(rule, request(), facts(point(exchange, null)), RejectionCode.BLOCKED_FOR_SWITCHING);
        refuses(rule, request(), facts(point(gridLoss, OLD)), RejectionCode.BLOCKED_FOR_SWITCHING);
    }

    @Test
    void a_closed_down_point_cannot_change_supplier() {
        MeteringPointIsNotClosedDownRule rule = new MeteringPointIsNotClosedDownRule();
        for (ConnectionState state : ConnectionState.values()) {
            SwitchFacts facts = facts(point(masterData(MeteringPointType.CONSUMPTION, state, false), OLD));
            if (state == ConnectionState.CLOSED_DOWN) {
                refuses(rule, request(), facts, RejectionCode.CONNECTION_STATE);
            } else {
                accepts(rule, request(), facts);
            }
        }
    }

    @Test
    void there_must_be_a_supplier_to_change_from() {
        accepts(new MeteringPointHasSupplierRule(), request(), facts(point(HOUSE, OLD)));
        refuses(new MeteringPointHasSupplierRule(), request(), facts(point(HOUSE, null)), RejectionCode.NO_CONTRACT);
    }

    @Test
    void a_claimed_date_is_refused_with_a_text_that_tells_nothing() {
        NoOtherChangeOnTheSameDateRule rule = new NoOtherChangeOnTheSameDateRule();
        accepts(rule, request(), facts(point(HOUSE, OLD)));
        assertThat(rule.judge(request(), facts(point(HOUSE, OLD), null, null, true)))
                .contains(RejectionCode.ONGOING_MOVE.at(Fields.START, NoOtherChangeOnTheSameDateRule.TEXT));
    }

    @Test
    void the_start_must_be_within_the_days_the_profile_allows() {
        StartIsWithinTimeLimitsRule rule = new StartIsWithinTimeLimitsRule();
        SwitchFacts facts = facts(point(HOUSE, OLD));
        accepts(rule, startingOn("2026-10-20"), facts);
        accepts(rule, startingOn("2026-12-15"), facts);
        refuses(rule, startingOn("2026-10-19"), facts, RejectionCode.OUTSIDE_TIME_LIMITS);
        refuses(rule, startingOn("2026-12-16"), facts, RejectionCode.OUTSIDE_TIME_LIMITS);
        refuses(rule, startingOn("2025-10-24"), facts, RejectionCode.OUTSIDE_TIME_LIMITS);
    }

    @Test
    void who_supplies_the_point_already_need_not_ask() {
        RequesterIsNotAlreadySupplierRule rule = new RequesterIsNotAlreadySupplierRule();
        accepts(rule, request(), facts(point(HOUSE, OLD)));
        refuses(rule, request(), facts(point(HOUSE, NEW)), RejectionCode.RELATION_EXISTS);
    }
}
