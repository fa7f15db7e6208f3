package org.meterhub.metereddata.rules;

import java.util.List;
import java.util.function.IntPredicate;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;
import org.meterhub.metereddata.SubmittedSeries;

/** Positions at fault, of which a detail names as many as a day has: one rejection a rule, however many positions break it. */
final class PositionList {

    /** So many positions are named, all that a market day can have; of the others the number is told. */
    static final int POSITIONS_NAMED_MAX = 100;

    private final StringBuilder named = new StringBuilder();
    private int count;

    void add(int position, String found) {
        if (count < POSITIONS_NAMED_MAX) {
            named.append(count == 0 ? "" : ", ").append(position).append(found);
        }
        count++;
    }

    /** Whether further positions are only counted, so that a caller need not find out which they are. */
    boolean isFull() {
        return count >= POSITIONS_NAMED_MAX;
    }

    /** Takes so many positions that nobody will name. */
    void addUnnamed(int positions) {
        count += positions;
    }

    /** The points of the series, by index, that break a rule. */
    static PositionList of(SubmittedSeries series, IntPredicate breaksRule) {
        PositionList list = new PositionList();
        for (int i = 0; i < series.count(); i++) {
            if (breaksRule.test(i)) {
                list.add(series.positions()[i], "");
            }
        }
        return list;
    }

    /** @return one rejection that lists the positions after the demand; none when there are no positions */
    List<Rejection> reject(RejectionCode code, String field, String demand) {
        if (count == 0) {
            return List.of();
        }
        String rest = count > POSITIONS_NAMED_MAX ? " and " + (count - POSITIONS_NAMED_MAX) + " more" : "";
        return List.of(code.at(field, demand + (count == 1 ? " at position " : " at positions ") + named + rest));
    }
}
