package org.meterhub.supplierregistry.changeofsupplier;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.Party;

/**
 * What the domain rules know beside the request, read while the metering point is locked.
 *
 * @param point the point as it is at the start; null when it does not exist then
 * @param supplier the party named as supplier; null when unknown
 * @param balanceResponsible the party named as balance responsible, else the supplier's usual one; null when neither is known
 * @param startClaimed whether another process or an agreed supply claims the start of this point
 * @param now the present
 * @param profile the market's limits
 */
record SwitchFacts(
        @Nullable MeteringPointPeriod point,
        @Nullable Party supplier,
        @Nullable Party balanceResponsible,
        boolean startClaimed,
        Instant now,
        MarketProfile profile) {}
