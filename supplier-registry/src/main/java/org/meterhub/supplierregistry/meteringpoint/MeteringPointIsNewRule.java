package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.RequestFields;

/** The hub has never heard of the point, not even of one that has been closed down: E10. */
@MarketRule(
        id = "metering-point-is-new",
        codes = RejectionCode.METERING_POINT_UNKNOWN,
        sources = RuleSource.METERING_POINT)
final class MeteringPointIsNewRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        if (!facts.known()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.METERING_POINT_UNKNOWN.at(
                RequestFields.DESCRIBED_POINT, "this number has been used already"));
    }
}
