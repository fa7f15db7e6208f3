package org.meterhub.supplierregistry.movein;

import java.util.Optional;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.TakenDate;

/**
 * No other move-in claims the date: D07 (validation-rules.md §8 has E22, norway.md permits D07 alone). Code and text are those that a change of supplier gets
 * for a date that is taken, so that asking for both does not tell which process has it (ADR 0014).
 */
final class NoOtherMoveInOnTheSameDateRule implements DomainRule<MoveInRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(MoveInRequest request, PointFacts facts) {
        if (!facts.moveClaimed()) {
            return Optional.empty();
        }
        return Optional.of(TakenDate.REJECTION);
    }
}
