package org.meterhub.supplierregistry.pricelist;

import java.time.Instant;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** A charge does not end before it begins; where it ends as it begins it is stopped: E50. */
@MarketRule(id = "charge-ends-after-start", codes = RejectionCode.PERIOD_INVALID, sources = RuleSource.DERIVED)
final class ChargeEndsAfterStartRule implements InputRule<ChargeInformationRequest> {

    @Override
    public Optional<Rejection> judge(ChargeInformationRequest request) {
        Instant end = request.validTo();
        if (end == null || !end.isBefore(request.validFrom())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.PERIOD_INVALID.at(ChargeFields.END, "the charge ends before it begins"));
    }
}
