package org.meterhub.supplierregistry.undo;

import java.util.List;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.internal.rules.DateIsMidnightRule;
import org.meterhub.supplierregistry.internal.rules.Fields;
import org.meterhub.supplierregistry.internal.rules.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.internal.rules.MeteringPointIsKnownRule;
import org.meterhub.supplierregistry.internal.rules.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.internal.rules.RuleBook;
import org.meterhub.supplierregistry.internal.rules.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.internal.rules.TransactionIdIsShortRule;

/** The rules of BRS-003 and BRS-011 in their order of precedence (validation-rules.md §9). */
final class UndoRules {

    private UndoRules() {}

    static RuleBook<UndoRequest, UndoFacts> of(MarketProfile profile) {
        return new RuleBook<>(
                List.of(
                        new TransactionIdIsGivenRule(),
                        new TransactionIdIsShortRule(),
                        new MeteringPointIsGivenRule(Fields.METERING_POINT),
                        new MeteringPointNumberIsGsrnRule(Fields.METERING_POINT, profile.checkDigits()),
                        new DateIsMidnightRule(profile.calendar(), Fields.START)),
                List.of(
                        new MeteringPointIsKnownRule(Fields.METERING_POINT),
                        new SenderBeganToSupplyAtTheStartRule(),
                        new StartIsNotTooLongAgoRule(),
                        new SupplyWasNotEndedSinceRule()));
    }
}
