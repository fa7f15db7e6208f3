package org.meterhub.supplierregistry.pricelist;

import java.math.BigDecimal;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.pricelist.ChargePricesRequest.Point;
import org.meterhub.supplierregistry.pricelist.ChargePricesRequest.Series;
import org.meterhub.supplierregistry.rule.InputRule;

/** A price has at most eight digits before the point and six after it: E86. Zeros at the end do not count. */
@MarketRule(id = "price-digits-fit", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.CHARGES)
final class PriceDigitsFitRule implements InputRule<ChargePricesRequest> {

    private static final int INTEGER_DIGITS_MAX = 8;
    private static final int DECIMALS_MAX = 6;

    @Override
    public Optional<Rejection> judge(ChargePricesRequest request) {
        for (Series series : request.series()) {
            for (Point point : series.points()) {
                if (!fits(point.price())) {
                    return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                            ChargeFields.PRICE,
                            "the price at position " + point.position() + " has more than " + INTEGER_DIGITS_MAX
                                    + " digits or " + DECIMALS_MAX + " decimals"));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean fits(BigDecimal price) {
        BigDecimal plain = price.stripTrailingZeros();
        return plain.scale() <= DECIMALS_MAX && plain.precision() - plain.scale() <= INTEGER_DIGITS_MAX;
    }
}
