package org.meterhub.supplierregistry.meteringpoint;

import java.util.List;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.DomainRule;

/** What a point measures, where, and whether it is connected cannot be changed by an update: D30. */
@MarketRule(id = "attributes-may-change", codes = RejectionCode.ATTRIBUTE_NOT_UPDATABLE, sources = RuleSource.CODE_LIST)
final class AttributesMayChangeRule implements DomainRule<MeteringPointRequest, PointFile> {

    private static final List<PointAttribute> FIXED =
            List.of(PointAttribute.TYPE, PointAttribute.GRID_AREA, PointAttribute.CONNECTION_STATE);

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        return FIXED.stream()
                .filter(attribute -> request.value(attribute).isPresent()
                        && facts.at() != null
                        && !request.value(attribute).equals(facts.at().value(attribute)))
                .findFirst()
                .map(attribute -> RejectionCode.ATTRIBUTE_NOT_UPDATABLE.at(
                        attribute.field(), "it cannot be changed by this process"));
    }
}
