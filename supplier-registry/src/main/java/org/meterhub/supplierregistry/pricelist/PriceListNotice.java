package org.meterhub.supplierregistry.pricelist;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.MarketRole;
import org.meterhub.marketmodel.PartyId;

/**
 * A change of a price list that a party is to be told of.
 *
 * @param receiver who is told
 * @param role in which role
 * @param charge what changed, without its periods
 * @param described what the charge now is; null when the notice is of prices
 * @param priced what it now costs; null when the notice is of what it is
 */
public record PriceListNotice(
        PartyId receiver,
        MarketRole role,
        ChargeRecord charge,
        @Nullable ChargeVersion described,
        @Nullable PriceSeries priced) {

    /** What the charge now is; empty when the notice is of prices. */
    public Optional<ChargeVersion> period() {
        return Optional.ofNullable(described);
    }

    /** What it now costs; empty when the notice is of what it is. */
    public Optional<PriceSeries> prices() {
        return Optional.ofNullable(priced);
    }
}
