package org.meterhub.supplierregistry.cancellation;

import java.util.List;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.supplierregistry.rule.MeteringPointIsGivenRule;
import org.meterhub.supplierregistry.rule.MeteringPointNumberIsGsrnRule;
import org.meterhub.supplierregistry.rule.RequestFields;
import org.meterhub.supplierregistry.rule.RuleBook;
import org.meterhub.supplierregistry.rule.TransactionIdIsGivenRule;
import org.meterhub.supplierregistry.rule.TransactionIdIsShortRule;

/** The rules of a cancellation in their order of precedence (docs/reference/rules.md#cancellation). */
final class CancellationRules {

    private CancellationRules() {}

    static RuleBook<CancellationRequest, CancellationFacts> all(CheckDigits checkDigits) {
        return new RuleBook<>(
                List.of(
                        new TransactionIdIsGivenRule(),
                        new TransactionIdIsShortRule(),
                        new MeteringPointIsGivenRule(RequestFields.METERING_POINT),
                        new MeteringPointNumberIsGsrnRule(RequestFields.METERING_POINT, checkDigits),
                        new OriginalTransactionIsGivenRule()),
                List.of(
                        new MeteringPointIsThatOfTheProcessRule(),
                        new ReferenceIsToTheSendersProcessRule(),
                        new ProcessIsTheOneNamedRule(),
                        new DeadlineHasNotPassedRule(),
                        new SenderHasAnOngoingProcessRule()));
    }
}
