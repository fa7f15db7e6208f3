package org.meterhub.settlement.request;

import java.util.List;

/**
 * A request for what was charged in a month: one series of an RSM-017.
 *
 * @param owner number of the owner of the charges; empty for all that the sender may see
 * @param resolution P1M for sums of the month; empty for amounts by the quarter, the hour and the day
 * @param charges which charges; empty for all
 */
public record ChargesRequest(Basics basics, String owner, String resolution, List<Wanted> charges)
        implements ResultRequest {

    /** Sums of the month. */
    static final String MONTH = "P1M";

    public ChargesRequest {
        charges = List.copyOf(charges);
    }

    /**
     * Charges that are wanted.
     *
     * @param typeCode D01 subscription, D02 fee, D03 tariff; empty for any
     * @param chargeCode the owner's code; empty for any
     */
    public record Wanted(String typeCode, String chargeCode) {}

    boolean isOfMonth() {
        return resolution.equals(MONTH);
    }
}
