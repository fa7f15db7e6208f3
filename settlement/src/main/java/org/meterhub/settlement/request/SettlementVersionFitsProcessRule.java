package org.meterhub.settlement.request;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** Which correction is wanted, D01 to D03, is said only where corrections are asked for (D32): E86. None named means the last. */
@MarketRule(
        id = "settlement-version-fits-process",
        codes = RejectionCode.VALUE_INCORRECT,
        sources = {RuleSource.ENERGY_REQUEST, RuleSource.CHARGES_REQUEST})
public final class SettlementVersionFitsProcessRule implements ResultRule<ResultRequest> {

    private static final Set<String> CORRECTIONS = Set.of("D01", "D02", "D03");

    @Override
    public Optional<Rejection> check(ResultCase<? extends ResultRequest> requested) {
        String version = requested.basics().settlementVersion();
        boolean correction = requested.basics().process() == BusinessReason.CORRECTION_SETTLEMENT;
        if (version.isEmpty() || (correction && CORRECTIONS.contains(version))) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.VALUE_INCORRECT.at(
                ResultRequestFields.SETTLEMENT_VERSION, "D01, D02 or D03 is expected, and only with process D32"));
    }
}
