package org.meterhub.messageschemas.documents;

import org.jspecify.annotations.Nullable;
import org.meterhub.messageschemas.Element;

/**
 * Where a customer is reached, as RSM-027 and RSM-028 begin to tell it.
 *
 * @param kindCode D01, for technical matters, or D04, for legal ones
 * @param addressReference number of the address in the national register; empty when absent
 * @param address null when absent
 */
public record ContactPlace(
        @Element(value = "type", type = "AddressCode") String kindCode,

        @Element(value = "geoInfoReference", optional = true)
        String addressReference,

        @Element(value = "mainAddress", optional = true) @Nullable
        StreetAddress address) {}
