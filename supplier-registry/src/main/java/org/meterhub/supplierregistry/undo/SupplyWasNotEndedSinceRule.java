package org.meterhub.supplierregistry.undo;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.RequestFields;

/** The sender has not asked for an end of the supply that it says it never should have had: D39. */
@MarketRule(
        id = "supply-was-not-ended-since",
        codes = RejectionCode.ONGOING_END_OF_SUPPLY,
        sources = RuleSource.DERIVED)
final class SupplyWasNotEndedSinceRule implements DomainRule<UndoRequest, UndoFacts> {

    @Override
    public Optional<Rejection> judge(UndoRequest request, UndoFacts facts) {
        if (!facts.endOfSupplySince()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.ONGOING_END_OF_SUPPLY.at(
                RequestFields.METERING_POINT, "the sender has asked for an end of this supply"));
    }
}
