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

/** A capacity is in kilowatt or megawatt: D56. That it has a unit, the schema sees to. */
@MarketRule(id = "capacity-units-are-known", codes = RejectionCode.CAPACITY, sources = RuleSource.METERING_POINT)
final class CapacityUnitsAreKnownRule implements InputRule<MeteringPointRequest> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return Stream.of(PointAttribute.PHYSICAL_CAPACITY_UNIT, PointAttribute.CONTRACTED_CAPACITY_UNIT)
                .filter(unit -> request.value(unit)
                        .filter(code -> !Set.of("KWT", "MAW").contains(code))
                        .isPresent())
                .findFirst()
                .map(unit -> RejectionCode.CAPACITY.at(unit.field(), "it is neither KWT nor MAW"));
    }
}
