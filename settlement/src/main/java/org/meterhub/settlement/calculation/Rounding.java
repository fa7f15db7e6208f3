package org.meterhub.settlement.calculation;

/**
 * Rounding of a sum to watt-hours (docs/concepts/market-time-and-energy.md#rounding-with-carry): half away from zero, with a carry inside the hour that
 * uses no value but the sum's own.
 */
public final class Rounding {

    private Rounding() {}

    /**
     * Rounds the sum of one step. For the quarter at {@code place} of its hour the carry of the earlier quarters is taken as if their sums had
     * been the same, which they are where the hour was divided by four.
     *
     * @param exact in units of which {@code unitsPerWh} make a watt-hour
     * @param place 0 for the first step of the hour
     * @return watt-hours
     */
    static long withCarry(long exact, int unitsPerWh, int place) {
        long carried = exact;
        for (int k = 0; k < place; k++) {
            carried = Math.addExact(exact, carried - halfAwayFromZero(carried, unitsPerWh) * unitsPerWh);
        }
        return halfAwayFromZero(carried, unitsPerWh);
    }

    /**
     * What a quarter gets of an hour whose quarters were not measured: a fourth, in whole watt-hours, so that the four together are the hour.
     *
     * @param place 0 for the first quarter of the hour, 3 for the last
     */
    public static long quarterOfHour(long hourWh, int place) {
        return withCarry(hourWh, EnergyScope.QUARTERS_PER_HOUR, place);
    }

    /** {@code exact / unitsPerWh}, halves away from zero. */
    static long halfAwayFromZero(long exact, int unitsPerWh) {
        long whole = exact / unitsPerWh;
        long rest = exact % unitsPerWh;
        if (2 * Math.abs(rest) >= unitsPerWh) {
            return whole + Long.signum(rest);
        }
        return whole;
    }
}
