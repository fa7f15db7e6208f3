package org.meterhub.settlement.request;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** Energy is summed of consumption, production and exchange, E17, E18 and E20: D18. None named means all. */
@MarketRule(id = "type-is-settled", codes = RejectionCode.METERING_POINT_TYPE, sources = RuleSource.ENERGY_REQUEST)
public final class TypeIsSettledRule implements ResultRule<EnergyRequest> {

    private static final Set<String> SETTLED = Set.of(
            MeteringPointType.CONSUMPTION.code(),
            MeteringPointType.PRODUCTION.code(),
            MeteringPointType.EXCHANGE.code());

    @Override
    public Optional<Rejection> check(ResultCase<? extends EnergyRequest> requested) {
        String type = requested.request().typeCode();
        if (type.isEmpty() || SETTLED.contains(type)) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.METERING_POINT_TYPE.at(ResultRequestFields.TYPE, type + " is neither E17, E18 nor E20"));
    }
}
