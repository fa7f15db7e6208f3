package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** Power and current limits, when given, are whole numbers of at most 6 digits: E86. */
@MarketRule(
        id = "power-limits-are-short-numbers",
        codes = RejectionCode.VALUE_INCORRECT,
        sources = RuleSource.METERING_POINT)
final class PowerLimitsAreShortNumbersRule implements InputRule<MeteringPointRequest> {

    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,6}");

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return Stream.of(PointAttribute.CONTRACTED_CAPACITY, PointAttribute.RATED_CURRENT)
                .filter(limit -> request.value(limit)
                        .filter(text -> !LIMIT.matcher(text).matches())
                        .isPresent())
                .findFirst()
                .map(limit ->
                        RejectionCode.VALUE_INCORRECT.at(limit.field(), "it is not a number of at most 6 digits"));
    }
}
