package org.meterhub.metereddata.rules;

import java.util.List;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.MeteredPointPeriod;

/** The metering point is connected (E22) or disconnected (E23) throughout the period: D16. */
@MarketRule(id = "connected-or-disconnected", codes = RejectionCode.CONNECTION_STATE, sources = RuleSource.METERED_DATA)
public final class ConnectedOrDisconnectedRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        for (MeteredPointPeriod stretch : series.concerned()) {
            ConnectionState state = stretch.state();
            if (state != ConnectionState.CONNECTED && state != ConnectionState.DISCONNECTED) {
                String found = series.isSentByOwner() ? "found " + state.code() + ", expected" : "expected";
                return List.of(RejectionCode.CONNECTION_STATE.at(
                        SeriesFields.METERING_POINT, found + " E22 or E23 throughout the period"));
            }
        }
        return List.of();
    }
}
