package org.meterhub.supplierregistry.pricelist;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.InputRule;

/** All that a charge must have is there, unless it is stopped: E0H. */
@MarketRule(id = "charge-attributes-are-given", codes = RejectionCode.DATA_NOT_AVAILABLE, sources = RuleSource.CHARGES)
final class ChargeAttributesAreGivenRule implements InputRule<ChargeInformationRequest> {

    @Override
    public Optional<Rejection> judge(ChargeInformationRequest request) {
        List<String> missing = new ArrayList<>();
        if (request.name().isBlank()) {
            missing.add("name");
        }
        if (request.description().isBlank()) {
            missing.add("description");
        }
        if (request.resolution().isBlank()) {
            missing.add("priceTimeFrame_Period.resolution");
        }
        if (request.vatPayerCode().isBlank()) {
            missing.add("VATPayer");
        }
        if (request.transparent() == null) {
            missing.add("transparentInvoicing");
        }
        if (request.tax() == null) {
            missing.add("taxIndicator");
        }
        if (missing.isEmpty() || request.isStop()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.DATA_NOT_AVAILABLE.at(
                ChargeFields.CODE, "missing of the charge: " + String.join(", ", missing)));
    }
}
