package org.meterhub.supplierregistry.changeofsupplier;

import java.util.ArrayList;
import java.util.List;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.Rejection;

/**
 * The rules of BRS-001 in their order of precedence, in levels: a level is judged when the one before it is kept, and all rules of a level run, so
 * that the answer names everything broken. The first level, structure, is the schema's.
 */
final class ChangeOfSupplierRules {

    private final List<InputRule> input;
    private final List<DomainRule> domain;

    ChangeOfSupplierRules(MarketProfile profile) {
        this.input = List.of(
                new TransactionIdIsGivenRule(),
                new TransactionIdIsShortRule(),
                new MeteringPointIsGivenRule(),
                new MeteringPointNumberIsGsrnRule(),
                new EnergySupplierNumberIsValidRule(),
                new EnergySupplierIsSenderRule(),
                new BalanceResponsibleNumberIsValidRule(),
                new CustomerNumberIsNorwegianRule(),
                new CustomerNameIsShortRule(),
                new StartIsMidnightRule(profile.calendar()));
        this.domain = List.of(
                new MeteringPointIsKnownRule(),
                new EnergySupplierIsKnownRule(),
                new BalanceResponsibleIsKnownRule(),
                new MeteringPointCanBeSuppliedRule(),
                new MeteringPointIsNotClosedDownRule(),
                new MeteringPointHasSupplierRule(),
                new NoOtherChangeOnTheSameDateRule(),
                new StartIsWithinTimeLimitsRule(),
                new RequesterIsNotAlreadySupplierRule());
    }

    List<Rejection> judgeInput(ChangeOfSupplierRequest request) {
        List<Rejection> rejections = new ArrayList<>();
        for (InputRule rule : input) {
            rule.judge(request).ifPresent(rejections::add);
        }
        return rejections;
    }

    List<Rejection> judgeDomain(ChangeOfSupplierRequest request, SwitchFacts facts) {
        List<Rejection> rejections = new ArrayList<>();
        for (DomainRule rule : domain) {
            rule.judge(request, facts).ifPresent(rejections::add);
        }
        return rejections;
    }
}
