package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;

/** Net settlement group 6, and no other, has a next reading date: D47. */
@MarketRule(
        id = "next-reading-date-fits-group",
        codes = RejectionCode.NET_SETTLEMENT_GROUP_6,
        sources = RuleSource.METERING_POINT)
final class NextReadingDateFitsGroupRule implements ForeseeableOfNewPoint {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        boolean group6 = facts.value(PointAttribute.NET_SETTLEMENT_GROUP).equals(Optional.of("6"));
        if (group6 == facts.value(PointAttribute.NEXT_READING_DATE).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.NET_SETTLEMENT_GROUP_6.at(
                PointAttribute.NEXT_READING_DATE.field(), "it is given in net settlement group 6 and in no other"));
    }
}
