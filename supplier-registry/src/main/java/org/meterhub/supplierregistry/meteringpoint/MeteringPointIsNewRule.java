package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.RequestFields;

/** The hub has never heard of the point, not even of one that has been closed down: E10 (validation-rules.md §10). */
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
