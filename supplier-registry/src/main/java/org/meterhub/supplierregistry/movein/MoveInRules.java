package org.meterhub.supplierregistry.movein;

import java.util.List;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.internal.rules.BalanceResponsibleIsKnownRule;
import org.meterhub.supplierregistry.internal.rules.BalanceResponsibleNumberIsValidRule;
import org.meterhub.supplierregistry.internal.rules.CustomerNameIsShortRule;
import org.meterhub.supplierregistry.internal.rules.CustomerNumberIsNorwegianRule;
import org.meterhub.supplierregistry.internal.rules.DateIsMidnightRule;
import org.meterhub.supplierregistry.internal.rules.EnergySupplierIsKnownRule;
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

/** The rules of BRS-009 in their order of precedence (validation-rules.md §8). */
final class MoveInRules {

    private MoveInRules() {}

    static RuleBook<MoveInRequest, PointFacts> of(MarketProfile profile) {
        return new RuleBook<>(
                List.of(
                        new TransactionIdIsGivenRule(),
                        new TransactionIdIsShortRule(),
                        new MeteringPointIsGivenRule(Fields.METERING_POINT),
                        new MeteringPointNumberIsGsrnRule(Fields.METERING_POINT, profile.checkDigits()),
                        new EnergySupplierNumberIsValidRule(profile.checkDigits()),
                        new EnergySupplierIsSenderRule(),
                        new BalanceResponsibleNumberIsValidRule(profile.checkDigits()),
                        new CustomerNumberIsGivenRule(),
                        new CustomerNumberIsNorwegianRule(),
                        new CustomerNameIsGivenRule(),
                        new CustomerNameIsShortRule(),
                        new DateIsMidnightRule(profile.calendar(), Fields.START)),
                List.of(
                        new MeteringPointIsKnownRule(Fields.METERING_POINT),
                        new EnergySupplierIsKnownRule(),
                        new BalanceResponsibleIsKnownRule(),
                        new MeteringPointCanBeSuppliedRule(),
                        new MeteringPointIsNotClosedDownRule(),
                        new MoveIsWithinTimeLimitsRule(Fields.START),
                        new CustomerIsNewRule()),
                List.of(new NoOtherMoveInOnTheSameDateRule()));
    }
}
