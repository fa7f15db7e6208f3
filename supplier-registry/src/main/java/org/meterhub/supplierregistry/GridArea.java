package org.meterhub.supplierregistry;

import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.PartyId;

/**
 * A metering grid area: the part of the grid that is settled as one.
 *
 * @param code three digits
 * @param name as people call it
 * @param priceArea the price area it lies in, for example {@code NO1}
 * @param gridCompany its owner
 * @param gridLossSupplier the supplier the grid company has chosen for its grid loss; null when it has none
 * @param lastResortSupplier who supplies those whose supplier leaves them; null: nobody does, and what they use is grid loss
 */
public record GridArea(
        GridAreaCode code,
        String name,
        String priceArea,
        PartyId gridCompany,
        @Nullable PartyId gridLossSupplier,
        @Nullable PartyId lastResortSupplier) {}
