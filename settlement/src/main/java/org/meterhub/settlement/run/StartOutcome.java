package org.meterhub.settlement.run;

import java.util.List;
import org.meterhub.marketmodel.Rejection;

/** What became of a request to settle. */
public sealed interface StartOutcome {

    /** The run is recorded with its version and can be executed. */
    record Started(SettlementRun run) implements StartOutcome {}

    /** Nothing was recorded; every reason is named. */
    record Refused(List<Rejection> reasons) implements StartOutcome {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
