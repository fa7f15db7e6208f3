package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;

/** D20 measures reactive energy, and no other type does: E29. */
@MarketRule(id = "product-fits-type", codes = RejectionCode.PRODUCT, sources = RuleSource.METERING_POINT)
final class ProductFitsTypeRule implements ForeseeableOfNewPoint {

    private static final String REACTIVE_ENERGY = "8716867000047";

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        String product = facts.value(PointAttribute.PRODUCT).orElse(null);
        boolean reactive = facts.isOfType(Set.of(MeteringPointType.EXCHANGE_REACTIVE_ENERGY));
        if (product == null || reactive == product.equals(REACTIVE_ENERGY)) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.PRODUCT.at(
                PointAttribute.PRODUCT.field(), "'" + product + "' is not possible for this type"));
    }
}
