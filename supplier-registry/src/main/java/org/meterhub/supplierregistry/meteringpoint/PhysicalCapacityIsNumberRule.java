package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.regex.Pattern;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The capacity of a plant, when given, is a number of at most 8 characters: D56. */
@MarketRule(id = "physical-capacity-is-number", codes = RejectionCode.CAPACITY, sources = RuleSource.METERING_POINT)
final class PhysicalCapacityIsNumberRule implements InputRule<MeteringPointRequest> {

    private static final int LENGTH_MAX = 8;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.PHYSICAL_CAPACITY)
                .filter(number ->
                        number.length() > LENGTH_MAX || !NUMBER.matcher(number).matches())
                .map(value -> RejectionCode.CAPACITY.at(
                        PointAttribute.PHYSICAL_CAPACITY.field(),
                        "it is not a number of at most " + LENGTH_MAX + " characters"));
    }
}
