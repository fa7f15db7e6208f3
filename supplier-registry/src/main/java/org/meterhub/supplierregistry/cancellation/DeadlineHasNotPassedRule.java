package org.meterhub.supplierregistry.cancellation;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.process.ProcessState;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.RequestFields;
import org.meterhub.supplierregistry.store.ProcessRecord;

/** The process can be withdrawn until its deadline, and not once it has taken effect, whatever the clock of this hub process says: E17. */
@MarketRule(
        id = "deadline-has-not-passed",
        codes = RejectionCode.OUTSIDE_TIME_LIMITS,
        sources = {RuleSource.CODE_LIST, RuleSource.NORWAY})
final class DeadlineHasNotPassedRule implements DomainRule<CancellationRequest, CancellationFacts> {

    @Override
    public Optional<Rejection> judge(CancellationRequest request, CancellationFacts facts) {
        ProcessRecord original = facts.original();
        boolean tookEffect = original != null
                && (original.state() == ProcessState.EFFECTUATED
                        || original.state() == ProcessState.AWAITING_CUSTOMER_DATA);
        if (original == null || (!tookEffect && facts.now().isBefore(original.deadline()))) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.OUTSIDE_TIME_LIMITS.at(
                RequestFields.ORIGINAL_TRANSACTION, "it could be cancelled until " + original.deadline()));
    }
}
