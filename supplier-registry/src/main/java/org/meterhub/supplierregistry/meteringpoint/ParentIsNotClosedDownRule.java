package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.PointPeriod;
import org.meterhub.supplierregistry.rule.DomainRule;

/** The parent is not closed down: D16. */
@MarketRule(
        id = "parent-is-not-closed-down",
        codes = RejectionCode.CONNECTION_STATE,
        sources = RuleSource.METERING_POINT)
final class ParentIsNotClosedDownRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        PointPeriod parent = facts.parent();
        boolean closed = parent != null
                && parent.value(PointAttribute.CONNECTION_STATE)
                        .equals(Optional.of(ConnectionState.CLOSED_DOWN.code()));
        if (!closed) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.CONNECTION_STATE.at(PointAttribute.PARENT.field(), "the parent is closed down"));
    }
}
