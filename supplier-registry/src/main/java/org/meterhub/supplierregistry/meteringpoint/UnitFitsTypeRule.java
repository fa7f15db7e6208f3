package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;

/** The unit is that of the type: E73. Reactive energy is in K3; D17 and D18 in KWH or MWH; D01, D02 and D99 in any; all others in KWH. */
@MarketRule(id = "unit-fits-type", codes = RejectionCode.MEASURE_UNIT, sources = RuleSource.METERING_POINT)
final class UnitFitsTypeRule implements ForeseeableOfNewPoint {

    private static final Set<MeteringPointType> ANY =
            Set.of(MeteringPointType.VE_PRODUCTION, MeteringPointType.ANALYSIS, MeteringPointType.INTERNAL_USE);
    private static final Set<MeteringPointType> LARGE =
            Set.of(MeteringPointType.OTHER_CONSUMPTION, MeteringPointType.OTHER_PRODUCTION);

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        String unit = facts.value(PointAttribute.UNIT).orElse(null);
        if (unit == null || facts.isOfType(ANY)) {
            return Optional.empty();
        }
        boolean fits = facts.isOfType(Set.of(MeteringPointType.EXCHANGE_REACTIVE_ENERGY))
                ? unit.equals("K3")
                : unit.equals("KWH") || (unit.equals("MWH") && facts.isOfType(LARGE));
        if (fits) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.MEASURE_UNIT.at(
                PointAttribute.UNIT.field(), "'" + unit + "' is not possible for this type"));
    }
}
