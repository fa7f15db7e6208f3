package org.meterhub.marketmodel;

import java.time.Duration;

/**
 * What differs from market to market: numbers and codes that are law or agreement in one country and settings here. The defaults are the Norwegian market's
 * (docs/reference/rules.md).
 *
 * @param calendar the market's civil time
 * @param hub the hub's own number, sender of all it sends and receiver of all it gets
 * @param gridAreaCodingScheme coding scheme of grid area codes in documents: NNO in Norway, NDK in Denmark
 * @param switchDaysAheadMin a change of supplier starts at least so many market days after today
 * @param switchDaysAheadMax and at most so many
 * @param switchCancellationDeadline how long before its start a change of supplier can no longer be cancelled; the others are told then
 * @param meteredDataAgeMaxYears values of days longer ago than this are refused
 * @param seriesLengthMin the shortest period a series of quarters or hours may cover
 * @param limits how far back and ahead the other processes may be dated
 * @param checkDigits what becomes of numbers whose check digit is wrong
 * @param meteredData what is agreed on metered values
 */
public record MarketProfile(
        MarketCalendar calendar,
        Gln hub,
        String gridAreaCodingScheme,
        int switchDaysAheadMin,
        int switchDaysAheadMax,
        Duration switchCancellationDeadline,
        int meteredDataAgeMaxYears,
        Duration seriesLengthMin,
        ProcessLimits limits,
        CheckDigits checkDigits,
        MeteredDataTerms meteredData) {

    /** With the limits of the Norwegian market, which refuses wrong check digits. */
    public MarketProfile(
            MarketCalendar calendar,
            Gln hub,
            String gridAreaCodingScheme,
            int switchDaysAheadMin,
            int switchDaysAheadMax,
            Duration switchCancellationDeadline,
            int meteredDataAgeMaxYears,
            Duration seriesLengthMin) {
        this(
                calendar,
                hub,
                gridAreaCodingScheme,
                switchDaysAheadMin,
                switchDaysAheadMax,
                switchCancellationDeadline,
                meteredDataAgeMaxYears,
                seriesLengthMin,
                ProcessLimits.norway(),
                CheckDigits.REFUSE,
                MeteredDataTerms.norway());
    }

    /** The same market with other limits. */
    public MarketProfile with(ProcessLimits other) {
        return with(other, checkDigits, meteredData);
    }

    /** The same market with another way with wrong check digits. */
    public MarketProfile with(CheckDigits other) {
        return with(limits, other, meteredData);
    }

    /** The same market with other terms of metered values. */
    public MarketProfile with(MeteredDataTerms other) {
        return with(limits, checkDigits, other);
    }

    private MarketProfile with(ProcessLimits newLimits, CheckDigits newCheckDigits, MeteredDataTerms newMeteredData) {
        return new MarketProfile(
                calendar,
                hub,
                gridAreaCodingScheme,
                switchDaysAheadMin,
                switchDaysAheadMax,
                switchCancellationDeadline,
                meteredDataAgeMaxYears,
                seriesLengthMin,
                newLimits,
                newCheckDigits,
                newMeteredData);
    }

    /** The Norwegian market, with the hub's number of the market. */
    public static MarketProfile norway() {
        return new MarketProfile(
                MarketCalendar.NORWAY,
                new Gln("5790001330552"),
                "NNO",
                4,
                60,
                Duration.ofHours(72),
                3,
                Duration.ofHours(4));
    }
}
