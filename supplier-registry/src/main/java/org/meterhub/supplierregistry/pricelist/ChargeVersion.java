package org.meterhub.supplierregistry.pricelist;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.Interval;

/**
 * A recorded version of what a charge is over a stretch of time.
 *
 * @param version the hub's number of it
 * @param name for people
 * @param description for people
 * @param vatPayerCode who pays the VAT: D01 the issuer, D02 the recipient
 * @param transparent whether suppliers show it on their customers' bills
 * @param validFrom inclusive
 * @param validTo exclusive; null while it lasts. The same as {@code validFrom} where a charge was stopped before it began
 */
public record ChargeVersion(
        long version,
        String name,
        String description,
        String vatPayerCode,
        boolean transparent,
        Instant validFrom,
        @Nullable Instant validTo) {

    public boolean covers(Instant instant) {
        return !instant.isBefore(validFrom) && (validTo == null || instant.isBefore(validTo));
    }

    /** Whether another version says just the same of the same time. */
    public boolean saysTheSameAs(ChargeVersion other) {
        return name.equals(other.name)
                && description.equals(other.description)
                && vatPayerCode.equals(other.vatPayerCode)
                && transparent == other.transparent
                && validFrom.equals(other.validFrom)
                && Objects.equals(validTo, other.validTo);
    }

    /** Whether it holds at some time of the interval. */
    boolean touches(Interval interval) {
        boolean endsBefore = validTo != null && (!validTo.isAfter(interval.from()) || !validTo.isAfter(validFrom));
        return validFrom.isBefore(interval.to()) && !endsBefore;
    }
}
