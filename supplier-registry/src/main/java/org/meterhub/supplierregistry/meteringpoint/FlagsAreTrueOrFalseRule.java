package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** What can only be so or not is true or false: E86. The schema sees to it; this keeps the registry safe by itself. */
@MarketRule(id = "flags-are-true-or-false", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.METERING_POINT)
final class FlagsAreTrueOrFalseRule implements InputRule<MeteringPointRequest> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return Stream.of(PointAttribute.PRODUCTION_OBLIGATION, PointAttribute.ACTUAL_ADDRESS)
                .filter(flag -> request.value(flag)
                        .filter(text -> !Set.of("true", "false").contains(text))
                        .isPresent())
                .findFirst()
                .map(flag -> RejectionCode.VALUE_INCORRECT.at(flag.field(), "it is neither true nor false"));
    }
}
