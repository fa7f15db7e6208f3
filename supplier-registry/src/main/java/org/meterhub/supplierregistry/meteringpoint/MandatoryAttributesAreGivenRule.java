package org.meterhub.supplierregistry.meteringpoint;

import java.util.List;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.Foreseeable;

/** Of a new point it is said what it measures and how, where, how often and in what: D64. */
@MarketRule(
        id = "mandatory-attributes-are-given",
        codes = RejectionCode.MANDATORY_ATTRIBUTE,
        sources = RuleSource.METERING_POINT)
final class MandatoryAttributesAreGivenRule implements Foreseeable<MeteringPointRequest, PointFile> {

    private static final List<PointAttribute> MANDATORY = List.of(
            PointAttribute.TYPE,
            PointAttribute.SUB_TYPE,
            PointAttribute.GRID_AREA,
            PointAttribute.RESOLUTION,
            PointAttribute.UNIT,
            PointAttribute.PRODUCT);

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        return MANDATORY.stream()
                .filter(attribute -> request.value(attribute).isEmpty())
                .findFirst()
                .map(attribute -> RejectionCode.MANDATORY_ATTRIBUTE.at(attribute.field(), "it is missing"));
    }
}
