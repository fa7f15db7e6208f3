package org.meterhub.supplierregistry.changeofsupplier;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.RequestFields;

/** The requester does not supply the point already at the start: E59; the public rules have D02, whose meaning says less. */
@MarketRule(
        id = "requester-is-not-already-supplier",
        codes = RejectionCode.RELATION_EXISTS,
        sources = {RuleSource.CHANGE_OF_SUPPLIER, RuleSource.CODE_LIST})
final class RequesterIsNotAlreadySupplierRule implements DomainRule<ChangeOfSupplierRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request, PointFacts facts) {
        MeteringPointPeriod point = facts.point();
        if (point == null
                || point.supply() == null
                || !point.supply().supplier().equals(request.sender())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.RELATION_EXISTS.at(
                RequestFields.ENERGY_SUPPLIER, "the requester supplies the metering point at the start date already"));
    }
}
