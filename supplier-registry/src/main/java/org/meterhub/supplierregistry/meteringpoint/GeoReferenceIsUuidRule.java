package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.regex.Pattern;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The reference to a public register of addresses, when given, is a UUID: E86. */
@MarketRule(id = "geo-reference-is-uuid", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.METERING_POINT)
final class GeoReferenceIsUuidRule implements InputRule<MeteringPointRequest> {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.GEO_REFERENCE)
                .filter(text -> !UUID.matcher(text).matches())
                .map(value -> RejectionCode.VALUE_INCORRECT.at(
                        PointAttribute.GEO_REFERENCE.field(), "'" + value + "' is not a UUID"));
    }
}
