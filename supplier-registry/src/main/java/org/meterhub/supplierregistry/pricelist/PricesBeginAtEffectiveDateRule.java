package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** The prices begin at the effective date: E0H. */
@MarketRule(
        id = "prices-begin-at-effective-date",
        codes = RejectionCode.DATA_NOT_AVAILABLE,
        sources = RuleSource.CHARGES)
final class PricesBeginAtEffectiveDateRule implements InputRule<ChargePricesRequest> {

    @Override
    public Optional<Rejection> judge(ChargePricesRequest request) {
        boolean begins = request.series().isEmpty()
                || request.series().get(0).from() == null
                || request.validFrom().equals(request.series().get(0).from());
        if (begins) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.DATA_NOT_AVAILABLE.at(
                ChargeFields.INTERVAL, "the first price is not of the effective date, " + request.validFrom()));
    }
}
