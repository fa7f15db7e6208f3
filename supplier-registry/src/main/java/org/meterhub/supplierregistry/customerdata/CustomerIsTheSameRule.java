package org.meterhub.supplierregistry.customerdata;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.PointFacts;

/**
 * The customer's number is the one that is known: D30. Another customer moves in by a process of its own. Silent where none is known, and for a sender that
 * does not supply the point.
 */
@MarketRule(id = "customer-is-the-same", codes = RejectionCode.ATTRIBUTE_NOT_UPDATABLE, sources = RuleSource.CODE_LIST)
final class CustomerIsTheSameRule implements DomainRule<CustomerDataRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(CustomerDataRequest request, PointFacts facts) {
        String number = request.customer().firstId();
        String known = facts.customerId();
        boolean another = number != null
                && known != null
                && !known.equals(number)
                && facts.ownSupplyAt(request.sender(), request.validFrom()).isPresent();
        if (!another) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.ATTRIBUTE_NOT_UPDATABLE.at(
                "MarketEvaluationPoint/firstCustomer_MarketParticipant.mRID",
                "another customer is brought by a move-in, not by an update"));
    }
}
