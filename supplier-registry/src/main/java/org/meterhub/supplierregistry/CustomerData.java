package org.meterhub.supplierregistry;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who uses the power of a metering point (docs/reference/messages.md, RSM-027 and RSM-028).
 *
 * @param firstId the customer's person or organisation number; null when not known
 * @param firstName the customer's name; null when not known
 * @param secondId the number of a second customer; null for none
 * @param secondName the name of a second customer; null for none
 * @param protectedName whether the name must not be passed on
 * @param electricalHeating whether the home is heated by electricity; null when not known
 * @param electricalHeatingSince since when; null when not known
 * @param contacts how the customer is reached
 */
public record CustomerData(
        @Nullable String firstId,
        @Nullable String firstName,
        @Nullable String secondId,
        @Nullable String secondName,
        boolean protectedName,
        @Nullable Boolean electricalHeating,
        @Nullable Instant electricalHeatingSince,
        List<CustomerContact> contacts) {

    public CustomerData {
        contacts = List.copyOf(contacts);
    }

    /** A customer of whom only number and name are known, or not even those. */
    public static CustomerData named(@Nullable String id, @Nullable String name) {
        return new CustomerData(id, name, null, null, false, null, null, List.of());
    }

    /** Without the person: personal data stay out of logs. */
    @Override
    public String toString() {
        return "CustomerData";
    }
}
