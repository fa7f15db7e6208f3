package org.meterhub.supplierregistry.cancellation;

import java.util.List;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.supplierregistry.internal.rules.Fields;
import org.meterhub.supplierregistry.internal.rules.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.internal.rules.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.internal.rules.RuleBook;
import org.meterhub.supplierregistry.internal.rules.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.internal.rules.TransactionIdIsShortRule;

/** The rules of a cancellation in their order of precedence (validation-rules.md §9). */
final class CancellationRules {

    private CancellationRules() {}

    static RuleBook<CancellationRequest, CancellationFacts> all(CheckDigits checkDigits) {
        return new RuleBook<>(
                List.of(
                        new TransactionIdIsGivenRule(),
                        new TransactionIdIsShortRule(),
                        new MeteringPointIsGivenRule(Fields.METERING_POINT),
                        new MeteringPointNumberIsGsrnRule(Fields.METERING_POINT, checkDigits),
                        new OriginalTransactionIsGivenRule()),
                List.of(
                        new MeteringPointIsThatOfTheProcessRule(),
                        new ReferenceIsToTheSendersProcessRule(),
                        new ProcessIsTheOneNamedRule(),
                        new DeadlineHasNotPassedRule(),
                        new SenderHasAnOngoingProcessRule()));
    }
}
