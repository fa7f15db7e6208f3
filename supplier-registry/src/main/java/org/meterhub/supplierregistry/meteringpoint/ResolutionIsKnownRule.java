package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The reading frequency, when given, is a quarter, an hour or a month: D53. */
@MarketRule(id = "resolution-is-known", codes = RejectionCode.READING_FREQUENCY, sources = RuleSource.METERING_POINT)
final class ResolutionIsKnownRule implements InputRule<MeteringPointRequest> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.RESOLUTION)
                .filter(code -> MarketCode.find(Resolution.class, code).isEmpty())
                .map(value -> RejectionCode.READING_FREQUENCY.at(
                        PointAttribute.RESOLUTION.field(), "'" + value + "' is none of PT15M, PT1H, P1M"));
    }
}
