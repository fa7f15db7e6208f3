package org.meterhub.supplierregistry.movein;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.supplierregistry.internal.rules.DomainRule;
import org.meterhub.supplierregistry.internal.rules.Fields;
import org.meterhub.supplierregistry.internal.rules.PointFacts;

/** No other move-in claims the date: E22 (validation-rules.md §8). The text is fixed, as that of a change of supplier: by whom is not told. */
final class NoOtherMoveInOnTheSameDateRule implements DomainRule<MoveInRequest, PointFacts> {

    static final String TEXT = "the date is not available for a move-in at this metering point";

    @Override
    public Optional<Rejection> judge(MoveInRequest request, PointFacts facts) {
        if (!facts.moveClaimed()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.BLOCKED_FOR_SWITCHING.at(Fields.START, TEXT));
    }
}
