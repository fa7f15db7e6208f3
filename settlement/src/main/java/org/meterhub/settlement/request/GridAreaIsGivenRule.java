package org.meterhub.settlement.request;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** A grid company names the area that it asks for: D64. */
@MarketRule(
        id = "grid-area-is-given",
        codes = RejectionCode.MANDATORY_ATTRIBUTE,
        sources = {RuleSource.ENERGY_REQUEST, RuleSource.CHARGES_REQUEST})
public final class GridAreaIsGivenRule implements ResultRule<ResultRequest> {

    @Override
    public Optional<Rejection> check(ResultCase<? extends ResultRequest> requested) {
        boolean gridCompany = requested.basics().role() == MarketRole.METERED_DATA_RESPONSIBLE
                || requested.basics().role() == MarketRole.GRID_COMPANY;
        if (!gridCompany || !requested.basics().gridArea().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.MANDATORY_ATTRIBUTE.at(ResultRequestFields.GRID_AREA, "the grid area is missing"));
    }
}
