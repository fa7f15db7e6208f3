package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;

/** Months are for D01 and D02 only, and net consumption has hours: D53. */
@MarketRule(id = "resolution-fits-type", codes = RejectionCode.READING_FREQUENCY, sources = RuleSource.METERING_POINT)
final class ResolutionFitsTypeRule implements ForeseeableOfNewPoint {

    private static final Set<MeteringPointType> MONTHLY =
            Set.of(MeteringPointType.VE_PRODUCTION, MeteringPointType.ANALYSIS);

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        Resolution resolution = facts.value(PointAttribute.RESOLUTION)
                .flatMap(code -> MarketCode.find(Resolution.class, code))
                .orElse(null);
        boolean wrong = (resolution == Resolution.MONTH && !facts.isOfType(MONTHLY))
                || (resolution != null
                        && resolution != Resolution.HOUR
                        && facts.isOfType(Set.of(MeteringPointType.NET_CONSUMPTION)));
        if (!wrong) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.READING_FREQUENCY.at(
                PointAttribute.RESOLUTION.field(), "it is not possible for this type"));
    }
}
