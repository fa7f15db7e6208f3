package org.meterhub.supplierregistry.undo;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.RequestFields;

/**
 * The sender began to supply the point at that date, by a change or move that has taken effect: E47. Whether others did is not told: their change and none
 * at all get the same answer.
 */
@MarketRule(
        id = "sender-began-to-supply-at-the-start",
        codes = RejectionCode.NO_ONGOING_SWITCH,
        sources = RuleSource.CODE_LIST)
final class SenderBeganToSupplyAtTheStartRule implements DomainRule<UndoRequest, UndoFacts> {

    @Override
    public Optional<Rejection> judge(UndoRequest request, UndoFacts facts) {
        if (facts.point() == null || facts.wrong() != null) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.NO_ONGOING_SWITCH.at(
                RequestFields.START, "no supply that the sender asked for in this way begins at the date"));
    }
}
