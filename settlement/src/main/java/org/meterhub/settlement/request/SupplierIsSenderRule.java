package org.meterhub.settlement.request;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/** A supplier asks for itself and names itself: E16 (validation-rules.md §3 and §4). */
public final class SupplierIsSenderRule implements ResultRule<ResultRequest> {

    @Override
    public Optional<Rejection> check(ResultCase<? extends ResultRequest> requested) {
        if (requested.basics().role() != MarketRole.ENERGY_SUPPLIER
                || requested
                        .basics()
                        .supplier()
                        .equals(requested.basics().sender().value())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.SUPPLIER_UNAUTHORISED.at(
                ResultRequestFields.SUPPLIER, "the supplier must be the sender"));
    }
}
