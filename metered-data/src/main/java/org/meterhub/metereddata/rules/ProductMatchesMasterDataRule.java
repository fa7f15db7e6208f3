package org.meterhub.metereddata.rules;

import java.util.List;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.MeteredPointPeriod;

/**
 * The product, when given, is one of the code list and that of the metering point throughout the period: E29 [derived: the code list offers it, the public
 * rules are silent].
 */
@MarketRule(
        id = "product-matches-master-data",
        codes = RejectionCode.PRODUCT,
        sources = {RuleSource.CODE_LIST, RuleSource.DERIVED})
public final class ProductMatchesMasterDataRule implements SeriesRule {

    /** The market's list of energy products (docs/reference/code-lists.md). */
    private static final Set<String> PRODUCTS = Set.of(
            "5790001330590",
            "5790001330606",
            "8716867000016",
            "8716867000023",
            "8716867000030",
            "8716867000047",
            "8716867000115",
            "8716867000122",
            "8716867000139",
            "8716867000146",
            "8716867009911");

    @Override
    public List<Rejection> check(SeriesCase series) {
        String found = series.series().product();
        if (found.isEmpty()) {
            return List.of();
        }
        if (!PRODUCTS.contains(found)) {
            return List.of(RejectionCode.PRODUCT.at(
                    SeriesFields.PRODUCT, "found " + found + ", expected a product of the code list"));
        }
        for (MeteredPointPeriod stretch : series.concerned()) {
            if (!stretch.product().equals(found)) {
                return List.of(RejectionCode.PRODUCT.at(
                        SeriesFields.PRODUCT, "found " + found + series.expected(stretch.product())));
            }
        }
        return List.of();
    }
}
