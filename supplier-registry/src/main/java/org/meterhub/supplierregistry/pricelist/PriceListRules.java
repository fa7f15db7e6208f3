package org.meterhub.supplierregistry.pricelist;

import java.util.List;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.rule.RuleBook;

/**
 * The rules of BRS-031 to BRS-033 in their order of precedence (docs/reference/rules.md#price-lists). Ids of operations were judged with those of the
 * document.
 */
final class PriceListRules {

    private PriceListRules() {}

    /** Of what a charge is: process D18. */
    static RuleBook<ChargeInformationRequest, ChargeFacts> ofInformation(MarketProfile profile) {
        MarketCalendar calendar = profile.calendar();
        return new RuleBook<>(
                List.of(
                        new ChargeCodeIsGivenRule(),
                        new ChargeCodeIsShortRule(),
                        new ChargeTypeIsKnownRule(),
                        new ChargeOwnerIsSenderRule(),
                        new ChargeAttributesAreGivenRule(),
                        new ChargeNameIsShortRule(),
                        new ChargeDescriptionIsShortRule(),
                        new VatPayerIsKnownRule(),
                        new PriceStepFitsTypeRule(),
                        new FeeIsNotTransparentRule(),
                        new OnlyTariffIsTaxRule(),
                        new ChargeDateIsMidnightRule(calendar),
                        new ChargeEndIsMidnightRule(calendar),
                        new ChargeEndsAfterStartRule()),
                List.of(
                        new ChargeDateIsWithinTimeLimitsRule(),
                        new TaxIsTheSystemOperatorsRule(),
                        new EarlierOperationWasAcceptedRule(),
                        new StoppedChargeIsInForceRule(),
                        new PriceStepStaysRule(),
                        new TaxMarkStaysRule()));
    }

    /** Of what a charge costs: process D08. */
    static RuleBook<ChargePricesRequest, ChargeFacts> ofPrices(MarketProfile profile) {
        MarketCalendar calendar = profile.calendar();
        return new RuleBook<>(
                List.of(
                        new ChargeCodeIsGivenRule(),
                        new ChargeCodeIsShortRule(),
                        new ChargeTypeIsKnownRule(),
                        new ChargeOwnerIsSenderRule(),
                        new PricesAreGivenRule(),
                        new PriceStepFitsTypeRule(),
                        new PricesHaveOneStepRule(),
                        new ChargeDateIsMidnightRule(calendar),
                        new PriceIntervalIsMidnightRule(calendar),
                        new PricesBeginAtEffectiveDateRule(),
                        new PriceSeriesFollowOneAnotherRule(),
                        new PricesFitTheirIntervalRule(calendar),
                        new PriceDigitsFitRule(),
                        new PriceIsPlausibleRule()),
                List.of(
                        new ChargeDateIsWithinTimeLimitsRule(),
                        new PricesEndWithinTimeLimitsRule(),
                        new EarlierOperationWasAcceptedRule(),
                        new PricedChargeIsInForceRule(),
                        new PriceStepStaysRule(),
                        new MonthlyPricesEndWithMonthRule()));
    }
}
