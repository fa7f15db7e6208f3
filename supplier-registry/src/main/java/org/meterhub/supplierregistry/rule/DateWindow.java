package org.meterhub.supplierregistry.rule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/** The market days on which something may begin, first and last inclusive: how every rule about time limits judges. */
public record DateWindow(LocalDate earliest, LocalDate latest) {

    /** E17 when the date lies outside. */
    public Optional<Rejection> judge(MarketCalendar calendar, Instant date, String field) {
        LocalDate day = calendar.dayOf(date);
        if (!day.isBefore(earliest) && !day.isAfter(latest)) {
            return Optional.empty();
        }
        return Optional.of(
                RejectionCode.OUTSIDE_TIME_LIMITS.at(field, day + " is not between " + earliest + " and " + latest));
    }
}
