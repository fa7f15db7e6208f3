package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.process.PointRequest;

/** The metering point exists at the date: E10. */
@MarketRule(
        id = "metering-point-is-known",
        codes = RejectionCode.METERING_POINT_UNKNOWN,
        sources = RuleSource.CHANGE_OF_SUPPLIER)
public final class MeteringPointIsKnownRule implements DomainRule<PointRequest, PointKnowledge> {
    private final String field;

    /** @param field where the document names the point */
    public MeteringPointIsKnownRule(String field) {
        this.field = field;
    }

    @Override
    public Optional<Rejection> judge(PointRequest request, PointKnowledge facts) {
        if (facts.point() != null) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.METERING_POINT_UNKNOWN.at(field, request.gsrn() + " is not registered at the date"));
    }
}
