package org.meterhub.hubroutes.settlement;

import java.util.List;
import org.meterhub.marketmodel.GridAreaCode;

/** What became of a request to send the billing basis of a run. */
public sealed interface BillingOutcome {

    /**
     * What can be sent is queued.
     *
     * @param series RSM-012 series, one for each point and supplier; zero when all had been sent before
     * @param heldBack areas whose results have not been sent, of which nothing is sent
     * @param replaced areas of which a later run of the month was sent, of which nothing is sent
     */
    record Sent(long series, List<GridAreaCode> heldBack, List<GridAreaCode> replaced) implements BillingOutcome {

        public Sent {
            replaced = List.copyOf(replaced);
            heldBack = List.copyOf(heldBack);
        }
    }

    /** Nothing may be sent. */
    record Refused(String reason) implements BillingOutcome {}
}
