package org.meterhub.supplierregistry.chargelink;

import java.util.Optional;
import java.util.regex.Pattern;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.chargelink.ChargeLinksRequest.Link;
import org.meterhub.supplierregistry.pricelist.ChargeKind;
import org.meterhub.supplierregistry.rule.InputRule;

/** A charge is paid a whole number of times, a tariff once: E86. */
@MarketRule(id = "link-quantity-fits", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.SETTLEMENT)
final class LinkQuantityFitsRule implements InputRule<ChargeLinksRequest> {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

    @Override
    public Optional<Rejection> judge(ChargeLinksRequest request) {
        for (Link link : request.links()) {
            boolean once = link.factor().isEmpty() || link.factor().equals("1");
            if (!once
                    && (link.isOf(ChargeKind.TARIFF)
                            || !NUMBER.matcher(link.factor()).matches())) {
                return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                        LinkFields.FACTOR, "a whole number from 1 to 9999 is expected, and 1 of a tariff"));
            }
        }
        return Optional.empty();
    }
}
