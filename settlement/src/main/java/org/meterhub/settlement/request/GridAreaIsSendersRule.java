package org.meterhub.settlement.request;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** A grid company asks for areas of its own: E86. */
@MarketRule(
        id = "grid-area-is-senders",
        codes = RejectionCode.VALUE_INCORRECT,
        sources = {RuleSource.ENERGY_REQUEST, RuleSource.CHARGES_REQUEST})
public final class GridAreaIsSendersRule implements ResultRule<ResultRequest> {

    @Override
    public Optional<Rejection> check(ResultCase<? extends ResultRequest> requested) {
        boolean gridCompany = requested.basics().role() == MarketRole.METERED_DATA_RESPONSIBLE
                || requested.basics().role() == MarketRole.GRID_COMPANY;
        if (!gridCompany || requested.basics().gridArea().isBlank() || requested.ownsArea()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                ResultRequestFields.GRID_AREA, "the grid area is not one of the sender's"));
    }
}
