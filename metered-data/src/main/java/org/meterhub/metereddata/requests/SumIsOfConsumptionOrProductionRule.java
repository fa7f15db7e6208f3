package org.meterhub.metereddata.requests;

import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.MeteredPointPeriod;

/** A yearly sum is of consumption (E17) or production (E18): D18. Silent towards a stranger, who shall not learn the type. */
@MarketRule(
        id = "sum-is-of-consumption-or-production",
        codes = RejectionCode.METERING_POINT_TYPE,
        sources = RuleSource.YEARLY_SUM_REQUEST)
public final class SumIsOfConsumptionOrProductionRule implements DataRequestRule {

    @Override
    public List<Rejection> check(RequestCase requested) {
        for (MeteredPointPeriod stretch : requested.entitled()) {
            MeteringPointType type = stretch.type();
            if (type != MeteringPointType.CONSUMPTION && type != MeteringPointType.PRODUCTION) {
                return List.of(RejectionCode.METERING_POINT_TYPE.at(
                        DataRequestFields.METERING_POINT, "found " + type.code() + ", expected E17 or E18"));
            }
        }
        return List.of();
    }
}
