package org.meterhub.settlement.request;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** A grid company asks for energy as the one who reads the meters (MDR), not as grid company (DDM): D02. */
@MarketRule(
        id = "grid-company-asks-as-meter-reader",
        codes = RejectionCode.GENERAL_ERROR,
        sources = RuleSource.ENERGY_REQUEST)
public final class GridCompanyAsksAsMeterReaderRule implements ResultRule<EnergyRequest> {

    @Override
    public Optional<Rejection> check(ResultCase<? extends EnergyRequest> requested) {
        if (requested.basics().role() != MarketRole.GRID_COMPANY) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.GENERAL_ERROR.at(
                ResultRequestFields.SENDER_ROLE, "a grid company asks for energy in the role MDR"));
    }
}
