package org.meterhub.supplierregistry.meteringpoint;

import static org.meterhub.supplierregistry.rule.ExampleFacts.GRID_COMPANY;
import static org.meterhub.supplierregistry.rule.ExampleFacts.NOW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.OLD;
import static org.meterhub.supplierregistry.rule.ExampleFacts.POINT;
import static org.meterhub.supplierregistry.rule.ExampleFacts.PROFILE;
import static org.meterhub.supplierregistry.rule.ExampleFacts.midnight;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.GridArea;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.PointPeriod;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.rule.DateIsMidnightRule;
import org.meterhub.supplierregistry.rule.ExampleFacts;
import org.meterhub.supplierregistry.rule.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.rule.RuleExamples;
import org.meterhub.supplierregistry.rule.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.rule.TransactionIdIsShortRule;

/** Examples for the rules of BRS-004, 006, 007, 008 and 013: a house in area 101 and its grid company. */
public final class MeteringPointExamples {

    private static final Instant TODAY = midnight("2026-10-16");
    private static final Gsrn PARENT = Gsrn.ofBody("70705750001000009");
    private static final Map<PointAttribute, String> HOUSE = Map.of(
            PointAttribute.TYPE, "E17",
            PointAttribute.SUB_TYPE, "D01",
            PointAttribute.GRID_AREA, "101",
            PointAttribute.RESOLUTION, "PT1H",
            PointAttribute.UNIT, "KWH",
            PointAttribute.PRODUCT, "8716867000030",
            PointAttribute.SETTLEMENT_METHOD, "D01",
            PointAttribute.POSTAL_CODE, "0150");
    private static final Map<GridAreaCode, GridArea> AREAS =
            Map.of(new GridAreaCode("101"), area("101", GRID_COMPANY), new GridAreaCode("102"), area("102", OLD));

    private MeteringPointExamples() {}

    private record Break(Class<?> rule, PointAttribute attribute, String value) {}

    private static GridArea area(String code, PartyId owner) {
        return new GridArea(new GridAreaCode(code), "An area", "NO1", owner, null, null);
    }

    private static Map<PointAttribute, String> house(String... changes) {
        return change(HOUSE, changes);
    }

    /** @param changes attribute and value by turns; an empty value takes the attribute away */
    private static Map<PointAttribute, String> change(Map<PointAttribute, String> base, String... changes) {
        Map<PointAttribute, String> changed = new EnumMap<>(PointAttribute.class);
        changed.putAll(base);
        changed.put(PointAttribute.METER_NUMBER, "697063140000001");
        for (int i = 0; i < changes.length; i += 2) {
            PointAttribute attribute = PointAttribute.valueOf(changes[i]);
            if (changes[i + 1].isEmpty()) {
                changed.remove(attribute);
            } else {
                changed.put(attribute, changes[i + 1]);
            }
        }
        return changed;
    }

    /** What the rules know, to be changed in one way by each example. */
    private static final class World {
        private boolean known = true;
        private @Nullable String state = "E22";
        private @Nullable String laterState;
        private Map<PointAttribute, String> result = house();
        private @Nullable GridArea ownArea = area("101", GRID_COMPANY);
        private @Nullable PointPeriod parent;
        private boolean hasChildren;
        private boolean supplied = true;

        PointFile file() {
            PointPeriod at = state == null ? null : period(state, midnight("2020-01-01"));
            List<PointPeriod> periods = new ArrayList<>();
            if (at != null) {
                periods.add(at);
            }
            if (laterState != null) {
                periods.add(period(laterState, midnight("2026-12-01")));
            }
            return new PointFile(
                    known, periods, at, result, ownArea, AREAS, parent, hasChildren, supplied, NOW, PROFILE);
        }

        private static PointPeriod period(String state, Instant from) {
            return new PointPeriod(1, POINT, house("CONNECTION_STATE", state), false, from, null, null, from, null);
        }

        World state(@Nullable String value) {
            state = value;
            return this;
        }

        World laterState(String value) {
            laterState = value;
            return this;
        }

        World result(String... changes) {
            result = house(changes);
            return this;
        }

        World ownedBy(@Nullable Gln owner) {
            ownArea = owner == null ? null : area("101", owner);
            return this;
        }

        World parent(String... changes) {
            Map<PointAttribute, String> attributes = house("CONNECTION_STATE", "E22");
            attributes = change(attributes, changes);
            parent = new PointPeriod(
                    2, PARENT, attributes, false, midnight("2020-01-01"), null, null, midnight("2020-01-01"), null);
            return this;
        }

        World unknown() {
            known = false;
            state = null;
            ownArea = null;
            return this;
        }

        World withChildren() {
            hasChildren = true;
            return this;
        }

        World unsupplied() {
            supplied = false;
            return this;
        }
    }

    private static World world() {
        return new World();
    }

    private static MeteringPointRequest request(
            ProcessKind kind, String transactionId, String gsrn, Instant from, Map<PointAttribute, String> attributes) {
        return new MeteringPointRequest(kind, transactionId, GRID_COMPANY, gsrn, from, attributes, NOW);
    }

    private static MeteringPointRequest request(
            ProcessKind kind, Instant from, Map<PointAttribute, String> attributes) {
        return request(kind, "T-1", POINT.value(), from, attributes);
    }

    public static List<RuleExamples<MeteringPointRequest, PointFile>> examples() {
        return List.of(creation(), change(), connection(), disconnection(), closingDown());
    }

    private static RuleExamples<MeteringPointRequest, PointFile> of(
            ProcessKind kind, Map<PointAttribute, String> attributes, PointFile facts) {
        RuleExamples<MeteringPointRequest, PointFile> examples = new RuleExamples<>(
                kind.id(),
                MeteringPointRules.of(kind, PROFILE),
                request(kind, TODAY, attributes),
                facts,
                file -> PointFile.unseen(file.result(), PROFILE, NOW));
        examples.refuses(
                        TransactionIdIsGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        request(kind, "", POINT.value(), TODAY, attributes))
                .refuses(
                        TransactionIdIsShortRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request(kind, "x".repeat(37), POINT.value(), TODAY, attributes))
                .refuses(
                        MeteringPointIsGivenRule.class,
                        RejectionCode.MANDATORY_ATTRIBUTE,
                        request(kind, "T-1", "", TODAY, attributes))
                .refuses(
                        MeteringPointNumberIsValidRule.class,
                        RejectionCode.POWER_PLANT,
                        request(kind, "T-1", ExampleFacts.WRONG_CHECK_DIGIT, TODAY, attributes))
                .refuses(
                        DateIsMidnightRule.class,
                        RejectionCode.FORMAT_ILLEGAL,
                        request(kind, TODAY.plusSeconds(900), attributes));
        breaks().forEach((spoilt, code) ->
                examples.refuses(spoilt.rule, code, request(kind, TODAY, Map.of(spoilt.attribute, spoilt.value))));
        return examples;
    }

    /** For each rule about one element, a value that it refuses. */
    private static Map<Break, RejectionCode> breaks() {
        Map<Break, RejectionCode> breaks = new LinkedHashMap<>();
        breaks.put(new Break(TypeIsKnownRule.class, PointAttribute.TYPE, "E19"), RejectionCode.METERING_POINT_TYPE);
        breaks.put(new Break(SubTypeIsKnownRule.class, PointAttribute.SUB_TYPE, "D04"), RejectionCode.SUB_TYPE);
        breaks.put(
                new Break(ConnectionStateIsKnownRule.class, PointAttribute.CONNECTION_STATE, "D01"),
                RejectionCode.GENERAL_ERROR);
        breaks.put(
                new Break(ResolutionIsKnownRule.class, PointAttribute.RESOLUTION, "P1D"),
                RejectionCode.READING_FREQUENCY);
        breaks.put(
                new Break(SettlementMethodIsKnownRule.class, PointAttribute.SETTLEMENT_METHOD, "E01"),
                RejectionCode.SETTLEMENT_METHOD);
        breaks.put(
                new Break(NetSettlementGroupIsKnownRule.class, PointAttribute.NET_SETTLEMENT_GROUP, "8"),
                RejectionCode.NET_SETTLEMENT_GROUP);
        breaks.put(
                new Break(NextReadingDateIsFirstOfMonthRule.class, PointAttribute.NEXT_READING_DATE, "--03-02"),
                RejectionCode.VALUE_INCORRECT);
        breaks.put(
                new Break(PowerPlantNumberIsGsrnRule.class, PointAttribute.POWER_PLANT, "707057500010000011"),
                RejectionCode.POWER_PLANT);
        breaks.put(
                new Break(ParentNumberIsGsrnRule.class, PointAttribute.PARENT, "707057500010000011"),
                RejectionCode.METERING_POINT_UNKNOWN);
        breaks.put(
                new Break(PhysicalCapacityIsNumberRule.class, PointAttribute.PHYSICAL_CAPACITY, "123456789"),
                RejectionCode.CAPACITY);
        breaks.put(
                new Break(PhysicalCapacityIsNumberRule.class, PointAttribute.PHYSICAL_CAPACITY, "12,5"),
                RejectionCode.CAPACITY);
        breaks.put(
                new Break(CapacityUnitsAreKnownRule.class, PointAttribute.PHYSICAL_CAPACITY_UNIT, "KWH"),
                RejectionCode.CAPACITY);
        breaks.put(
                new Break(PowerLimitsAreShortNumbersRule.class, PointAttribute.RATED_CURRENT, "1234567"),
                RejectionCode.VALUE_INCORRECT);
        breaks.put(
                new Break(PowerLimitsAreShortNumbersRule.class, PointAttribute.CONTRACTED_CAPACITY, "-1"),
                RejectionCode.VALUE_INCORRECT);
        breaks.put(new Break(TechnologyIsKnownRule.class, PointAttribute.ASSET_TYPE, "D21"), RejectionCode.TECHNOLOGY);
        breaks.put(
                new Break(ConnectionTypeIsKnownRule.class, PointAttribute.CONNECTION_TYPE, "D03"),
                RejectionCode.CONNECTION_TYPE);
        breaks.put(
                new Break(DisconnectionMethodIsKnownRule.class, PointAttribute.DISCONNECTION_METHOD, "E36"),
                RejectionCode.DISCONNECTION_TYPE);
        breaks.put(
                new Break(FlagsAreTrueOrFalseRule.class, PointAttribute.PRODUCTION_OBLIGATION, "yes"),
                RejectionCode.VALUE_INCORRECT);
        breaks.put(new Break(UnitIsKnownRule.class, PointAttribute.UNIT, "GWH"), RejectionCode.MEASURE_UNIT);
        breaks.put(new Break(ProductIsKnownRule.class, PointAttribute.PRODUCT, "8716867009911"), RejectionCode.PRODUCT);
        breaks.put(
                new Break(AnnualVolumeIsNumberRule.class, PointAttribute.ANNUAL_VOLUME, "1.2345"),
                RejectionCode.VALUE_INCORRECT);
        breaks.put(
                new Break(MeterNumberIsShortRule.class, PointAttribute.METER_NUMBER, "1234567890123456"),
                RejectionCode.VALUE_INCORRECT);
        breaks.put(new Break(AddressFitsRule.class, PointAttribute.POSTAL_CODE, "150"), RejectionCode.VALUE_INCORRECT);
        breaks.put(
                new Break(
                        AddressFitsRule.class, PointAttribute.STREET_NAME, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
                RejectionCode.VALUE_INCORRECT);
        breaks.put(
                new Break(GeoReferenceIsUuidRule.class, PointAttribute.GEO_REFERENCE, "123"),
                RejectionCode.VALUE_INCORRECT);
        breaks.put(
                new Break(
                        ActualAddressIsMarkedRule.class,
                        PointAttribute.GEO_REFERENCE,
                        "0a3f50b2-1111-32b8-e044-0003ba298018"),
                RejectionCode.ACTUAL_ADDRESS);
        breaks.put(
                new Break(
                        LocationDescriptionIsShortRule.class,
                        PointAttribute.LOCATION_DESCRIPTION,
                        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
                RejectionCode.VALUE_INCORRECT);
        return breaks;
    }

    private static RuleExamples<MeteringPointRequest, PointFile> creation() {
        ProcessKind kind = ProcessKind.CREATE_METERING_POINT;
        MeteringPointRequest good = request(kind, TODAY, house());
        RuleExamples<MeteringPointRequest, PointFile> examples =
                of(kind, house(), world().unknown().file());
        examples.refusesAmong(world().file(), MeteringPointIsNewRule.class, RejectionCode.METERING_POINT_UNKNOWN)
                .refuses(
                        MandatoryAttributesAreGivenRule.class,
                        RejectionCode.MANDATORY_ATTRIBUTE,
                        request(kind, TODAY, house("GRID_AREA", "")))
                .refuses(
                        GridAreaIsKnownRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN,
                        good,
                        world().unknown().result("GRID_AREA", "999").file())
                .refuses(
                        GridAreaIsKnownRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        good,
                        world().unknown().result("GRID_AREA", "10").file())
                .refuses(
                        SenderOwnsTheGridAreaRule.class,
                        RejectionCode.GRID_COMPANY_UNAUTHORISED,
                        good,
                        world().unknown().result("GRID_AREA", "102").file())
                .refuses(
                        NewPointIsNotConnectedRule.class,
                        RejectionCode.GENERAL_ERROR,
                        request(kind, TODAY, house("CONNECTION_STATE", "E22")))
                .accepts(
                        NewPointIsNotConnectedRule.class,
                        request(kind, TODAY, house("CONNECTION_STATE", "D03")),
                        examples.goodFacts());
        masterDataDates(examples, kind);
        result(examples, kind);
        return examples;
    }

    private static RuleExamples<MeteringPointRequest, PointFile> change() {
        ProcessKind kind = ProcessKind.CHANGE_METERING_POINT;
        RuleExamples<MeteringPointRequest, PointFile> examples =
                of(kind, Map.of(PointAttribute.RATED_CURRENT, "63"), world().file());
        sendersPoint(examples);
        closedDown(examples);
        for (Map.Entry<PointAttribute, String> fixed : Map.of(
                        PointAttribute.TYPE, "E18",
                        PointAttribute.GRID_AREA, "102",
                        PointAttribute.CONNECTION_STATE, "E23")
                .entrySet()) {
            examples.refuses(
                    AttributesMayChangeRule.class,
                    RejectionCode.ATTRIBUTE_NOT_UPDATABLE,
                    request(kind, TODAY, Map.of(fixed.getKey(), fixed.getValue())));
        }
        examples.accepts(
                AttributesMayChangeRule.class,
                request(kind, TODAY, Map.of(PointAttribute.TYPE, "E17")),
                examples.goodFacts());
        masterDataDates(examples, kind);
        result(examples, kind);
        return examples;
    }

    private static RuleExamples<MeteringPointRequest, PointFile> connection() {
        ProcessKind kind = ProcessKind.CONNECT_METERING_POINT;
        PointFile good = world().state("D03").file();
        RuleExamples<MeteringPointRequest, PointFile> examples = of(kind, Map.of(), good);
        sendersPoint(examples);
        later(examples, "D03");
        Class<?> limits = ConnectionIsWithinTimeLimitsRule.class;
        examples.refusesAmong(world().file(), PointIsNotYetConnectedRule.class, RejectionCode.CONNECTION_STATE)
                .refusesAmong(
                        world().state("D02").file(), PointIsNotYetConnectedRule.class, RejectionCode.CONNECTION_STATE)
                .refusesAmong(
                        world().state("D03").unsupplied().file(),
                        ConsumptionHasSupplierRule.class,
                        RejectionCode.CANNOT_BE_CONNECTED)
                .refusesAmong(
                        world().state("D03").result("TYPE", "D20").file(),
                        ReactivePointHasParentRule.class,
                        RejectionCode.CANNOT_BE_CONNECTED)
                .refusesAmong(
                        world().state("D03")
                                .result("TYPE", "D05", "SUB_TYPE", "D02")
                                .file(),
                        NetPointIsPhysicalRule.class,
                        RejectionCode.SUB_TYPE)
                .refuses(
                        MeterNumberFitsSubTypeRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request(kind, TODAY, Map.of(PointAttribute.METER_NUMBER, "1")),
                        world().state("D03")
                                .result("SUB_TYPE", "D02", "METER_NUMBER", "1")
                                .file())
                .accepts(limits, request(kind, midnight("2026-10-09"), Map.of()), good)
                .refuses(limits, RejectionCode.OUTSIDE_TIME_LIMITS, request(kind, midnight("2026-10-08"), Map.of()))
                .refuses(limits, RejectionCode.OUTSIDE_TIME_LIMITS, request(kind, midnight("2026-10-17"), Map.of()));
        return examples;
    }

    private static RuleExamples<MeteringPointRequest, PointFile> disconnection() {
        ProcessKind kind = ProcessKind.DISCONNECT_OR_RECONNECT_METERING_POINT;
        Map<PointAttribute, String> off = Map.of(PointAttribute.CONNECTION_STATE, "E23");
        Map<PointAttribute, String> on = Map.of(PointAttribute.CONNECTION_STATE, "E22");
        Class<?> states = PointIsConnectedOrDisconnectedRule.class;
        Class<?> limits = ReconnectionIsWithinTimeLimitsRule.class;
        RuleExamples<MeteringPointRequest, PointFile> examples = of(kind, off, world().file());
        sendersPoint(examples);
        later(examples, "E22");
        return examples.refuses(
                        WantedStateIsNamedRule.class, RejectionCode.MANDATORY_ATTRIBUTE, request(kind, TODAY, Map.of()))
                .accepts(states, request(kind, TODAY, on), world().state("E23").file())
                .refuses(states, RejectionCode.CONNECTION_STATE, request(kind, TODAY, on))
                .refusesAmong(world().state("D03").file(), states, RejectionCode.CONNECTION_STATE)
                .refusesAmong(world().state("D02").file(), states, RejectionCode.CONNECTION_STATE)
                .accepts(limits, request(kind, midnight("2026-10-15"), off), examples.goodFacts())
                .refuses(limits, RejectionCode.OUTSIDE_TIME_LIMITS, request(kind, midnight("2026-10-14"), off))
                .refuses(limits, RejectionCode.OUTSIDE_TIME_LIMITS, request(kind, midnight("2026-10-17"), off));
    }

    private static RuleExamples<MeteringPointRequest, PointFile> closingDown() {
        ProcessKind kind = ProcessKind.CLOSE_DOWN_METERING_POINT;
        RuleExamples<MeteringPointRequest, PointFile> examples = of(kind, Map.of(), world().file());
        sendersPoint(examples);
        closedDown(examples);
        later(examples, "E22");
        masterDataDates(examples, kind);
        return examples.refusesAmong(
                world().withChildren().file(), PointHasNoChildrenRule.class, RejectionCode.PARENT_HAS_CHILDREN);
    }

    private static void sendersPoint(RuleExamples<MeteringPointRequest, PointFile> examples) {
        examples.refusesAmong(
                        world().ownedBy(OLD).file(),
                        MeteringPointIsTheSendersRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN)
                .refusesAmong(
                        world().unknown().file(),
                        MeteringPointIsTheSendersRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN);
    }

    private static void closedDown(RuleExamples<MeteringPointRequest, PointFile> examples) {
        examples.refusesAmong(
                world().state("D02").file(), PointIsNotClosedDownRule.class, RejectionCode.CONNECTION_STATE);
    }

    private static void later(RuleExamples<MeteringPointRequest, PointFile> examples, String state) {
        examples.refusesAmong(
                        world().state(state).laterState("D02").file(),
                        NoLaterStateIsKnownRule.class,
                        RejectionCode.CONNECTION_STATE)
                .accepts(
                        NoLaterStateIsKnownRule.class,
                        examples.goodRequest(),
                        world().state(state).laterState(state).file());
    }

    private static void masterDataDates(RuleExamples<MeteringPointRequest, PointFile> examples, ProcessKind kind) {
        Class<?> limits = MasterDataDateIsWithinTimeLimitsRule.class;
        Map<PointAttribute, String> attributes = examples.goodRequest().attributes();
        examples.accepts(limits, request(kind, midnight("2026-12-15"), attributes), examples.goodFacts())
                .refuses(limits, RejectionCode.OUTSIDE_TIME_LIMITS, request(kind, midnight("2026-10-15"), attributes))
                .refuses(limits, RejectionCode.OUTSIDE_TIME_LIMITS, request(kind, midnight("2026-12-16"), attributes));
    }

    private static void result(RuleExamples<MeteringPointRequest, PointFile> examples, ProcessKind kind) {
        MeteringPointRequest good = examples.goodRequest();
        examples.refusesAmong(
                        world().result("NET_SETTLEMENT_GROUP", "2").file(),
                        SubTypeFitsTypeRule.class,
                        RejectionCode.SUB_TYPE)
                .refusesAmong(world().result("TYPE", "D12").file(), SubTypeFitsTypeRule.class, RejectionCode.SUB_TYPE)
                .refusesAmong(
                        world().result("TYPE", "D15", "SUB_TYPE", "D02").file(),
                        SubTypeFitsTypeRule.class,
                        RejectionCode.SUB_TYPE)
                .refusesAmong(
                        world().result("SETTLEMENT_METHOD", "").file(),
                        SettlementMethodFitsTypeRule.class,
                        RejectionCode.SETTLEMENT_METHOD)
                .refusesAmong(
                        world().result("TYPE", "E18").file(),
                        SettlementMethodFitsTypeRule.class,
                        RejectionCode.SETTLEMENT_METHOD)
                .refusesAmong(
                        world().result("RESOLUTION", "P1M").file(),
                        ResolutionFitsTypeRule.class,
                        RejectionCode.READING_FREQUENCY)
                .accepts(
                        ResolutionFitsTypeRule.class,
                        good,
                        world().result("TYPE", "D01", "RESOLUTION", "P1M").file())
                .refusesAmong(
                        world().result("TYPE", "D15", "RESOLUTION", "PT15M").file(),
                        ResolutionFitsTypeRule.class,
                        RejectionCode.READING_FREQUENCY)
                .refusesAmong(
                        world().result("TO_GRID_AREA", "102").file(),
                        ExchangeAreasFitTypeRule.class,
                        RejectionCode.GRID_AREA)
                .refusesAmong(
                        world().result("TYPE", "E20", "FROM_GRID_AREA", "101", "TO_GRID_AREA", "101")
                                .file(),
                        ExchangeAreasFitTypeRule.class,
                        RejectionCode.GRID_AREA)
                .accepts(
                        ExchangeAreasFitTypeRule.class,
                        good,
                        world().result("TYPE", "E20", "FROM_GRID_AREA", "102", "TO_GRID_AREA", "101")
                                .file())
                .refusesAmong(
                        world().result("TYPE", "D14", "NET_SETTLEMENT_GROUP", "6")
                                .file(),
                        NetSettlementGroupFitsTypeRule.class,
                        RejectionCode.NET_SETTLEMENT_GROUP)
                .refusesAmong(
                        world().result("NEXT_READING_DATE", "--03-01").file(),
                        NextReadingDateFitsGroupRule.class,
                        RejectionCode.NET_SETTLEMENT_GROUP_6)
                .refusesAmong(
                        world().result("NET_SETTLEMENT_GROUP", "6").file(),
                        NextReadingDateFitsGroupRule.class,
                        RejectionCode.NET_SETTLEMENT_GROUP_6)
                .refusesAmong(world().result("UNIT", "MWH").file(), UnitFitsTypeRule.class, RejectionCode.MEASURE_UNIT)
                .refusesAmong(world().result("TYPE", "D20").file(), UnitFitsTypeRule.class, RejectionCode.MEASURE_UNIT)
                .accepts(
                        UnitFitsTypeRule.class,
                        good,
                        world().result("TYPE", "D17", "UNIT", "MWH").file())
                .refusesAmong(
                        world().result("PRODUCT", "8716867000047").file(),
                        ProductFitsTypeRule.class,
                        RejectionCode.PRODUCT)
                .refusesAmong(world().result("TYPE", "D20").file(), ProductFitsTypeRule.class, RejectionCode.PRODUCT);
        meterAndParent(examples, kind);
    }

    private static void meterAndParent(RuleExamples<MeteringPointRequest, PointFile> examples, ProcessKind kind) {
        MeteringPointRequest physical = request(kind, TODAY, Map.of(PointAttribute.SUB_TYPE, "D01"));
        String parent = PARENT.value();
        examples.refuses(
                        MeterNumberFitsSubTypeRule.class,
                        RejectionCode.METER,
                        physical,
                        world().result("METER_NUMBER", "").file())
                .refuses(
                        MeterNumberFitsSubTypeRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        physical,
                        world().result("SUB_TYPE", "D03").file())
                .refusesAmong(
                        world().result("TYPE", "D14", "PARENT", parent).file(),
                        ParentIsKnownRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN)
                .accepts(
                        ParentIsKnownRule.class,
                        examples.goodRequest(),
                        world().result("TYPE", "D14", "PARENT", parent).parent().file())
                .refusesAmong(
                        world().result("TYPE", "E18", "PARENT", parent).parent().file(),
                        ParentTypeFitsRule.class,
                        RejectionCode.METERING_POINT_TYPE)
                .refusesAmong(
                        world().result("TYPE", "D20", "PARENT", parent).parent().file(),
                        ParentTypeFitsRule.class,
                        RejectionCode.METERING_POINT_TYPE)
                .accepts(
                        ParentTypeFitsRule.class,
                        examples.goodRequest(),
                        world().result("TYPE", "D20", "PARENT", parent)
                                .parent("TYPE", "E20")
                                .file())
                .refusesAmong(
                        world().result("TYPE", "D14", "PARENT", parent)
                                .parent("GRID_AREA", "102")
                                .file(),
                        ParentIsInTheSameAreaRule.class,
                        RejectionCode.GRID_AREA)
                .refusesAmong(
                        world().result("TYPE", "D14", "PARENT", parent)
                                .parent("CONNECTION_STATE", "D02")
                                .file(),
                        ParentIsNotClosedDownRule.class,
                        RejectionCode.CONNECTION_STATE)
                .refusesAmong(
                        world().result("TYPE", "D20", "PARENT", parent)
                                .parent("TYPE", "E20", "RESOLUTION", "PT15M")
                                .file(),
                        ReactiveResolutionIsTheParentsRule.class,
                        RejectionCode.READING_FREQUENCY);
    }
}
