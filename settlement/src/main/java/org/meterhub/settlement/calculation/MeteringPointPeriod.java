package org.meterhub.settlement.calculation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;

/**
 * A time in which nothing changes that matters to settlement at one metering point (settlement.md §2.1). Only times in which the point is
 * connected or disconnected and has a supplier are given; what a point without a supplier uses becomes grid loss.
 *
 * @param meteringPoint the point's number, a GSRN as a {@code long}; no check digit is demanded
 * @param type only consumption, production and exchange count
 * @param settlementMethod only consumption has one
 * @param gridArea the area the point lies in
 * @param fromGridArea where the energy of an exchange point comes from, else null
 * @param toGridArea where it goes, else null
 * @param resolution of the point's readings, quarter or hour
 * @param supplier number of the energy supplier; null for exchange points
 * @param balanceResponsible number of the balance responsible party; null for exchange points
 * @param gridLoss whether this is a grid-loss point: consumption takes positive grid loss, production takes negative
 * @param from inclusive
 * @param to exclusive; null while it lasts
 */
public record MeteringPointPeriod(
        long meteringPoint,
        MeteringPointType type,
        @Nullable SettlementMethod settlementMethod,
        GridAreaCode gridArea,
        @Nullable GridAreaCode fromGridArea,
        @Nullable GridAreaCode toGridArea,
        Resolution resolution,
        @Nullable String supplier,
        @Nullable String balanceResponsible,
        boolean gridLoss,
        Instant from,
        @Nullable Instant to) {

    /** The part of it inside a calculation's period; null when there is none. */
    @Nullable
    Interval within(Interval period) {
        Instant start = from.isAfter(period.from()) ? from : period.from();
        Instant end = to == null || to.isAfter(period.to()) ? period.to() : to;
        return start.isBefore(end) ? new Interval(start, end) : null;
    }
}
