package org.meterhub.supplierregistry.pricelist;

import java.math.BigDecimal;
import java.time.Instant;

/** Takes the prices of charges. */
@FunctionalInterface
public interface PriceReceiver {

    /** @param time from when the price holds */
    void price(ChargeKey charge, Instant time, BigDecimal price);
}
