package org.meterhub.supplierregistry;

import org.jspecify.annotations.Nullable;

/**
 * A postal address as the market's documents carry it; every part may be missing.
 *
 * @param streetCode the municipality's code of the street
 * @param streetName its name
 * @param buildingNumber with its letter
 * @param floorIdentification which floor
 * @param suiteNumber which door
 * @param townCode the municipality's number
 * @param townName the town
 * @param townSection a part of it
 * @param country two letters
 * @param postalCode the postal code
 * @param poBox a box at the post office
 * @param language of the address
 */
public record Address(
        @Nullable String streetCode,
        @Nullable String streetName,
        @Nullable String buildingNumber,
        @Nullable String floorIdentification,
        @Nullable String suiteNumber,
        @Nullable String townCode,
        @Nullable String townName,
        @Nullable String townSection,
        @Nullable String country,
        @Nullable String postalCode,
        @Nullable String poBox,
        @Nullable String language) {

    /** An address of which nothing is known. */
    public static final Address EMPTY =
            new Address(null, null, null, null, null, null, null, null, null, null, null, null);

    /** Without its parts, for whoever logs it by mistake: where somebody lives stays out of logs. */
    @Override
    public String toString() {
        return "Address";
    }
}
