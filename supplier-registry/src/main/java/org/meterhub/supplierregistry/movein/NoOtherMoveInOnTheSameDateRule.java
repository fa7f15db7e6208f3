package org.meterhub.supplierregistry.movein;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.PointFacts;
import org.meterhub.supplierregistry.rule.TakenDate;

/**
 * No other move-in claims the date: D07 (the public rules have E22; neutrality permits D07 alone). Code and text are those that a change of supplier gets
 * for a date that is taken, so that asking for both does not tell which process has it (ADR 0014).
 */
@MarketRule(
        id = "no-other-move-in-on-the-same-date",
        codes = RejectionCode.ONGOING_MOVE,
        sources = {RuleSource.MOVE_IN, RuleSource.NORWAY})
final class NoOtherMoveInOnTheSameDateRule implements DomainRule<MoveInRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(MoveInRequest request, PointFacts facts) {
        if (!facts.moveClaimed()) {
            return Optional.empty();
        }
        return Optional.of(TakenDate.REJECTION);
    }
}
