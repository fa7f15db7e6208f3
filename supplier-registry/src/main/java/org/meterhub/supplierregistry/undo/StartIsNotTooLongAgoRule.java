package org.meterhub.supplierregistry.undo;

import java.time.LocalDate;
import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.Foreseeable;
import org.meterhub.supplierregistry.rule.RequestFields;

/** What was wrong is undone within a limited time after its start: E17. */
@MarketRule(id = "start-is-not-too-long-ago", codes = RejectionCode.OUTSIDE_TIME_LIMITS, sources = RuleSource.DERIVED)
final class StartIsNotTooLongAgoRule implements Foreseeable<UndoRequest, UndoFacts> {

    @Override
    public Optional<Rejection> judge(UndoRequest request, UndoFacts facts) {
        LocalDate latest = facts.profile()
                .calendar()
                .dayOf(request.start())
                .plusDays(facts.profile().limits().undoDaysMax());
        LocalDate today = facts.profile().calendar().dayOf(facts.now());
        if (!today.isAfter(latest)) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.OUTSIDE_TIME_LIMITS.at(RequestFields.START, "it could be undone until " + latest));
    }
}
