package org.meterhub.messageschemas.documents;

import org.jspecify.annotations.Nullable;
import org.meterhub.messageschemas.Element;

/**
 * Where a metering point is, as RSM-021 and RSM-022 tell it.
 *
 * @param description how to find it, in words; empty when absent
 * @param addressReference number of the address in the national register; empty when absent
 * @param address null when absent
 * @param actualAddress whether the address is where the metering point really is; null when absent
 */
public record MeteringPointPlace(
        @Element(value = "description", optional = true) String description,

        @Element(value = "usagePointLocation.geoInfoReference", optional = true)
        String addressReference,

        @Element(value = "usagePointLocation.mainAddress", optional = true) @Nullable
        StreetAddress address,

        @Element(value = "usagePointLocation.actualAddressIndicator", optional = true) @Nullable
        Boolean actualAddress) {

    /** A place of which nothing is told. */
    public static final MeteringPointPlace NONE = new MeteringPointPlace("", "", null, null);
}
