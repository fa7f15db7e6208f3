package org.meterhub.supplierregistry.pricelist;

import java.util.List;
import org.meterhub.marketmodel.Rejection;

/**
 * What became of one transaction of an RSM-033.
 *
 * @param rejections every rule that was broken; empty when all its operations were carried out
 */
public record PriceListOutcome(List<Rejection> rejections) {

    public PriceListOutcome {
        rejections = List.copyOf(rejections);
    }

    public boolean isAccepted() {
        return rejections.isEmpty();
    }
}
