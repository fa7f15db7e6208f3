package org.meterhub.supplierregistry.endofsupply;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.internal.rules.DateIsMidnightRule;
import org.meterhub.supplierregistry.internal.rules.DomainRule;
import org.meterhub.supplierregistry.internal.rules.EnergySupplierIsSenderRule;
import org.meterhub.supplierregistry.internal.rules.EnergySupplierNumberIsValidRule;
import org.meterhub.supplierregistry.internal.rules.Fields;
import org.meterhub.supplierregistry.internal.rules.MeteringPointCanBeSuppliedRule;
import org.meterhub.supplierregistry.internal.rules.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.internal.rules.MeteringPointIsKnownRule;
import org.meterhub.supplierregistry.internal.rules.MeteringPointIsNotClosedDownRule;
import org.meterhub.supplierregistry.internal.rules.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.internal.rules.MoveIsWithinTimeLimitsRule;
import org.meterhub.supplierregistry.internal.rules.PointFacts;
import org.meterhub.supplierregistry.internal.rules.RuleBook;
import org.meterhub.supplierregistry.internal.rules.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.internal.rules.TransactionIdIsShortRule;

/** The rules of BRS-002 and BRS-010 in their order of precedence (validation-rules.md §9); they differ in their time limits. */
final class EndOfSupplyRules {

    private EndOfSupplyRules() {}

    static RuleBook<EndOfSupplyRequest, PointFacts> ofEndOfSupply(MarketProfile profile) {
        return of(profile, new EndIsWithinTimeLimitsRule());
    }

    static RuleBook<EndOfSupplyRequest, PointFacts> ofMoveOut(MarketProfile profile) {
        return of(profile, new MoveIsWithinTimeLimitsRule(Fields.END));
    }

    private static RuleBook<EndOfSupplyRequest, PointFacts> of(
            MarketProfile profile, DomainRule<? super EndOfSupplyRequest, ? super PointFacts> timeLimits) {
        List<DomainRule<? super EndOfSupplyRequest, ? super PointFacts>> domain = new ArrayList<>();
        domain.add(new MeteringPointIsKnownRule(Fields.METERING_POINT));
        domain.add(new MeteringPointCanBeSuppliedRule());
        domain.add(new MeteringPointIsNotClosedDownRule());
        domain.add(new SenderSuppliesUntilTheEndRule());
        domain.add(timeLimits);
        domain.add(new NoOtherEndOfSupplyPendingRule());
        return new RuleBook<>(
                List.of(
                        new TransactionIdIsGivenRule(),
                        new TransactionIdIsShortRule(),
                        new MeteringPointIsGivenRule(Fields.METERING_POINT),
                        new MeteringPointNumberIsGsrnRule(Fields.METERING_POINT, profile.checkDigits()),
                        new EnergySupplierNumberIsValidRule(profile.checkDigits()),
                        new EnergySupplierIsSenderRule(),
                        new DateIsMidnightRule(profile.calendar(), Fields.END)),
                domain);
    }
}
