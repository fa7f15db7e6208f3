package org.meterhub.supplierregistry.undo;

import java.util.List;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.rule.DateIsMidnightRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.rule.MeteringPointIsKnownRule;
import org.meterhub.supplierregistry.rule.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.rule.RequestFields;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.rule.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.rule.TransactionIdIsShortRule;

/** The rules of BRS-003 and BRS-011 in their order of precedence (docs/reference/rules.md#undoing). */
final class UndoRules {

    private UndoRules() {}

    static RuleBook<UndoRequest, UndoFacts> of(MarketProfile profile) {
        return new RuleBook<>(
                List.of(
                        new TransactionIdIsGivenRule(),
                        new TransactionIdIsShortRule(),
                        new MeteringPointIsGivenRule(RequestFields.METERING_POINT),
                        new MeteringPointNumberIsGsrnRule(RequestFields.METERING_POINT, profile.checkDigits()),
                        new DateIsMidnightRule(profile.calendar(), RequestFields.START)),
                List.of(
                        new MeteringPointIsKnownRule(RequestFields.METERING_POINT),
                        new SenderBeganToSupplyAtTheStartRule(),
                        new StartIsNotTooLongAgoRule(),
                        new SupplyWasNotEndedSinceRule()));
    }
}
