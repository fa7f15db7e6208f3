package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.DomainRule;

/** An exchange point lies between two grid areas, one of them its own; others do not: D46. */
@MarketRule(id = "exchange-areas-fit-type", codes = RejectionCode.GRID_AREA, sources = RuleSource.METERING_POINT)
final class ExchangeAreasFitTypeRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        boolean exchange = facts.isOfType(Set.of(MeteringPointType.EXCHANGE));
        Optional<String> from = facts.value(PointAttribute.FROM_GRID_AREA);
        Optional<String> to = facts.value(PointAttribute.TO_GRID_AREA);
        boolean fits = exchange
                ? facts.area(PointAttribute.FROM_GRID_AREA).isPresent()
                        && facts.area(PointAttribute.TO_GRID_AREA).isPresent()
                        && !from.equals(to)
                        && (facts.value(PointAttribute.GRID_AREA).equals(from)
                                || facts.value(PointAttribute.GRID_AREA).equals(to))
                : from.isEmpty() && to.isEmpty();
        if (fits) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.GRID_AREA.at(
                PointAttribute.FROM_GRID_AREA.field(),
                "an exchange point (E20), and no other, lies between its own and another grid area"));
    }
}
