package org.meterhub.supplierregistry.movein;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;
import org.meterhub.supplierregistry.rule.RequestFields;

/** Who moves in has a name: D64. */
@MarketRule(id = "customer-name-is-given", codes = RejectionCode.MANDATORY_ATTRIBUTE, sources = RuleSource.MOVE_IN)
final class CustomerNameIsGivenRule implements InputRule<MoveInRequest> {

    @Override
    public Optional<Rejection> judge(MoveInRequest request) {
        String name = request.customerName();
        if (name != null && !name.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.MANDATORY_ATTRIBUTE.at(RequestFields.CUSTOMER_NAME, "the name of who moves in is empty"));
    }
}
