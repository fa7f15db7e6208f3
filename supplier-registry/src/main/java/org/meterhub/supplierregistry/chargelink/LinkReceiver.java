package org.meterhub.supplierregistry.chargelink;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.meterhub.supplierregistry.pricelist.ChargeKey;

/** Takes links, a great many of them. */
@FunctionalInterface
public interface LinkReceiver {

    /**
     * @param gsrn number of the metering point
     * @param to exclusive; null while it lasts
     */
    void link(ChargeKey charge, long gsrn, int quantity, Instant from, @Nullable Instant to);
}
