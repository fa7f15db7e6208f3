package org.meterhub.supplierregistry.changeofsupplier;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.MeteringPointPeriod;

/**
 * Only consumption and production can be supplied: E22 (validation-rules.md §7, rule 1). Nor can grid loss be switched by request: its supplier is
 * the grid company's choice (norway.md) [derived]. Rule 2, production obligation, is Danish and has no counterpart in the Norwegian profile.
 */
final class MeteringPointCanBeSuppliedRule implements DomainRule {

    private static final Set<MeteringPointType> SUPPLIED =
            Set.of(MeteringPointType.CONSUMPTION, MeteringPointType.PRODUCTION);

    @Override
    public Optional<Rejection> judge(ChangeOfSupplierRequest request, SwitchFacts facts) {
        MeteringPointPeriod point = facts.point();
        if (point == null
                || (SUPPLIED.contains(point.masterData().type())
                        && !point.masterData().gridLoss())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.BLOCKED_FOR_SWITCHING.at(
                Fields.METERING_POINT, "only consumption and production that is not grid loss can be supplied"));
    }
}
