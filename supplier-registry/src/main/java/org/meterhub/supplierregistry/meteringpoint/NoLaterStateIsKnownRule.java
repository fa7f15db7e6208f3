package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.RequestFields;

/** The point does not change its state later, as far as is known: D16. What is to be done before must be asked for before. */
@MarketRule(id = "no-later-state-is-known", codes = RejectionCode.CONNECTION_STATE, sources = RuleSource.DERIVED)
final class NoLaterStateIsKnownRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        boolean changesLater = facts.periods().stream()
                .filter(period -> period.validFrom().isAfter(request.validFrom()))
                .flatMap(period -> period.value(PointAttribute.CONNECTION_STATE).stream())
                .anyMatch(state -> facts.state().isPresent()
                        && !state.equals(facts.state().get().code()));
        if (!changesLater) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.CONNECTION_STATE.at(
                RequestFields.VALIDITY_START, "a later change of the state is registered already"));
    }
}
