package org.meterhub.metereddata.rules;

import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;

/** The sender is the metering point's grid company of today: D50. */
@MarketRule(id = "sender-is-grid-company", codes = RejectionCode.NOT_DELEGATED, sources = RuleSource.METERED_DATA)
public final class SenderIsGridCompanyRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase series) {
        if (series.known().isEmpty() || series.isSentByOwner()) {
            return List.of();
        }
        return List.of(RejectionCode.NOT_DELEGATED.at(
                SeriesFields.SENDER,
                "found " + series.series().sender().value() + ", expected the grid company of the metering point"));
    }
}
