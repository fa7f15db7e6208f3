package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** The kind of charge is named, E0H, and is subscription, fee or tariff, E86. */
@MarketRule(
        id = "charge-type-is-known",
        codes = {RejectionCode.DATA_NOT_AVAILABLE, RejectionCode.VALUE_INCORRECT},
        sources = RuleSource.CHARGES)
final class ChargeTypeIsKnownRule implements InputRule<ChargeRequest> {

    @Override
    public Optional<Rejection> judge(ChargeRequest request) {
        if (request.typeCode().isBlank()) {
            return Optional.of(RejectionCode.DATA_NOT_AVAILABLE.at(ChargeFields.TYPE, "the type of charge is missing"));
        }
        if (request.kind().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                ChargeFields.TYPE, request.typeCode() + " is neither D01, D02 nor D03"));
    }
}
