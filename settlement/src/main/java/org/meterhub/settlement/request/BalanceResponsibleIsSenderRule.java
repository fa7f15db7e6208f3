package org.meterhub.settlement.request;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** A balance responsible party asks for itself and names itself: E18. */
@MarketRule(
        id = "balance-responsible-is-sender",
        codes = RejectionCode.BALANCE_RESPONSIBLE_UNAUTHORISED,
        sources = RuleSource.ENERGY_REQUEST)
public final class BalanceResponsibleIsSenderRule implements ResultRule<EnergyRequest> {

    @Override
    public Optional<Rejection> check(ResultCase<? extends EnergyRequest> requested) {
        if (requested.basics().role() != MarketRole.BALANCE_RESPONSIBLE_PARTY
                || requested
                        .request()
                        .balanceResponsible()
                        .equals(requested.basics().sender().value())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.BALANCE_RESPONSIBLE_UNAUTHORISED.at(
                ResultRequestFields.BALANCE_RESPONSIBLE, "the balance responsible must be the sender"));
    }
}
