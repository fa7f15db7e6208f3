package org.meterhub.settlement.request;

import java.util.Optional;
import java.util.Set;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.marketmodel.SettlementMethod;

/** A settlement method is D01 or E02, and stands beside consumption only: D15. */
@MarketRule(
        id = "settlement-method-is-of-consumption",
        codes = RejectionCode.SETTLEMENT_METHOD,
        sources = RuleSource.ENERGY_REQUEST)
public final class SettlementMethodIsOfConsumptionRule implements ResultRule<EnergyRequest> {

    private static final Set<String> METHODS =
            Set.of(SettlementMethod.FLEX.code(), SettlementMethod.NON_PROFILED.code());

    @Override
    public Optional<Rejection> check(ResultCase<? extends EnergyRequest> requested) {
        String method = requested.request().settlementMethodCode();
        boolean consumption = requested.request().typeCode().equals(MeteringPointType.CONSUMPTION.code());
        if (method.isEmpty() || (consumption && METHODS.contains(method))) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.SETTLEMENT_METHOD.at(
                ResultRequestFields.SETTLEMENT_METHOD, "D01 or E02 is expected, and only of consumption (E17)"));
    }
}
