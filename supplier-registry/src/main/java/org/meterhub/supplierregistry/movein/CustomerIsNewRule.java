package org.meterhub.supplierregistry.movein;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.SupplyPeriod;
import org.meterhub.supplierregistry.internal.rules.DomainRule;
import org.meterhub.supplierregistry.internal.rules.Fields;
import org.meterhub.supplierregistry.internal.rules.PointFacts;

/** Who moves in is not the customer who is there already: D17 (validation-rules.md §8). Silent where no customer is known. */
final class CustomerIsNewRule implements DomainRule<MoveInRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(MoveInRequest request, PointFacts facts) {
        String number = request.customerId();
        boolean sameCustomer = facts.supplyAt(request.start())
                .map(SupplyPeriod::customerId)
                .filter(current -> current.equals(number))
                .isPresent();
        if (!sameCustomer) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.CUSTOMER_ID.at(
                Fields.CUSTOMER_ID, "this customer uses the metering point already at the date"));
    }
}
