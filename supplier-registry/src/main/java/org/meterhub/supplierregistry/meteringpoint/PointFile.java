package org.meterhub.supplierregistry.meteringpoint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.supplierregistry.GridArea;
import org.meterhub.supplierregistry.PointAttribute;
import org.meterhub.supplierregistry.PointPeriod;

/**
 * What the domain rules know of the point and its surroundings, read while it is locked.
 *
 * @param known whether the hub has ever heard of the point
 * @param periods what it is now known to be, in order of time
 * @param at what it is at the request's date, before the request; null when it does not exist then
 * @param result what it would be at that date after the request
 * @param ownArea the area it belongs to at that date, before the request; null when unknown
 * @param areas all grid areas
 * @param parent the parent that it would have, at that date; null when it would have none, or an unknown one
 * @param hasChildren whether points that are not closed down have it as their parent from that date on
 * @param supplied whether somebody supplies it at that date
 * @param now the present
 * @param profile the market's limits
 */
record PointFile(
        boolean known,
        List<PointPeriod> periods,
        @Nullable PointPeriod at,
        Map<PointAttribute, String> result,
        @Nullable GridArea ownArea,
        Map<GridAreaCode, GridArea> areas,
        @Nullable PointPeriod parent,
        boolean hasChildren,
        boolean supplied,
        Instant now,
        MarketProfile profile) {

    PointFile {
        periods = List.copyOf(periods);
        result = Map.copyOf(result);
        areas = Map.copyOf(areas);
    }

    /** Nothing but what a request says of the point, the present and the market's limits. */
    static PointFile unseen(Map<PointAttribute, String> said, MarketProfile profile, Instant now) {
        return new PointFile(false, List.of(), null, said, null, Map.of(), null, false, false, now, profile);
    }

    /** A value of the point as it would be. */
    Optional<String> value(PointAttribute attribute) {
        return Optional.ofNullable(result.get(attribute));
    }

    Optional<MeteringPointType> type() {
        return value(PointAttribute.TYPE).flatMap(code -> MarketCode.find(MeteringPointType.class, code));
    }

    boolean isOfType(Set<MeteringPointType> types) {
        return type().filter(types::contains).isPresent();
    }

    Optional<MeteringMethod> subType() {
        return value(PointAttribute.SUB_TYPE).flatMap(code -> MarketCode.find(MeteringMethod.class, code));
    }

    /** The connection state at the date, before the request; empty when the point does not exist then. */
    Optional<ConnectionState> state() {
        PointPeriod period = at;
        return period == null
                ? Optional.empty()
                : period.value(PointAttribute.CONNECTION_STATE)
                        .flatMap(code -> MarketCode.find(ConnectionState.class, code));
    }

    Optional<GridArea> area(PointAttribute attribute) {
        return value(attribute)
                .filter(GridAreaCode::isValid)
                .map(GridAreaCode::new)
                .map(areas::get);
    }

    LocalDate today() {
        return profile.calendar().dayOf(now);
    }
}
