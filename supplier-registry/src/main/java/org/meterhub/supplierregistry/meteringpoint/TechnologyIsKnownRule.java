package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.regex.Pattern;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The technology of a plant, when given, is one of the code list: D59. */
@MarketRule(id = "technology-is-known", codes = RejectionCode.TECHNOLOGY, sources = RuleSource.METERING_POINT)
final class TechnologyIsKnownRule implements InputRule<MeteringPointRequest> {

    private static final Pattern TECHNOLOGY = Pattern.compile("D(0[1-9]|1[0-9]|20|98|99)");

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.ASSET_TYPE)
                .filter(code -> !TECHNOLOGY.matcher(code).matches())
                .map(value -> RejectionCode.TECHNOLOGY.at(
                        PointAttribute.ASSET_TYPE.field(), "'" + value + "' is none of D01 to D20, D98, D99"));
    }
}
