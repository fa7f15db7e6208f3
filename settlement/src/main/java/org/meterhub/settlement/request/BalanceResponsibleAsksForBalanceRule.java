package org.meterhub.settlement.request;

import java.util.Optional;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** A balance responsible party gets aggregations and balance fixings, D03 and D04, and nothing else: D11. */
@MarketRule(
        id = "balance-responsible-asks-for-balance",
        codes = RejectionCode.SEARCH_COMBINATION,
        sources = RuleSource.ENERGY_REQUEST)
public final class BalanceResponsibleAsksForBalanceRule implements ResultRule<EnergyRequest> {

    @Override
    public Optional<Rejection> check(ResultCase<? extends EnergyRequest> requested) {
        boolean balance = requested.basics().process() == BusinessReason.PRELIMINARY_AGGREGATION
                || requested.basics().process() == BusinessReason.BALANCE_FIXING;
        if (balance || requested.basics().role() != MarketRole.BALANCE_RESPONSIBLE_PARTY) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.SEARCH_COMBINATION.at(
                ResultRequestFields.PROCESS, "a balance responsible party can ask for D03 and D04"));
    }
}
