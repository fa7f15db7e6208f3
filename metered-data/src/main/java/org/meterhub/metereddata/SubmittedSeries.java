package org.meterhub.metereddata;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.CheckDigits;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;

/**
 * One series of an RSM-012 as it was sent, before any rule has looked at it: codes are still texts. The arrays have {@code count} entries or more,
 * in the order of the document; entry i belongs to {@code positions[i]}. They are borrowed, not copied: whoever made them leaves them alone until
 * the series is dealt with.
 *
 * @param transactionId the sender's id of the series
 * @param meteringPoint text of the metering point's number
 * @param typeCode code of the metering point's type, for example E17
 * @param unitCode code of the unit, for example KWH
 * @param resolutionCode text of the resolution, for example PT15M; empty when the document has none
 * @param product number of the product, for example 8716867000030; empty when the document has none
 * @param intoArea the area into which an exchange point counts, as its code stands in the document; empty when the document has none
 * @param outOfArea the area out of which it counts, likewise
 * @param registeredAt when the sender registered the values; decides which version counts
 * @param start inclusive; null when it was absent or no time
 * @param end exclusive; null when it was absent or no time
 * @param count number of points
 * @param positions from 1 when the series is right
 * @param quantities thousandths of the unit; meaningful where the state is {@link #EXACT}
 * @param quantityStates {@link #ABSENT}, {@link #EXACT}, or the sum of {@link #NEGATIVE}, {@link #TOO_MANY_DECIMALS} and {@link #TOO_MANY_DIGITS} as they hold
 * @param qualityCodes {@link #NO_QUALITY}, 1..6 for A01..A06, anything else for a code outside that list
 * @param sender who answers for the values
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier on the hot path; never compared
public record SubmittedSeries(
        String transactionId,
        String meteringPoint,
        String typeCode,
        String unitCode,
        String resolutionCode,
        String product,
        String intoArea,
        String outOfArea,
        Instant registeredAt,
        @Nullable Instant start,
        @Nullable Instant end,
        int count,
        int[] positions,
        long[] quantities,
        byte[] quantityStates,
        byte[] qualityCodes,
        PartyId sender) {

    /** Quantity state: the point has no quantity. */
    public static final byte ABSENT = 0;
    /** Quantity state: the quantity is exact in thousandths. */
    public static final byte EXACT = 1;
    /** Quantity state: below zero. */
    public static final byte NEGATIVE = 2;
    /** Quantity state: more than ten digits before the decimal point, or no number at all. */
    public static final byte TOO_MANY_DIGITS = 4;
    /** Quantity state: more than three decimals that are not zero. */
    public static final byte TOO_MANY_DECIMALS = 8;

    /** Quality code: the point names none. */
    public static final byte NO_QUALITY = 0;

    private static final byte NOT_AVAILABLE = 2;
    private static final byte ESTIMATED = 3;
    private static final byte AS_PROVIDED = 4;

    public SubmittedSeries {
        if (count < 0
                || count > positions.length
                || count > quantities.length
                || count > quantityStates.length
                || count > qualityCodes.length) {
            throw new IllegalArgumentException(count + " points, but the arrays hold fewer");
        }
        registeredAt = registeredAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The period; empty when start or end are missing or in the wrong order. */
    public Optional<Interval> period() {
        return start != null && end != null && start.isBefore(end)
                ? Optional.of(new Interval(start, end))
                : Optional.empty();
    }

    /** The resolution; empty when it is none of those the hub takes. */
    public Optional<Resolution> resolution() {
        return MarketCode.find(Resolution.class, resolutionCode);
    }

    /** The metering point's number, by its form: whether it is one of this market, the registry knows. Empty when it is none. */
    public Optional<Gsrn> gsrn() {
        return gsrn(meteringPoint);
    }

    /** The metering point that a sender calls so; empty when that cannot be the number of one. */
    public static Optional<Gsrn> gsrn(String meteringPoint) {
        return Gsrn.isValid(meteringPoint, CheckDigits.WARN) ? Optional.of(new Gsrn(meteringPoint)) : Optional.empty();
    }

    /**
     * The values by step, position 1 at index 0. A quantity without quality is as metered; a point without quantity is absent, whatever its
     * quality says, and so is one whose quality says that no value is available, whatever stands beside it; a position that does not occur is not in
     * this version.
     *
     * @throws IllegalStateException when a point breaks one of the rules, so that the series should have been refused
     */
    public SeriesValues arranged() {
        int highest = 0;
        for (int i = 0; i < count; i++) {
            highest = Math.max(highest, positions[i]);
        }
        SeriesValues values = new SeriesValues(highest);
        for (int i = 0; i < count; i++) {
            if (quantityStates[i] == ABSENT || qualityCodes[i] == NOT_AVAILABLE) {
                values.setAbsent(positions[i] - 1);
            } else if (quantityStates[i] == EXACT) {
                values.set(positions[i] - 1, quantities[i], quality(qualityCodes[i]));
            } else {
                throw new IllegalStateException("position " + positions[i] + " has a quantity that no rule accepts");
            }
        }
        return values;
    }

    private static Quality quality(byte code) {
        return switch (code) {
            case NO_QUALITY, AS_PROVIDED -> Quality.MEASURED;
            case ESTIMATED -> Quality.ESTIMATED;
            default -> throw new IllegalStateException("quality " + code + " is one that no rule accepts");
        };
    }
}
