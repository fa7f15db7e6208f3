package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** What can only be so or not is true or false: E86 (validation-rules.md §10). The schema sees to it; this keeps the registry safe by itself. */
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
