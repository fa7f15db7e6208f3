package org.meterhub.metereddata.requests;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/**
 * One transaction of an RSM-015 as it was sent, before any rule has looked at it.
 *
 * @param transactionId the sender's id of it
 * @param kind what is asked for
 * @param meteringPoint text of the metering point's number
 * @param startText as written; empty when absent
 * @param start inclusive; null when the text names no instant
 * @param endText as written; empty when absent
 * @param end exclusive; null when the text names no instant
 * @param requester who asks
 * @param role in which role
 */
public record DataRequest(
        String transactionId,
        Kind kind,
        String meteringPoint,
        String startText,
        @Nullable Instant start,
        String endText,
        @Nullable Instant end,
        PartyId requester,
        MarketRole role) {

    /** What can be asked for. */
    public enum Kind {
        /** BRS-025, process E23: the values of a period, as they are stored. */
        VALUES,
        /** BRS-024, process E30: their sum over a year. */
        YEARLY_SUM
    }

    /** The metering point's number, by its form. Empty when it is none. */
    public Optional<Gsrn> gsrn() {
        return Gsrn.isValid(meteringPoint, CheckDigits.WARN) ? Optional.of(new Gsrn(meteringPoint)) : Optional.empty();
    }

    /** Whether it leaves the period to the hub. */
    public boolean namesNoPeriod() {
        return startText.isEmpty() && endText.isEmpty();
    }

    /** The period as it stands there; empty when start or end are missing or in the wrong order. */
    Optional<Interval> namedPeriod() {
        return start != null && end != null && start.isBefore(end)
                ? Optional.of(new Interval(start, end))
                : Optional.empty();
    }
}
