package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.rule.InputRule;

/** The charge is named: E0H (validation-rules.md §11). */
final class ChargeCodeIsGivenRule implements InputRule<ChargeRequest> {

    @Override
    public Optional<Rejection> judge(ChargeRequest request) {
        if (!request.chargeCode().isBlank()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.DATA_NOT_AVAILABLE.at(ChargeFields.CODE, "the charge has no code"));
    }
}
