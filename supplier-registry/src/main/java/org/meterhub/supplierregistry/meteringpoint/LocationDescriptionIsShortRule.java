package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The text that describes the location has at most 60 characters: E86. */
@MarketRule(
        id = "location-description-is-short",
        codes = RejectionCode.VALUE_INCORRECT,
        sources = RuleSource.METERING_POINT)
final class LocationDescriptionIsShortRule implements InputRule<MeteringPointRequest> {

    private static final int LENGTH_MAX = 60;

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.LOCATION_DESCRIPTION)
                .filter(text -> text.length() > LENGTH_MAX)
                .map(value -> RejectionCode.VALUE_INCORRECT.at(
                        PointAttribute.LOCATION_DESCRIPTION.field(),
                        value.length() + " characters, at most " + LENGTH_MAX));
    }
}
