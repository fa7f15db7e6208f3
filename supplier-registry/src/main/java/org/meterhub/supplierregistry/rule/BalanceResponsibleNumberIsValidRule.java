package org.meterhub.supplierregistry.rule;

import java.util.Optional;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.process.SupplyRequest;

/** The balance responsible's number, when given, is a GLN or an EIC: E18. */
@MarketRule(
        id = "balance-responsible-number-is-valid",
        codes = RejectionCode.BALANCE_RESPONSIBLE_UNAUTHORISED,
        sources = RuleSource.DERIVED)
public final class BalanceResponsibleNumberIsValidRule implements InputRule<SupplyRequest> {

    private final CheckDigits checkDigits;

    public BalanceResponsibleNumberIsValidRule(CheckDigits checkDigits) {
        this.checkDigits = checkDigits;
    }

    @Override
    public Optional<Rejection> judge(SupplyRequest request) {
        String number = request.balanceResponsible();
        if (number == null || PartyId.parse(number, checkDigits).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.BALANCE_RESPONSIBLE_UNAUTHORISED.at(
                RequestFields.BALANCE_RESPONSIBLE, "the number is neither a GLN nor an EIC"));
    }
}
