package org.meterhub.settlement.run;

import java.time.Instant;

/**
 * What a person did with a run. Kept for ever, also what was refused.
 *
 * @param person empty when not told
 * @param about a grid area, or why it was refused; empty when there is nothing to add
 */
public record RunAct(Kind kind, String person, String about, Instant at) {

    /** What can be done with a run. The names are stored: do not rename. */
    public enum Kind {
        STARTED,
        RESUMED,
        CANCELLED,
        APPROVED,
        APPROVAL_REFUSED,
        /** The results of one grid area were sent. */
        SENT
    }
}
