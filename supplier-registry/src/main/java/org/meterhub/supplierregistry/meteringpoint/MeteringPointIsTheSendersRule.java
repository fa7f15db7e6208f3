package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.GridArea;
import org.meterhub.supplierregistry.rule.DomainRule;
import org.meterhub.supplierregistry.rule.RequestFields;

/** The point exists at the date and lies in an area of the sender: E10. Another's point and none at all get the same answer. */
@MarketRule(
        id = "metering-point-is-the-senders",
        codes = RejectionCode.METERING_POINT_UNKNOWN,
        sources = RuleSource.METERING_POINT)
final class MeteringPointIsTheSendersRule implements DomainRule<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        GridArea area = facts.ownArea();
        if (facts.at() != null && area != null && area.gridCompany().equals(request.sender())) {
            return Optional.empty();
        }
        return Optional.of(RejectionCode.METERING_POINT_UNKNOWN.at(
                RequestFields.DESCRIBED_POINT, "the sender has no such metering point at the date"));
    }
}
