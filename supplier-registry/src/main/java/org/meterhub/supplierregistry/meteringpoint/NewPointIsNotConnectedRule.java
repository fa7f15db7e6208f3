package org.meterhub.supplierregistry.meteringpoint;

import java.util.Optional;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.rule.Foreseeable;

/** A point begins its life in state new: D02. */
@MarketRule(id = "new-point-is-not-connected", codes = RejectionCode.GENERAL_ERROR, sources = RuleSource.METERING_POINT)
final class NewPointIsNotConnectedRule implements Foreseeable<MeteringPointRequest, PointFile> {

    @Override
    public Optional<Rejection> judge(MeteringPointRequest request, PointFile facts) {
        return request.value(PointAttribute.CONNECTION_STATE)
                .filter(state -> !state.equals(ConnectionState.NEW.code()))
                .map(state -> RejectionCode.GENERAL_ERROR.at(
                        PointAttribute.CONNECTION_STATE.field(), "a new metering point has state D03, not " + state));
    }
}
