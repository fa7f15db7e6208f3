package org.meterhub.supplierregistry.pricelist;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.pricelist.ChargePricesRequest.Series;
import org.meterhub.supplierregistry.rule.InputRule;

/** Prices are told from local midnight to local midnight: E86. */
@MarketRule(id = "price-interval-is-midnight", codes = RejectionCode.VALUE_INCORRECT, sources = RuleSource.CHARGES)
final class PriceIntervalIsMidnightRule implements InputRule<ChargePricesRequest> {

    private final MarketCalendar calendar;

    PriceIntervalIsMidnightRule(MarketCalendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public Optional<Rejection> judge(ChargePricesRequest request) {
        for (Series series : request.series()) {
            for (Instant end : Stream.of(series.from(), series.to())
                    .filter(Objects::nonNull)
                    .toList()) {
                if (!calendar.isMidnight(end)) {
                    return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                            ChargeFields.INTERVAL, end + " is not midnight in " + calendar.zone()));
                }
            }
        }
        return Optional.empty();
    }
}
