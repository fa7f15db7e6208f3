package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;

/** After an operation on a charge was refused, later ones on it in the same document are refused too: D14. */
@MarketRule(id = "earlier-operation-was-accepted", codes = RejectionCode.CHARGE, sources = RuleSource.CHARGES)
final class EarlierOperationWasAcceptedRule implements DomainRule<ChargeRequest, ChargeFacts> {

    @Override
    public Optional<Rejection> judge(ChargeRequest request, ChargeFacts facts) {
        if (!facts.earlierRefused()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.CHARGE.at(
                ChargeFields.CODE, "an earlier operation on this charge in the document was refused"));
    }
}
