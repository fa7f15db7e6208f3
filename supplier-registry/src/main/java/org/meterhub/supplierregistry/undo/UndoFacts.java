package org.meterhub.supplierregistry.undo;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketProfile;
import org.meterhub.supplierregistry.MeteringPointPeriod;
import org.meterhub.supplierregistry.rule.PointKnowledge;
import org.meterhub.supplierregistry.store.ProcessRecord;

/**
 * What the domain rules know beside the request, read while the metering point is locked.
 *
 * @param point the point as it is at the start; null when it does not exist then
 * @param wrong the sender's change or move that began a supply at the start and has taken effect; null when there is none
 * @param endOfSupplySince whether the sender has since asked for an end of that supply
 * @param now the present
 * @param profile the market's limits
 */
record UndoFacts(
        @Nullable MeteringPointPeriod point,
        @Nullable ProcessRecord wrong,
        boolean endOfSupplySince,
        Instant now,
        MarketProfile profile)
        implements PointKnowledge {}
