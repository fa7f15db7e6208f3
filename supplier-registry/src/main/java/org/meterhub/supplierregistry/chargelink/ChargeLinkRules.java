package org.meterhub.supplierregistry.chargelink;

import java.util.List;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.internal.rules.Fields;
import org.meterhub.supplierregistry.internal.rules.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.internal.rules.MeteringPointIsKnownRule;
import org.meterhub.supplierregistry.internal.rules.MeteringPointIsNotClosedDownRule;
import org.meterhub.supplierregistry.internal.rules.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.internal.rules.RuleBook;
import org.meterhub.supplierregistry.internal.rules.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.internal.rules.TransactionIdIsShortRule;

/** The rules of RSM-030 in their order of precedence (validation-rules.md §11). */
final class ChargeLinkRules {

    private ChargeLinkRules() {}

    static RuleBook<ChargeLinksRequest, ChargeLinkFacts> of(MarketProfile profile) {
        return new RuleBook<>(
                List.of(
                        new TransactionIdIsGivenRule(),
                        new TransactionIdIsShortRule(),
                        new MeteringPointIsGivenRule(Fields.METERING_POINT),
                        new MeteringPointNumberIsGsrnRule(Fields.METERING_POINT, profile.checkDigits()),
                        new LinkedChargeIsNamedRule(),
                        new LinkDateIsGivenRule(),
                        new LinkDatesAreMidnightsRule(profile.calendar()),
                        new LinkEndsAfterStartRule(),
                        new LinkQuantityFitsRule(),
                        new FeeIsLinkedForOneDayRule(profile.calendar())),
                List.of(
                        new MeteringPointIsKnownRule(Fields.METERING_POINT),
                        new SenderMayLinkRule(),
                        new MeteringPointIsNotClosedDownRule(),
                        new LinkedChargeIsKnownRule(),
                        new ChargeBelongsHereRule(),
                        new LinkedChargeIsInForceRule(),
                        new LinkToEndIsKnownRule(),
                        new LinkDateIsWithinTimeLimitsRule()));
    }
}
