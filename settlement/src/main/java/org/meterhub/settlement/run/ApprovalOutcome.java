package org.meterhub.settlement.run;

import java.util.List;
import org.meterhub.marketmodel.Rejection;

/** What an attempt to approve a run comes to. */
public sealed interface ApprovalOutcome {

    /** The run is approved; also when it was already, and then by whom it was stays. */
    record Approved(String approvedBy) implements ApprovalOutcome {}

    /** It cannot be approved by this person or at this time. */
    record Refused(List<Rejection> reasons) implements ApprovalOutcome {

        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
