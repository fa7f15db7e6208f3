package org.meterhub.supplierregistry.pricelist;

import static org.meterhub.supplierregistry.rule.ExampleFacts.GRID_COMPANY;
import static org.meterhub.supplierregistry.rule.ExampleFacts.NEW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.NOW;
import static org.meterhub.supplierregistry.rule.ExampleFacts.PROFILE;
import static org.meterhub.supplierregistry.rule.ExampleFacts.midnight;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.rule.RuleExamples;

/** Examples for the rules of BRS-031 to BRS-033: a grid company and its charges. Today is 16 October 2026. */
public final class PriceListExamples {

    private static final Instant START = midnight("2026-12-01");
    private static final ChargeRecord TARIFF = charge(ChargeKind.TARIFF, PriceStep.DAY, false, null);

    private PriceListExamples() {}

    private static ChargeRecord charge(ChargeKind kind, PriceStep step, boolean tax, @Nullable Instant end) {
        return new ChargeRecord(
                1,
                new ChargeKey("NT1", GRID_COMPANY, kind),
                step,
                tax,
                List.of(new ChargeVersion(1, "Nettleie", "Energiledd", "D02", true, midnight("2026-01-01"), end)));
    }

    private static ChargeFacts facts(@Nullable ChargeRecord charge) {
        return new ChargeFacts(charge, false, false, NOW, PROFILE);
    }

    /** A description with one thing after the other changed. */
    private record Description(
            String owner,
            String type,
            String code,
            String name,
            String text,
            String resolution,
            Instant from,
            @Nullable Instant to,
            String vat,
            @Nullable Boolean transparent,
            @Nullable Boolean tax) {

        static Description good() {
            return new Description(
                    GRID_COMPANY.value(),
                    "D03",
                    "NT1",
                    "Nettleie",
                    "Energiledd",
                    "P1D",
                    START,
                    null,
                    "D02",
                    true,
                    false);
        }

        Description owner(String other) {
            return new Description(other, type, code, name, text, resolution, from, to, vat, transparent, tax);
        }

        Description type(String other, String otherResolution) {
            return new Description(owner, other, code, name, text, otherResolution, from, to, vat, transparent, tax);
        }

        Description code(String other) {
            return new Description(owner, type, other, name, text, resolution, from, to, vat, transparent, tax);
        }

        Description texts(String otherName, String otherText) {
            return new Description(
                    owner, type, code, otherName, otherText, resolution, from, to, vat, transparent, tax);
        }

        Description during(Instant otherFrom, @Nullable Instant otherTo) {
            return new Description(
                    owner, type, code, name, text, resolution, otherFrom, otherTo, vat, transparent, tax);
        }

        Description vat(String other) {
            return new Description(owner, type, code, name, text, resolution, from, to, other, transparent, tax);
        }

        Description marks(@Nullable Boolean otherTransparent, @Nullable Boolean otherTax) {
            return new Description(
                    owner, type, code, name, text, resolution, from, to, vat, otherTransparent, otherTax);
        }

        ChargeInformationRequest request() {
            return new ChargeInformationRequest(
                    GRID_COMPANY, owner, type, code, name, text, resolution, from, to, vat, transparent, tax);
        }
    }

    public static RuleExamples<ChargeInformationRequest, ChargeFacts> information() {
        Description good = Description.good();
        ChargeInformationRequest stop =
                good.during(START, START).texts("", "").marks(null, null).request();
        return new RuleExamples<>(
                        "BRS-031 to 033, D18",
                        PriceListRules.ofInformation(PROFILE),
                        good.request(),
                        facts(null),
                        any -> facts(null))
                .refuses(
                        ChargeCodeIsGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        good.code(" ").request())
                .refuses(
                        ChargeCodeIsShortRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        good.code("x".repeat(11)).request())
                .accepts(ChargeCodeIsShortRule.class, good.code("x".repeat(10)).request(), facts(null))
                .refuses(
                        ChargeTypeIsKnownRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        good.type("", "P1D").request())
                .refuses(
                        ChargeTypeIsKnownRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        good.type("D04", "P1D").request())
                .refuses(
                        ChargeOwnerIsSenderRule.class,
                        RejectionCode.GRID_COMPANY_UNAUTHORISED,
                        good.owner(NEW.value()).request())
                .refuses(
                        ChargeAttributesAreGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        good.texts("", "Energiledd").request())
                .refuses(
                        ChargeAttributesAreGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        good.marks(true, null).request())
                .accepts(ChargeAttributesAreGivenRule.class, stop, facts(TARIFF))
                .refuses(
                        ChargeNameIsShortRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        good.texts("x".repeat(133), "Energiledd").request())
                .refuses(
                        ChargeDescriptionIsShortRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        good.texts("Nettleie", "x".repeat(2_049)).request())
                .accepts(
                        ChargeDescriptionIsShortRule.class,
                        good.texts("Nettleie", "x".repeat(2_048)).request(),
                        facts(null))
                .refuses(
                        VatPayerIsKnownRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        good.vat("D03").request())
                .refuses(
                        PriceStepFitsTypeRule.class,
                        RejectionCode.RESOLUTION_INCORRECT,
                        good.type("D03", "P1M").request())
                .refuses(
                        PriceStepFitsTypeRule.class,
                        RejectionCode.RESOLUTION_INCORRECT,
                        good.type("D03", "PT15M").request())
                .refuses(
                        PriceStepFitsTypeRule.class,
                        RejectionCode.RESOLUTION_INCORRECT,
                        good.type("D01", "P1D").request())
                .accepts(PriceStepFitsTypeRule.class, good.type("D02", "P1M").request(), facts(null))
                .refuses(
                        FeeIsNotTransparentRule.class,
                        RejectionCode.INVOICING,
                        good.type("D02", "P1M").request())
                .accepts(FeeIsNotTransparentRule.class, good.type("D01", "P1M").request(), facts(null))
                .refuses(
                        OnlyTariffIsTaxRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        good.type("D01", "P1M").marks(true, true).request())
                .refuses(
                        ChargeDateIsMidnightRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        good.during(START.plusSeconds(60), null).request())
                .refuses(
                        ChargeEndIsMidnightRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        good.during(START, midnight("2027-01-01").plusSeconds(60))
                                .request())
                .refuses(
                        ChargeEndsAfterStartRule.class,
                        RejectionCode.PERIOD_INVALID,
                        good.during(START, midnight("2026-11-30")).request())
                .refuses(
                        ChargeDateIsWithinTimeLimitsRule.class,
                        RejectionCode.OUTSIDE_TIME_LIMITS,
                        good.during(midnight("2026-11-15"), null).request())
                .accepts(
                        ChargeDateIsWithinTimeLimitsRule.class,
                        good.during(midnight("2026-11-16"), null).request(),
                        facts(null))
                .refuses(
                        ChargeDateIsWithinTimeLimitsRule.class,
                        RejectionCode.OUTSIDE_TIME_LIMITS,
                        good.during(midnight("2029-10-16"), null).request())
                .refuses(
                        TaxIsTheSystemOperatorsRule.class,
                        RejectionCode.GRID_COMPANY_UNAUTHORISED,
                        good.marks(true, true).request())
                .accepts(
                        TaxIsTheSystemOperatorsRule.class,
                        good.marks(true, true).request(),
                        new ChargeFacts(null, true, false, NOW, PROFILE))
                .refusesAmong(
                        new ChargeFacts(null, false, true, NOW, PROFILE),
                        EarlierOperationWasAcceptedRule.class,
                        RejectionCode.CHARGE)
                .refuses(StoppedChargeIsInForceRule.class, RejectionCode.CHARGE, stop)
                .accepts(StoppedChargeIsInForceRule.class, stop, facts(TARIFF))
                .refusesAmong(
                        facts(charge(ChargeKind.TARIFF, PriceStep.HOUR, false, null)),
                        PriceStepStaysRule.class,
                        RejectionCode.RESOLUTION_INCORRECT)
                .refusesAmong(
                        facts(charge(ChargeKind.TARIFF, PriceStep.DAY, true, null)),
                        TaxMarkStaysRule.class,
                        RejectionCode.CHARGE);
    }

    private static ChargePricesRequest.Series series(
            String resolution, @Nullable Instant from, @Nullable Instant to, String... prices) {
        List<ChargePricesRequest.Point> points = new ArrayList<>();
        for (String price : prices) {
            points.add(new ChargePricesRequest.Point(points.size() + 1, new BigDecimal(price)));
        }
        return new ChargePricesRequest.Series(resolution, from, to, points);
    }

    private static ChargePricesRequest prices(String type, ChargePricesRequest.Series... series) {
        return prices(GRID_COMPANY.value(), type, "NT1", START, series);
    }

    private static ChargePricesRequest prices(
            String owner, String type, String code, Instant from, ChargePricesRequest.Series... series) {
        return new ChargePricesRequest(GRID_COMPANY, owner, type, code, from, List.of(series));
    }

    public static RuleExamples<ChargePricesRequest, ChargeFacts> prices() {
        Instant second = midnight("2026-12-02");
        Instant third = midnight("2026-12-03");
        ChargePricesRequest.Series two = series("P1D", START, third, "0.1234", "0.2");
        ChargePricesRequest.Series skipping = new ChargePricesRequest.Series(
                "P1D",
                START,
                third,
                List.of(
                        new ChargePricesRequest.Point(1, BigDecimal.ONE),
                        new ChargePricesRequest.Point(3, BigDecimal.ONE)));
        ChargeFacts monthly = facts(charge(ChargeKind.SUBSCRIPTION, PriceStep.MONTH, false, null));
        ChargePricesRequest halfMonth = prices("D01", series("P1M", START, midnight("2026-12-16"), "49"));
        return new RuleExamples<>(
                        "BRS-031 to 033, D08",
                        PriceListRules.ofPrices(PROFILE),
                        prices("D03", two),
                        facts(TARIFF),
                        any -> facts(null))
                .refuses(
                        ChargeCodeIsGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        prices(GRID_COMPANY.value(), "D03", "", START, two))
                .refuses(
                        ChargeCodeIsShortRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        prices(GRID_COMPANY.value(), "D03", "x".repeat(11), START, two))
                .refuses(ChargeTypeIsKnownRule.class, RejectionCode.DATA_NOT_AVAILABLE, prices("", two))
                .refuses(
                        ChargeOwnerIsSenderRule.class,
                        RejectionCode.GRID_COMPANY_UNAUTHORISED,
                        prices(NEW.value(), "D03", "NT1", START, two))
                .refuses(PricesAreGivenRule.class, RejectionCode.DATA_NOT_AVAILABLE, prices("D03"))
                .refuses(
                        PricesAreGivenRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        prices("D03", series("P1D", null, null, "1")))
                .refuses(
                        PriceStepFitsTypeRule.class,
                        RejectionCode.RESOLUTION_INCORRECT,
                        prices("D03", series("P1M", START, midnight("2027-01-01"), "1")))
                .refuses(
                        ChargeDateIsMidnightRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        prices(GRID_COMPANY.value(), "D03", "NT1", START.plusSeconds(3_600), two))
                .refuses(
                        PriceIntervalIsMidnightRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        prices("D03", series("PT1H", START, START.plusSeconds(3_600), "1")))
                .refuses(
                        PricesBeginAtEffectiveDateRule.class,
                        RejectionCode.DATA_NOT_AVAILABLE,
                        prices("D03", series("P1D", second, third, "1")))
                .refuses(
                        PriceSeriesFollowOneAnotherRule.class,
                        RejectionCode.PERIOD_INVALID,
                        prices(
                                "D03",
                                series("P1D", START, second, "1"),
                                series("P1D", third, midnight("2026-12-04"), "1")))
                .refuses(
                        PriceSeriesFollowOneAnotherRule.class,
                        RejectionCode.PERIOD_INVALID,
                        prices("D03", series("P1D", START, START, "1")))
                .accepts(
                        PriceSeriesFollowOneAnotherRule.class,
                        prices("D03", series("P1D", START, second, "1"), series("P1D", second, third, "1")),
                        facts(TARIFF))
                .refuses(
                        PricesFitTheirIntervalRule.class,
                        RejectionCode.OBSERVATIONS_DO_NOT_FIT,
                        prices("D03", series("P1D", START, third, "1")))
                .refuses(
                        PricesFitTheirIntervalRule.class,
                        RejectionCode.OBSERVATIONS_DO_NOT_FIT,
                        prices("D03", series("P1D", START, third, "1", "1", "1")))
                .refuses(
                        PricesFitTheirIntervalRule.class,
                        RejectionCode.OBSERVATIONS_DO_NOT_FIT,
                        prices("D03", skipping))
                .accepts(
                        PricesFitTheirIntervalRule.class,
                        prices("D01", series("P1M", START, midnight("2027-02-01"), "49", "59")),
                        monthly)
                .refuses(
                        PriceDigitsFitRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        prices("D03", series("P1D", START, second, "0.1234567")))
                .refuses(
                        PriceDigitsFitRule.class,
                        RejectionCode.VALUE_INCORRECT,
                        prices("D03", series("P1D", START, second, "123456789")))
                .accepts(
                        PriceDigitsFitRule.class,
                        prices("D03", series("P1D", START, second, "12345678.123456000")),
                        facts(TARIFF))
                .refuses(
                        PriceIsPlausibleRule.class,
                        RejectionCode.IMPLAUSIBLE,
                        prices("D03", series("P1D", START, second, "1000000")))
                .refuses(
                        PriceIsPlausibleRule.class,
                        RejectionCode.IMPLAUSIBLE,
                        prices("D03", series("P1D", START, second, "-1000000")))
                .accepts(
                        PriceIsPlausibleRule.class, prices("D03", series("P1D", START, second, "-0.05")), facts(TARIFF))
                .refuses(
                        ChargeDateIsWithinTimeLimitsRule.class,
                        RejectionCode.OUTSIDE_TIME_LIMITS,
                        prices(GRID_COMPANY.value(), "D03", "NT1", midnight("2026-10-17"), two))
                .refuses(
                        PricesEndWithinTimeLimitsRule.class,
                        RejectionCode.OUTSIDE_TIME_LIMITS,
                        prices("D03", series("P1D", START, midnight("2030-01-01"), "1")))
                .refusesAmong(
                        new ChargeFacts(TARIFF, false, true, NOW, PROFILE),
                        EarlierOperationWasAcceptedRule.class,
                        RejectionCode.CHARGE)
                .refusesAmong(facts(null), PricedChargeIsInForceRule.class, RejectionCode.CHARGE)
                .refusesAmong(
                        facts(charge(ChargeKind.TARIFF, PriceStep.DAY, false, second)),
                        PricedChargeIsInForceRule.class,
                        RejectionCode.CHARGE)
                .refusesAmong(
                        facts(charge(ChargeKind.TARIFF, PriceStep.HOUR, false, null)),
                        PriceStepStaysRule.class,
                        RejectionCode.RESOLUTION_INCORRECT)
                .refuses(MonthlyPricesEndWithMonthRule.class, RejectionCode.VALUE_INCORRECT, halfMonth, monthly)
                .accepts(
                        MonthlyPricesEndWithMonthRule.class,
                        halfMonth,
                        facts(charge(ChargeKind.SUBSCRIPTION, PriceStep.MONTH, false, midnight("2026-12-16"))));
    }
}
