package org.meterhub.supplierregistry.pricelist;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCalendar;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.Rejection;
import org.meterhub.marketmodel.RejectionCode;

/**
 * Which charges somebody asks about. Price lists are open to every party of the market, so no rule looks at who asks. [derived]: the sources say who may ask
 * (RSM-035) and no rules.
 *
 * @param owner number of the owner; empty for any
 * @param typeCode D01 to D03; empty for any
 * @param chargeCode empty for any
 * @param from inclusive
 * @param to exclusive; null for the longest time that may be asked about
 */
public record PriceListQuery(
        String owner,
        String typeCode,
        String chargeCode,
        Instant from,
        @Nullable Instant to) {

    /** A year of prices has nearly 9,000 steps by the hour and 35,000 by the quarter, and a market hundreds of charges. */
    public static final int DAYS_MAX = 366;

    /** Everything that is wrong with the question; nothing when it can be answered. */
    public List<Rejection> judge(MarketCalendar calendar) {
        List<Rejection> reasons = new ArrayList<>();
        if (!typeCode.isEmpty() && MarketCode.find(ChargeKind.class, typeCode).isEmpty()) {
            reasons.add(RejectionCode.VALUE_INCORRECT.at(ChargeFields.TYPE, "'" + typeCode + "' is no type of charge"));
        }
        if (!calendar.isMidnight(from)) {
            reasons.add(
                    RejectionCode.FORMAT_ILLEGAL.at("start_DateAndOrTime.dateTime", from + " is no local midnight"));
        }
        if (to != null && !calendar.isMidnight(to)) {
            reasons.add(RejectionCode.FORMAT_ILLEGAL.at("end_DateAndOrTime.dateTime", to + " is no local midnight"));
        }
        if (to != null && !from.isBefore(to)) {
            reasons.add(RejectionCode.PERIOD_INVALID.at("end_DateAndOrTime.dateTime", "it ends before it begins"));
        }
        if (to != null && to.isAfter(longest(calendar))) {
            reasons.add(RejectionCode.OUTSIDE_TIME_LIMITS.at(
                    "end_DateAndOrTime.dateTime", "at most " + DAYS_MAX + " days can be asked about"));
        }
        return reasons;
    }

    /** The time asked about. */
    public Interval period(MarketCalendar calendar) {
        return new Interval(from, to == null ? longest(calendar) : to);
    }

    private Instant longest(MarketCalendar calendar) {
        return calendar.startOf(calendar.dayOf(from).plusDays(DAYS_MAX));
    }

    boolean matches(ChargeKey key) {
        return (owner.isEmpty() || owner.equals(key.owner().value()))
                && (typeCode.isEmpty() || typeCode.equals(key.kind().code()))
                && (chargeCode.isEmpty() || chargeCode.equals(key.code()));
    }
}
