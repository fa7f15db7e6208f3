package org.meterhub.supplierregistry.changeofsupplier;

import java.util.List;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.rule.BalanceResponsibleIsKnownRule;
import org.meterhub.supplierregistry.rule.BalanceResponsibleNumberIsValidRule;
import org.meterhub.supplierregistry.rule.CustomerNameIsShortRule;
import org.meterhub.supplierregistry.rule.CustomerNumberIsNorwegianRule;
import org.meterhub.supplierregistry.rule.DateIsMidnightRule;
import org.meterhub.supplierregistry.rule.EnergySupplierIsKnownRule;
import org.meterhub.supplierregistry.rule.EnergySupplierIsSenderRule;
import org.meterhub.supplierregistry.rule.EnergySupplierNumberIsValidRule;
import org.meterhub.supplierregistry.rule.MeteringPointCanBeSuppliedRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsKnownRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsNotClosedDownRule;
import org.meterhub.supplierregistry.rule.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RequestFields;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.rule.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.rule.TransactionIdIsShortRule;

/** The rules of BRS-001 and BRS-043 in their order of precedence (docs/reference/rules.md#change-of-supplier). */
final class ChangeOfSupplierRules {

    private ChangeOfSupplierRules() {}

    static RuleBook<ChangeOfSupplierRequest, PointFacts> of(MarketProfile profile) {
        return new RuleBook<>(
                List.of(
                        new TransactionIdIsGivenRule(),
                        new TransactionIdIsShortRule(),
                        new MeteringPointIsGivenRule(RequestFields.METERING_POINT),
                        new MeteringPointNumberIsGsrnRule(RequestFields.METERING_POINT, profile.checkDigits()),
                        new EnergySupplierNumberIsValidRule(profile.checkDigits()),
                        new EnergySupplierIsSenderRule(),
                        new BalanceResponsibleNumberIsValidRule(profile.checkDigits()),
                        new CustomerNumberIsNorwegianRule(),
                        new CustomerNameIsShortRule(),
                        new DateIsMidnightRule(profile.calendar(), RequestFields.START)),
                List.of(
                        new MeteringPointIsKnownRule(RequestFields.METERING_POINT),
                        new EnergySupplierIsKnownRule(),
                        new BalanceResponsibleIsKnownRule(),
                        new MeteringPointCanBeSuppliedRule(),
                        new MeteringPointIsNotClosedDownRule(),
                        new MeteringPointHasSupplierRule(),
                        new StartIsWithinTimeLimitsRule(),
                        new RequesterIsNotAlreadySupplierRule()),
                List.of(new NoOtherChangeOnTheSameDateRule()));
    }
}
