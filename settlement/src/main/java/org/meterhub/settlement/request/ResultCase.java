package org.meterhub.settlement.request;

import java.time.Instant;
import java.time.LocalDate;
import org.meterhub.marketmodel.MarketCalendar;

/**
 * A request beside all that its rules must know.
 *
 * @param ownsArea whether the grid area that is named is the sender's own; true where nobody could be asked
 * @param now the present
 * @param <R> the request
 */
public record ResultCase<R extends ResultRequest>(R request, boolean ownsArea, Instant now, MarketCalendar calendar) {

    ResultRequest.Basics basics() {
        return request.basics();
    }

    /** The hub's today. */
    LocalDate today() {
        return calendar.dayOf(now);
    }
}
