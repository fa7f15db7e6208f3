package org.meterhub.settlement.request;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.BusinessReason;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/** Which correction is wanted, D01 to D03, is said only where corrections are asked for (D32): E86 (validation-rules.md §3 and §4). None named means the last. */
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
