package org.meterhub.supplierregistry.endofsupply;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RequestFields;

/**
 * The sender supplies the point before the end, and would go on: E16. The answer is the same whether nobody or another does. Supply of last resort cannot be
 * given up [derived].
 */
@MarketRule(
        id = "sender-supplies-until-the-end",
        codes = RejectionCode.SUPPLIER_UNAUTHORISED,
        sources = {RuleSource.CODE_LIST, RuleSource.DERIVED})
final class SenderSuppliesUntilTheEndRule implements DomainRule<EndOfSupplyRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(EndOfSupplyRequest request, PointFacts facts) {
        boolean supplies = facts.supplyAt(request.end())
                .filter(period -> period.validFrom().isBefore(request.end()))
                .filter(period -> period.supplier().equals(request.sender()) && !period.lastResort())
                .isPresent();
        if (supplies || facts.point() == null) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.SUPPLIER_UNAUTHORISED.at(
                RequestFields.METERING_POINT, "the sender has no supply there that goes on at the end date"));
    }
}
