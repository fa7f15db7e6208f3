package org.meterhub.supplierregistry.pricelist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketProfile;

/**
 * What the domain rules know beside the request, read while the owner's charges are locked.
 *
 * @param charge as it is known now; null when there is none
 * @param systemOperator whether the sender is a system operator
 * @param earlierRefused whether an earlier operation on the same charge in the same document was refused
 * @param now the present
 * @param profile the market's limits
 */
record ChargeFacts(
        @Nullable ChargeRecord charge,
        boolean systemOperator,
        boolean earlierRefused,
        Instant now,
        MarketProfile profile) {}
