package org.meterhub.settlement.run.compare;

import java.util.List;
import org.meterhub.marketmodel.Rejection;

/** What a request to compare two runs comes to. */
public sealed interface ComparisonOutcome {

    record Compared(RunComparison comparison) implements ComparisonOutcome {}

    /** The runs cannot be compared, for all these reasons. */
    record Refused(List<Rejection> reasons) implements ComparisonOutcome {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
