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

/**
 * There is a supplier to change from: D29; the public rules name no code. A point without supplier is taken by a move-in. Silent for points that cannot be
 * supplied at all.
 */
@MarketRule(
        id = "metering-point-has-supplier",
        codes = RejectionCode.NO_CONTRACT,
        sources = {RuleSource.CHANGE_OF_SUPPLIER, RuleSource.CODE_LIST})
final class MeteringPointHasSupplierRule implements DomainRule<ChangeOfSupplierRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request, PointFacts facts) {
        MeteringPointPeriod point = facts.point();
        if (point == null || point.supply() != null) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.NO_CONTRACT.at(
                RequestFields.METERING_POINT, "nobody supplies the metering point at the start date"));
    }
}
