package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The product, when given, is one of the code list: E29. */
@MarketRule(id = "product-is-known", codes = RejectionCode.PRODUCT, sources = RuleSource.METERING_POINT)
final class ProductIsKnownRule implements InputRule<MeteringPointRequest> {

    private static final Set<String> PRODUCTS = Set.of(
            "5790001330590",
            "5790001330606",
            "8716867000016",
            "8716867000023",
            "8716867000030",
            "8716867000047",
            "8716867000139");

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.PRODUCT)
                .filter(code -> !PRODUCTS.contains(code))
                .map(value -> RejectionCode.PRODUCT.at(
                        PointAttribute.PRODUCT.field(), "'" + value + "' is no product of the code list"));
    }
}
