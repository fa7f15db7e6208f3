package org.meterhub.settlement.prices;

import java.time.Instant;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.Resolution;

/**
 * Prices that were imported together.
 *
 * @param number increasing: where two imports have a price of the same time, the higher one counts
 * @param importedBy the person; empty when not told
 */
public record PriceImport(
        long number,
        PriceKind kind,
        String priceArea,
        Resolution resolution,
        Interval period,
        String fileName,
        String importedBy,
        Instant importedAt) {}
