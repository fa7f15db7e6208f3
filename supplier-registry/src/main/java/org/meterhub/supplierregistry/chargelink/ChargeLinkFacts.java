package org.meterhub.supplierregistry.chargelink;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.pricelist.ChargeRecord;
import org.meterhub.supplierregistry.rule.PointKnowledge;

/**
 * What the domain rules know beside the request, read while the metering point is locked.
 *
 * @param point the point as it is at the earliest date; null when it does not exist then
 * @param charges the charges that the links name, those that are known
 * @param links the links of the point, as known now
 * @param systemOperators the numbers of all system operators
 * @param now the present
 * @param profile the market's limits
 */
record ChargeLinkFacts(
        @Nullable MeteringPointPeriod point,
        Map<ChargeLinksRequest.Link, ChargeRecord> charges,
        List<LinkedCharge> links,
        Set<PartyId> systemOperators,
        Instant now,
        MarketProfile profile)
        implements PointKnowledge {

    ChargeLinkFacts {
        charges = Map.copyOf(charges);
        links = List.copyOf(links);
        systemOperators = Set.copyOf(systemOperators);
    }

    /** The grid company of the point; null when the point is unknown. */
    @Nullable
    PartyId gridCompany() {
        return point == null ? null : point.masterData().gridCompany();
    }
}
