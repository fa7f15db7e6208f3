package org.meterhub.settlement.request;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** Exchange, and consumption over all settlement methods, are the grid company's alone: D11. */
@MarketRule(id = "type-is-the-roles", codes = RejectionCode.SEARCH_COMBINATION, sources = RuleSource.ENERGY_REQUEST)
public final class TypeIsTheRolesRule implements ResultRule<EnergyRequest> {

    @Override
    public Optional<Rejection> check(ResultCase<? extends EnergyRequest> requested) {
        String type = requested.request().typeCode();
        boolean total = type.equals(MeteringPointType.CONSUMPTION.code())
                && requested.request().settlementMethodCode().isEmpty();
        if (requested.basics().role() == MarketRole.METERED_DATA_RESPONSIBLE
                || !(total || type.equals(MeteringPointType.EXCHANGE.code()))) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.SEARCH_COMBINATION.at(
                ResultRequestFields.TYPE,
                "only the grid company can ask for exchange, or for consumption without settlement method"));
    }
}
