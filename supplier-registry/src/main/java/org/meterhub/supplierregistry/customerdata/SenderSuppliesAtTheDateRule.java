package org.meterhub.supplierregistry.customerdata;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RequestFields;

/** The sender supplies the point at the date: E16. The answer is the same whether nobody or another does. */
@MarketRule(
        id = "sender-supplies-at-the-date",
        codes = RejectionCode.SUPPLIER_UNAUTHORISED,
        sources = RuleSource.CODE_LIST)
final class SenderSuppliesAtTheDateRule implements DomainRule<CustomerDataRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(CustomerDataRequest request, PointFacts facts) {
        boolean supplies =
                facts.ownSupplyAt(request.sender(), request.validFrom()).isPresent();
        if (supplies || facts.point() == null) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.SUPPLIER_UNAUTHORISED.at(
                RequestFields.DESCRIBED_POINT, "the sender does not supply the metering point at the date"));
    }
}
