package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The meter number, when given, has at most 15 characters: E86. */
@MarketRule(id = "meter-number-is-short", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.METERING_POINT)
final class MeterNumberIsShortRule implements InputRule<MeteringPointRequest> {

    private static final int LENGTH_MAX = 15;

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.METER_NUMBER)
                .filter(number -> number.length() > LENGTH_MAX)
                .map(value -> RejectionCode.VALUE_INCORRECT.at(
                        PointAttribute.METER_NUMBER.field(), value.length() + " characters, at most " + LENGTH_MAX));
    }
}
