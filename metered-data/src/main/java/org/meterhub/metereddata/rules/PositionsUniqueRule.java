package org.meterhub.metereddata.rules;

import java.util.BitSet;
import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.SubmittedSeries;

/** No position occurs twice: E87. */
@MarketRule(id = "positions-unique", codes = RejectionCode.OBSERVATIONS_DO_NOT_FIT, sources = RuleSource.METERED_DATA)
public final class PositionsUniqueRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase seriesCase) {
        SubmittedSeries series = seriesCase.series();
        if (PositionsWithoutGapsRule.isInOrder(series)) {
            return List.of();
        }
        BitSet seen = new BitSet();
        BitSet twice = new BitSet();
        for (int i = 0; i < series.count(); i++) {
            int position = series.positions()[i];
            if (PositionsWithoutGapsRule.isPossible(position)) {
                (seen.get(position) ? twice : seen).set(position);
            }
        }
        PositionList list = new PositionList();
        twice.stream().forEach(position -> list.add(position, ""));
        return list.reject(RejectionCode.OBSERVATIONS_DO_NOT_FIT, SeriesFields.POSITION, "found more than one point");
    }
}
