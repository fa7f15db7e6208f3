package org.meterhub.messageschemas.documents;

import org.meterhub.messageschemas.Element;

/**
 * An address, of a metering point or of a customer. Each part is a text, empty when absent; their forms are a matter of rules.
 *
 * @param streetCode the municipality's number of the street
 * @param streetName the street
 * @param buildingNumber number and letter of the building
 * @param floor which floor
 * @param suite door or room
 * @param municipalityCode the municipality's number
 * @param city the town or the post office
 * @param citySection part of the town
 * @param countryCode two capital letters
 * @param postalCode the post code
 * @param postBox number of a post box
 * @param language in which the address is written
 */
public record StreetAddress(
        @Element(value = "streetDetail/code", optional = true)
        String streetCode,

        @Element(value = "streetDetail/name", optional = true)
        String streetName,

        @Element(value = "streetDetail/number", optional = true)
        String buildingNumber,

        @Element(value = "streetDetail/floorIdentification", optional = true)
        String floor,

        @Element(value = "streetDetail/suiteNumber", optional = true)
        String suite,

        @Element(value = "townDetail/code", optional = true) String municipalityCode,
        @Element(value = "townDetail/name", optional = true) String city,

        @Element(value = "townDetail/section", optional = true)
        String citySection,

        @Element(value = "townDetail/country", optional = true)
        String countryCode,

        @Element(value = "postalCode", optional = true) String postalCode,
        @Element(value = "poBox", optional = true) String postBox,
        @Element(value = "language", optional = true) String language) {

    /** What is usually known of a Norwegian address. */
    public static StreetAddress of(
            String streetName, String buildingNumber, String postalCode, String city, String countryCode) {
        return new StreetAddress("", streetName, buildingNumber, "", "", "", city, "", countryCode, postalCode, "", "");
    }
}
