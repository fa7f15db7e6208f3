package org.meterhub.supplierregistry;

import org.jspecify.annotations.Nullable;

/**
 * How a customer is reached (docs/reference/messages.md, RSM-027 {@code UsagePointLocation}).
 *
 * @param type D01 technical, D04 juridical
 * @param geoReference a reference to the address in a public register
 * @param address the postal address; null when not given
 * @param protectedAddress whether the address must not be passed on
 * @param name who is to be reached
 * @param attention in whose care
 * @param phone1 a telephone number
 * @param phone2 another
 * @param email an e-mail address
 */
public record CustomerContact(
        String type,
        @Nullable String geoReference,
        @Nullable Address address,
        boolean protectedAddress,
        @Nullable String name,
        @Nullable String attention,
        @Nullable String phone1,
        @Nullable String phone2,
        @Nullable String email) {

    public static final String TECHNICAL = "D01";
    public static final String JURIDICAL = "D04";

    /** Without the person: personal data stay out of logs. */
    @Override
    public String toString() {
        return "CustomerContact[" + type + "]";
    }
}
