package org.meterhub.supplierregistry.movein;

import java.util.Objects;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RequestFields;

/**
 * Who moves in is not the customer whom the sender supplies there already: D17. Silent for all other senders: whether a number is that of the customer is
 * nothing that a supplier may find out by guessing (ADR 0014).
 */
@MarketRule(id = "customer-is-new", codes = RejectionCode.CUSTOMER_ID, sources = RuleSource.MOVE_IN)
final class CustomerIsNewRule implements DomainRule<MoveInRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(MoveInRequest request, PointFacts facts) {
        boolean ownCustomer =
                facts.ownSupplyAt(request.sender(), request.start()).isPresent();
        if (!ownCustomer || !Objects.equals(facts.customerId(), request.customerId())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.CUSTOMER_ID.at(
                RequestFields.CUSTOMER_ID, "this customer uses the metering point already at the date"));
    }
}
