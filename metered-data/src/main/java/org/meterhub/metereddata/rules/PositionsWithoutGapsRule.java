package org.meterhub.metereddata.rules;

import java.util.BitSet;
import java.util.List;
import org.meterhub.marketmodel.MarketRule;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.marketmodel.RuleSource;
import org.meterhub.metereddata.SeriesValues;
import org.meterhub.metereddata.SubmittedSeries;

/** Every position from 1 to the highest occurs: E87. */
@MarketRule(
        id = "positions-without-gaps",
        codes = RejectionCode.OBSERVATIONS_DO_NOT_FIT,
        sources = RuleSource.METERED_DATA)
public final class PositionsWithoutGapsRule implements SeriesRule {

    @Override
    public List<Rejection> check(SeriesCase seriesCase) {
        SubmittedSeries series = seriesCase.series();
        if (isInOrder(series)) {
            return List.of();
        }
        BitSet seen = new BitSet();
        PositionList impossible = new PositionList();
        for (int i = 0; i < series.count(); i++) {
            if (isPossible(series.positions()[i])) {
                seen.set(series.positions()[i]);
            } else {
                impossible.add(series.positions()[i], "");
            }
        }
        PositionList missing = missing(seen);
        List<Rejection> gaps =
                missing.reject(RejectionCode.OBSERVATIONS_DO_NOT_FIT, SeriesFields.POSITION, "found no point");
        return gaps.isEmpty()
                ? impossible.reject(
                        RejectionCode.OBSERVATIONS_DO_NOT_FIT,
                        SeriesFields.POSITION,
                        "expected positions from 1, found one")
                : gaps;
    }

    /** A lone point at the highest position leaves nearly a million gaps: the first are named, the others only counted. */
    private static PositionList missing(BitSet seen) {
        PositionList missing = new PositionList();
        int gaps = seen.isEmpty() ? 0 : seen.length() - 1 - seen.cardinality();
        int named = 0;
        for (int gap = seen.nextClearBit(1); named < gaps && !missing.isFull(); gap = seen.nextClearBit(gap + 1)) {
            missing.add(gap, "");
            named++;
        }
        missing.addUnnamed(gaps - named);
        return missing;
    }

    /** Whether the points stand at positions 1, 2, 3 and so on, as nearly all do: nothing is missing or double then. */
    static boolean isInOrder(SubmittedSeries series) {
        int[] positions = series.positions();
        for (int i = 0; i < series.count(); i++) {
            if (positions[i] != i + 1) {
                return false;
            }
        }
        return true;
    }

    static boolean isPossible(int position) {
        return position >= 1 && position <= SeriesValues.SIZE_MAX;
    }
}
