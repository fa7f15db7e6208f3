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

/**
 * The sender has asked for something at the point that can still be withdrawn, or has at least asked for what it names: E47. What others have asked for is
 * not told.
 */
@MarketRule(
        id = "sender-has-an-ongoing-process",
        codes = RejectionCode.NO_ONGOING_SWITCH,
        sources = RuleSource.CODE_LIST)
final class SenderHasAnOngoingProcessRule implements DomainRule<CancellationRequest, CancellationFacts> {

    @Override
    public Optional<Rejection> judge(CancellationRequest request, CancellationFacts facts) {
        ProcessRecord original = facts.original();
        boolean over = original != null
                && (original.state() == ProcessState.CANCELLED
                        || original.state() == ProcessState.OVERTAKEN
                        || original.state() == ProcessState.UNDONE);
        if (!over && (original != null || facts.anotherOngoing())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.NO_ONGOING_SWITCH.at(
                RequestFields.METERING_POINT, "no process of the sender is under way there"));
    }
}
