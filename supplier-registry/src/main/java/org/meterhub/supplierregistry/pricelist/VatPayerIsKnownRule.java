package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** Who pays the VAT is D01 or D02: E86. */
@MarketRule(id = "vat-payer-is-known", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.CHARGES)
final class VatPayerIsKnownRule implements InputRule<ChargeInformationRequest> {

    private static final Set<String> PAYERS = Set.of("D01", "D02");

    @Override
    public Optional<Rejection> judge(ChargeInformationRequest request) {
        if (request.vatPayerCode().isBlank() || PAYERS.contains(request.vatPayerCode())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                ChargeFields.VAT_PAYER, request.vatPayerCode() + " is neither D01 nor D02"));
    }
}
