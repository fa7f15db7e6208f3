package org.meterhub.supplierregistry.chargelink;

import static org.meterhub.supplierregistry.rule.ExampleFacts.GRID_COMPANY;
import static org.meterhub.supplierregistry.rule.ExampleFacts.NEW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.NOW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.POINT;
import static org.meterhub.supplierregistry.rule.ExampleFacts.PROFILE;
import static org.meterhub.supplierregistry.rule.ExampleFacts.masterData;
import static org.meterhub.supplierregistry.rule.ExampleFacts.midnight;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.MasterData;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest.Link;
import org.meterhub.supplierregistry.pricelist.ChargeKey;
import org.meterhub.supplierregistry.pricelist.ChargeKind;
import org.meterhub.supplierregistry.pricelist.ChargeRecord;
import org.meterhub.supplierregistry.pricelist.ChargeVersion;
import org.meterhub.supplierregistry.pricelist.PriceStep;
import org.meterhub.supplierregistry.rule.ExampleFacts;
import org.meterhub.supplierregistry.rule.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsKnownRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsNotClosedDownRule;
import org.meterhub.supplierregistry.rule.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.rule.RuleExamples;
import org.meterhub.supplierregistry.rule.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.rule.TransactionIdIsShortRule;

/** Examples for the rules of RSM-030: a grid company lets a house pay its tariff. Today is 16 October 2026. */
public final class ChargeLinkExamples {

    private static final Instant START = midnight("2026-11-01");
    private static final Gln SYSTEM_OPERATOR = Gln.ofBody("708000004001");
    private static final Gln OTHER_GRID_COMPANY = Gln.ofBody("708000001002");
    private static final Link TARIFF = link(GRID_COMPANY, "D03", "", START, null);
    private static final Link TAX = link(SYSTEM_OPERATOR, "D03", "", START, null);

    private ChargeLinkExamples() {}

    private static Link link(PartyId owner, String type, String factor, @Nullable Instant from, @Nullable Instant to) {
        return new Link(owner.value(), type, "NT1", factor, from, to);
    }

    private static ChargeLinksRequest request(PartyId sender, String transactionId, String gsrn, Link... links) {
        return new ChargeLinksRequest(transactionId, sender, gsrn, List.of(links), NOW);
    }

    private static ChargeLinksRequest request(Link... links) {
        return request(GRID_COMPANY, "T-1", POINT.value(), links);
    }

    private static ChargeRecord charge(PartyId owner, Instant from) {
        return new ChargeRecord(
                1,
                new ChargeKey("NT1", owner, ChargeKind.TARIFF),
                PriceStep.HOUR,
                false,
                List.of(new ChargeVersion(1, "Nettleie", "Energiledd", "D02", true, from, null)));
    }

    /** @param links each of them names a charge that is in force since 2026 */
    private static ChargeLinkFacts knowing(Link... links) {
        Map<Link, ChargeRecord> charges = new HashMap<>();
        for (Link link : links) {
            charges.put(link, charge(PartyId.of(link.owner()), midnight("2026-01-01")));
        }
        return facts(masterData(MeteringPointType.CONSUMPTION, ConnectionState.CONNECTED, false), charges, List.of());
    }

    private static ChargeLinkFacts facts(
            @Nullable MasterData point, Map<Link, ChargeRecord> charges, List<LinkedCharge> links) {
        return new ChargeLinkFacts(
                ExampleFacts.facts().point(point).build(START).point(),
                charges,
                links,
                Set.of(SYSTEM_OPERATOR),
                NOW,
                PROFILE);
    }

    public static RuleExamples<ChargeLinksRequest, ChargeLinkFacts> examples() {
        Link anothers = link(OTHER_GRID_COMPANY, "D03", "", START, null);
        Link end = link(GRID_COMPANY, "D03", "", START, START);
        Link late = link(GRID_COMPANY, "D03", "", midnight("2023-10-15"), null);
        LinkedCharge linked = new LinkedCharge(
                1,
                POINT,
                1,
                new ChargeKey("NT1", GRID_COMPANY, ChargeKind.TARIFF),
                1,
                midnight("2026-01-01"),
                null,
                1,
                NOW,
                null);
        return new RuleExamples<>(
                        "RSM-030",
                        ChargeLinkRules.of(PROFILE),
                        request(TARIFF),
                        knowing(TARIFF),
                        any -> new ChargeLinkFacts(null, Map.of(), List.of(), Set.of(), NOW, PROFILE))
                .refuses(
                        TransactionIdIsGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        request(GRID_COMPANY, "", POINT.value(), TARIFF))
                .refuses(
                        TransactionIdIsShortRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request(GRID_COMPANY, "x".repeat(37), POINT.value(), TARIFF))
                .refuses(
                        MeteringPointIsGivenRule.class,
                        RejectionCode.MANDATORY_ATTRIBUTE,
                        request(GRID_COMPANY, "T-1", "", TARIFF))
                .refuses(
                        MeteringPointNumberIsGsrnRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN,
                        request(GRID_COMPANY, "T-1", ExampleFacts.WRONG_CHECK_DIGIT, TARIFF))
                .refuses(
                        LinkedChargeIsNamedRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        request(new Link("", "D03", "NT1", "", START, null)))
                .refuses(
                        LinkedChargeIsNamedRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        request(new Link(GRID_COMPANY.value(), "D03", "", "", START, null)))
                .refuses(
                        LinkDateIsGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        request(link(GRID_COMPANY, "D03", "", null, null)))
                .refuses(
                        LinkDatesAreMidnightsRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request(link(GRID_COMPANY, "D03", "", START.plusSeconds(1), null)))
                .refuses(
                        LinkDatesAreMidnightsRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request(link(GRID_COMPANY, "D03", "", START, START.plusSeconds(1))))
                .refuses(
                        LinkEndsAfterStartRule.class,
                        RejectionCode.PERIOD_INVALID,
                        request(link(GRID_COMPANY, "D03", "", START, midnight("2026-10-31"))))
                .refuses(
                        LinkQuantityFitsRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request(link(GRID_COMPANY, "D03", "2", START, null)))
                .refuses(
                        LinkQuantityFitsRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request(link(GRID_COMPANY, "D01", "1.5", START, null)))
                .refuses(
                        LinkQuantityFitsRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request(link(GRID_COMPANY, "D01", "0", START, null)))
                .accepts(
                        LinkQuantityFitsRule.class,
                        request(link(GRID_COMPANY, "D01", "12", START, null)),
                        knowing(TARIFF))
                .refuses(
                        FeeIsLinkedForOneDayRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        request(link(GRID_COMPANY, "D02", "", START, midnight("2026-11-03"))))
                .accepts(
                        FeeIsLinkedForOneDayRule.class,
                        request(link(GRID_COMPANY, "D02", "", START, midnight("2026-11-02"))),
                        knowing(TARIFF))
                .refusesAmong(
                        facts(null, Map.of(), List.of()),
                        MeteringPointIsKnownRule.class,
                        RejectionCode.METERING_POINT_UNKNOWN)
                .refuses(
                        SenderMayLinkRule.class,
                        RejectionCode.GRID_COMPANY_UNAUTHORISED,
                        request(NEW, "T-1", POINT.value(), TARIFF))
                .refuses(
                        SenderMayLinkRule.class,
                        RejectionCode.GRID_COMPANY_UNAUTHORISED,
                        request(SYSTEM_OPERATOR, "T-1", POINT.value(), TARIFF))
                .accepts(SenderMayLinkRule.class, request(SYSTEM_OPERATOR, "T-1", POINT.value(), TAX), knowing(TAX))
                .refusesAmong(
                        facts(
                                masterData(MeteringPointType.CONSUMPTION, ConnectionState.CLOSED_DOWN, false),
                                Map.of(),
                                List.of()),
                        MeteringPointIsNotClosedDownRule.class,
                        RejectionCode.CONNECTION_STATE)
                .refusesAmong(knowing(), LinkedChargeIsKnownRule.class, RejectionCode.GRID_COMPANY_UNAUTHORISED)
                .refuses(
                        ChargeBelongsHereRule.class,
                        RejectionCode.GRID_COMPANY_UNAUTHORISED,
                        request(anothers),
                        knowing(anothers))
                .accepts(ChargeBelongsHereRule.class, request(TAX), knowing(TAX))
                .refusesAmong(
                        facts(
                                masterData(MeteringPointType.CONSUMPTION, ConnectionState.CONNECTED, false),
                                Map.of(TARIFF, charge(GRID_COMPANY, midnight("2026-12-01"))),
                                List.of()),
                        LinkedChargeIsInForceRule.class,
                        RejectionCode.CHARGE)
                .refuses(LinkToEndIsKnownRule.class, RejectionCode.CHARGE, request(end), knowing(end))
                .accepts(
                        LinkToEndIsKnownRule.class,
                        request(end),
                        facts(
                                masterData(MeteringPointType.CONSUMPTION, ConnectionState.CONNECTED, false),
                                Map.of(end, charge(GRID_COMPANY, midnight("2026-01-01"))),
                                List.of(linked)))
                .refuses(LinkDateIsWithinTimeLimitsRule.class, RejectionCode.OUTSIDE_TIME_LIMITS, request(late))
                .refuses(
                        LinkDateIsWithinTimeLimitsRule.class,
                        RejectionCode.OUTSIDE_TIME_LIMITS,
                        request(link(GRID_COMPANY, "D03", "", midnight("2029-10-16"), null)));
    }
}
