package org.meterhub.supplierregistry.endofsupply;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.rule.DateIsMidnightRule;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.EnergySupplierIsSenderRule;
import org.meterhub.supplierregistry.rule.EnergySupplierNumberIsValidRule;
import org.meterhub.supplierregistry.rule.MeteringPointCanBeSuppliedRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsKnownRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsNotClosedDownRule;
import org.meterhub.supplierregistry.rule.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.rule.MoveIsWithinTimeLimitsRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RequestFields;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.rule.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.rule.TransactionIdIsShortRule;

/** The rules of BRS-002 and BRS-010 in their order of precedence (docs/reference/rules.md#end-of-supply); they differ in their time limits. */
final class EndOfSupplyRules {

    private EndOfSupplyRules() {}

    static RuleBook<EndOfSupplyRequest, PointFacts> ofEndOfSupply(MarketProfile profile) {
        return of(profile, new EndIsWithinTimeLimitsRule());
    }

    static RuleBook<EndOfSupplyRequest, PointFacts> ofMoveOut(MarketProfile profile) {
        return of(profile, new MoveIsWithinTimeLimitsRule(RequestFields.END));
    }

    private static RuleBook<EndOfSupplyRequest, PointFacts> of(
            MarketProfile profile, DomainRule<? super EndOfSupplyRequest, ? super PointFacts> timeLimits) {
        List<DomainRule<? super EndOfSupplyRequest, ? super PointFacts>> domain = new ArrayList<>();
        domain.add(new MeteringPointIsKnownRule(RequestFields.METERING_POINT));
        domain.add(new MeteringPointCanBeSuppliedRule());
        domain.add(new MeteringPointIsNotClosedDownRule());
        domain.add(new SenderSuppliesUntilTheEndRule());
        domain.add(timeLimits);
        domain.add(new NoOtherEndOfSupplyPendingRule());
        return new RuleBook<>(
                List.of(
                        new TransactionIdIsGivenRule(),
                        new TransactionIdIsShortRule(),
                        new MeteringPointIsGivenRule(RequestFields.METERING_POINT),
                        new MeteringPointNumberIsGsrnRule(RequestFields.METERING_POINT, profile.checkDigits()),
                        new EnergySupplierNumberIsValidRule(profile.checkDigits()),
                        new EnergySupplierIsSenderRule(),
                        new DateIsMidnightRule(profile.calendar(), RequestFields.END)),
                domain);
    }
}
