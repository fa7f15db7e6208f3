package org.meterhub.hubroutes.settlement;

import java.util.List;
import org.meterhub.marketmodel.GridAreaCode;

/** What became of a request to send a run. */
public sealed interface SendOutcome {

    /**
     * What can be sent is queued.
     *
     * @param documents zero when all had been sent before
     * @param withoutResults areas that were not settled, of which nothing is sent
     * @param heldBack areas to whose results something is missing, of which nothing is sent because nobody said so
     * @param overtaken areas that a later run has settled, of which nothing is sent any more
     */
    record Sent(
            int documents, List<GridAreaCode> withoutResults, List<GridAreaCode> heldBack, List<GridAreaCode> overtaken)
            implements SendOutcome {

        public Sent {
            overtaken = List.copyOf(overtaken);
            heldBack = List.copyOf(heldBack);
            withoutResults = List.copyOf(withoutResults);
        }
    }

    /** Nothing may be sent. */
    record Refused(String reason) implements SendOutcome {}
}
