package org.meterhub.settlement.run.deviation;

import java.util.List;
import org.meterhub.marketmodel.Rejection;

/** What became of a request for a deviation settlement. */
public sealed interface DeviationOutcome {

    /** It is settled and kept; days that could not be settled say why. */
    record Settled(DeviationRun run) implements DeviationOutcome {}

    /** Nothing was done; every reason is named. */
    record Refused(List<Rejection> reasons) implements DeviationOutcome {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
