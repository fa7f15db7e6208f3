package org.meterhub.supplierregistry.cancellation;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.RequestFields;
import org.meterhub.supplierregistry.store.ProcessRecord;

/** The point is that of the process: D05. */
@MarketRule(
        id = "metering-point-is-that-of-the-process",
        codes = RejectionCode.METERING_POINT_DIFFERS,
        sources = RuleSource.CODE_LIST)
final class MeteringPointIsThatOfTheProcessRule implements DomainRule<CancellationRequest, CancellationFacts> {

    @Override
    public Optional<Rejection> judge(CancellationRequest request, CancellationFacts facts) {
        ProcessRecord original = facts.original();
        if (original == null || original.gsrn().value().equals(request.gsrn())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.METERING_POINT_DIFFERS.at(
                RequestFields.METERING_POINT, "the transaction is about another metering point"));
    }
}
