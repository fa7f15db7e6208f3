package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.rule.DateWindow;
import org.meterhub.supplierregistry.rule.Foreseeable;
import org.meterhub.supplierregistry.rule.RequestFields;

/** A connection lies at most 7 days back and not ahead: E17 (validation-rules.md §10). */
final class ConnectionIsWithinTimeLimitsRule implements Foreseeable<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        return new DateWindow(facts.today().minusDays(facts.profile().limits().connectDaysBackMax()), facts.today())
                .judge(facts.profile().calendar(), request.validFrom(), RequestFields.VALIDITY_START);
    }
}
