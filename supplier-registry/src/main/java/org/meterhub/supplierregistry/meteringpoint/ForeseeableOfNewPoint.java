package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.process.ProcessKind;
import org.meterhub.supplierregistry.rule.DomainRule;

/** A demand on what a point would be after the request. Of a new point the request says it all, so that it can be judged before the request is sent. */
interface ForeseeableOfNewPoint extends DomainRule<MeteringPointRequest, PointFile> {

    @Override
    default Optional<Rejection> foresee(MeteringPointRequest request, PointFile unseen) {
        return request.kind() == ProcessKind.CREATE_METERING_POINT ? judge(request, unseen) : Optional.empty();
    }
}
