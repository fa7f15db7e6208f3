package org.meterhub.settlement.calculation;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;

/**
 * A time in which nothing changes that matters to settlement at one metering point (docs/concepts/settlement.md#from-readings-to-energy). Only times in
 * which the point is
 * connected or disconnected and has a supplier are given; what a point without a supplier uses becomes grid loss. A child point has no supplier of
 * its own: it gets its parent's ({@link PeriodSelection}).
 *
 * @param meteringPoint the point's number, a GSRN as a {@code long}; no check digit is demanded
 * @param type only consumption, production and exchange count as energy; charges are also linked to child points, which have other types
 * @param settlementMethod only consumption has one
 * @param gridArea the area the point lies in
 * @param fromGridArea where the energy of an exchange point comes from, else null
 * @param toGridArea where it goes, else null
 * @param resolution of the point's readings, quarter or hour
 * @param parent number of the point this one is a child of; null for parents
 * @param supplier number of the energy supplier; null for exchange points and children
 * @param balanceResponsible number of the balance responsible party; null for exchange points
 * @param gridLoss whether this is a grid-loss point: consumption takes positive grid loss, production takes negative
 * @param from inclusive
 * @param to exclusive; null while it lasts
 */
public record SettlementPointPeriod(
        long meteringPoint,
        MeteringPointType type,
        @Nullable SettlementMethod settlementMethod,
        GridAreaCode gridArea,
        @Nullable GridAreaCode fromGridArea,
        @Nullable GridAreaCode toGridArea,
        Resolution resolution,
        @Nullable Long parent,
        @Nullable String supplier,
        @Nullable String balanceResponsible,
        boolean gridLoss,
        Instant from,
        @Nullable Instant to) {

    /** A period of a point that is no child. */
    public SettlementPointPeriod(
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
        this(
                meteringPoint,
                type,
                settlementMethod,
                gridArea,
                fromGridArea,
                toGridArea,
                resolution,
                null,
                supplier,
                balanceResponsible,
                gridLoss,
                from,
                to);
    }

    /** Whether points of this type stand for themselves; all others are children, which only charges look at. */
    public boolean isParentType() {
        return type == MeteringPointType.CONSUMPTION
                || type == MeteringPointType.PRODUCTION
                || type == MeteringPointType.EXCHANGE;
    }

    /** Whether it matters to the area: the point lies in it, or its energy flows to or from it. */
    public boolean concerns(GridAreaCode area) {
        return gridArea.equals(area) || area.equals(fromGridArea) || area.equals(toGridArea);
    }

    /**
     * The areas whose energy results the point's energy goes into: of exchange, those it flows between, wherever the point lies; none of a child, which
     * only charges look at.
     */
    Set<GridAreaCode> energyAreas() {
        if (type == MeteringPointType.EXCHANGE) {
            return fromGridArea == null || toGridArea == null
                    ? Set.of()
                    : new LinkedHashSet<>(List.of(fromGridArea, toGridArea));
        }
        return isParentType() ? Set.of(gridArea) : Set.of();
    }

    /** The part of it inside a calculation's period; null when there is none. */
    @Nullable
    Interval within(Interval period) {
        return clamped(period).orElse(null);
    }

    /** The part of it inside another time; empty when there is none. */
    public Optional<Interval> clamped(Interval period) {
        return OpenEnds.clamp(from, to, period);
    }

    /** The same for another time. */
    public SettlementPointPeriod during(Interval interval) {
        return suppliedBy(supplier, interval);
    }

    /** The same for another time, with another supplier. */
    public SettlementPointPeriod suppliedBy(@Nullable String otherSupplier, Interval interval) {
        return new SettlementPointPeriod(
                meteringPoint,
                type,
                settlementMethod,
                gridArea,
                fromGridArea,
                toGridArea,
                resolution,
                parent,
                otherSupplier,
                balanceResponsible,
                gridLoss,
                interval.from(),
                interval.to());
    }
}
