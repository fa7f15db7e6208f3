package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.Party;
import org.meterhub.supplierregistry.process.SupplyRequest;

/** Somebody registered answers for the balance: the party named, else the supplier's usual one: E18. */
@MarketRule(
        id = "balance-responsible-is-known",
        codes = RejectionCode.BALANCE_RESPONSIBLE_UNAUTHORISED,
        sources = RuleSource.DERIVED)
public final class BalanceResponsibleIsKnownRule implements DomainRule<SupplyRequest, PointFacts> {

    @Override
    public Optional<Rejection> judge(SupplyRequest request, PointFacts facts) {
        Party responsible = facts.balanceResponsible();
        if (responsible != null && responsible.holds(MarketRole.BALANCE_RESPONSIBLE_PARTY, request.effectiveFrom())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.BALANCE_RESPONSIBLE_UNAUTHORISED.at(
                RequestFields.BALANCE_RESPONSIBLE,
                request.balanceResponsible() == null
                        ? "none is named and the supplier has no usual one"
                        : request.balanceResponsible() + " is not registered as balance responsible party"));
    }
}
