package org.meterhub.supplierregistry.chargelink;

import java.util.List;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.rule.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsKnownRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsNotClosedDownRule;
import org.meterhub.supplierregistry.rule.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.rule.RequestFields;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.rule.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.rule.TransactionIdIsShortRule;

/** The rules of RSM-030 in their order of precedence (docs/reference/rules.md#charge-links). */
final class ChargeLinkRules {

    private ChargeLinkRules() {}

    static RuleBook<ChargeLinksRequest, ChargeLinkFacts> of(MarketProfile profile) {
        return new RuleBook<>(
                List.of(
                        new TransactionIdIsGivenRule(),
                        new TransactionIdIsShortRule(),
                        new MeteringPointIsGivenRule(RequestFields.METERING_POINT),
                        new MeteringPointNumberIsGsrnRule(RequestFields.METERING_POINT, profile.checkDigits()),
                        new LinkedChargeIsNamedRule(),
                        new LinkDateIsGivenRule(),
                        new LinkDatesAreMidnightsRule(profile.calendar()),
                        new LinkEndsAfterStartRule(),
                        new LinkQuantityFitsRule(),
                        new FeeIsLinkedForOneDayRule(profile.calendar())),
                List.of(
                        new MeteringPointIsKnownRule(RequestFields.METERING_POINT),
                        new SenderMayLinkRule(),
                        new MeteringPointIsNotClosedDownRule(),
                        new LinkedChargeIsKnownRule(),
                        new ChargeBelongsHereRule(),
                        new LinkedChargeIsInForceRule(),
                        new LinkToEndIsKnownRule(),
                        new LinkDateIsWithinTimeLimitsRule()));
    }
}
