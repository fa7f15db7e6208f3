package org.meterhub.settlement.request;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** A supplier asks for itself and names itself: E16. */
@MarketRule(
        id = "supplier-is-sender",
        codes = RejectionCode.SUPPLIER_UNAUTHORISED,
        sources = {RuleSource.ENERGY_REQUEST, RuleSource.CHARGES_REQUEST})
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
