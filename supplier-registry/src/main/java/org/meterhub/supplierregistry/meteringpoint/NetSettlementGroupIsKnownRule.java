package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import java.util.regex.Pattern;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.InputRule;

/** The net settlement group, when given, is 0 to 7 or 99: D62. */
@MarketRule(
        id = "net-settlement-group-is-known",
        codes = RejectionCode.NET_SETTLEMENT_GROUP,
        sources = RuleSource.METERING_POINT)
final class NetSettlementGroupIsKnownRule implements InputRule<MeteringPointRequest> {

    private static final Pattern GROUP = Pattern.compile("[0-7]|99");

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request) {
        return request.value(PointAttribute.NET_SETTLEMENT_GROUP)
                .filter(group -> !GROUP.matcher(group).matches())
                .map(value -> RejectionCode.NET_SETTLEMENT_GROUP.at(
                        PointAttribute.NET_SETTLEMENT_GROUP.field(), "'" + value + "' is none of 0 to 7, 99"));
    }
}
