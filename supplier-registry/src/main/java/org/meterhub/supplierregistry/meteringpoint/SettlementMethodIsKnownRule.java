package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The settlement method, when given, is flex or non-profiled: D15. */
@MarketRule(
        id = "settlement-method-is-known",
        codes = RejectionCode.SETTLEMENT_METHOD,
        sources = RuleSource.METERING_POINT)
final class SettlementMethodIsKnownRule implements InputRule<MeteringPointRequest> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.SETTLEMENT_METHOD)
                .filter(code -> MarketCode.find(SettlementMethod.class, code).isEmpty())
                .map(value -> RejectionCode.SETTLEMENT_METHOD.at(
                        PointAttribute.SETTLEMENT_METHOD.field(), "'" + value + "' is neither D01 nor E02"));
    }
}
