package org.meterhub.metereddata;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Microseconds;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.metereddata.internal.StoredResolution;

/**
 * All that an outgoing RSM-012 series says, but for the ids it gets when the document is written. Its compact form is kept with the outbound item
 * until then.
 *
 * @param meteringPoint the metering point
 * @param type its type in this period
 * @param registeredAt when the sender registered the values
 * @param unitCode unit of the quantities, KWH or K3
 * @param resolution the step
 * @param period from the start of the first step to the end of the last; whole minutes
 * @param packedValues as many steps as the period has, as {@link PackedSeries}; index 0 is position 1
 */
@SuppressWarnings("ArrayRecordComponent") // shared between the receivers of the same series, never changed
public record ForwardedSeries(
        Gsrn meteringPoint,
        MeteringPointType type,
        Instant registeredAt,
        String unitCode,
        Resolution resolution,
        Interval period,
        byte[] packedValues) {

    private static final int FORMAT = 1;
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final String REACTIVE_ENERGY_UNIT = "K3";
    private static final String ACTIVE_ENERGY = "8716867000030";
    private static final String REACTIVE_ENERGY = "8716867000047";
    /** Format, metering point, registration, start, length, resolution, and the lengths of two texts. */
    private static final int FIXED_BYTES = 1 + Long.BYTES + Long.BYTES + Integer.BYTES + Integer.BYTES + 1 + 1 + 1;

    /** The values, index 0 being position 1. A step without quantity is to be written as missing and without quantity, never as zero. */
    public SeriesValues values() {
        return PackedSeries.unpack(packedValues);
    }

    /** GS1 number of the product: active energy, or reactive energy where that is the unit. */
    public String product() {
        return unitCode.equals(REACTIVE_ENERGY_UNIT) ? REACTIVE_ENERGY : ACTIVE_ENERGY;
    }

    /** The compact form: about 35 bytes and the packed values. */
    public byte[] pack() {
        byte[] typeCode = type.code().getBytes(StandardCharsets.US_ASCII);
        byte[] unit = unitCode.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(FIXED_BYTES + typeCode.length + unit.length + packedValues.length)
                .put((byte) FORMAT)
                .putLong(meteringPoint.toLong())
                .putLong(Microseconds.sinceEpoch(registeredAt))
                .putInt(minutes(Instant.EPOCH, period.from()))
                .putInt(minutes(period.from(), period.to()))
                .put((byte) StoredResolution.numberOf(resolution))
                .put((byte) typeCode.length)
                .put(typeCode)
                .put((byte) unit.length)
                .put(unit)
                .put(packedValues)
                .array();
    }

    private static int minutes(Instant from, Instant to) {
        return Math.toIntExact(ChronoUnit.MINUTES.between(from, to));
    }

    /**
     * The inverse of {@link #pack}.
     *
     * @throws IllegalArgumentException when the bytes are not the compact form of a series
     */
    public static ForwardedSeries unpack(byte[] packed) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(packed);
            int format = bytes.get();
            if (format != FORMAT) {
                throw new IllegalArgumentException("a forwarded series of unknown format " + format);
            }
            Gsrn meteringPoint = Gsrn.ofLong(bytes.getLong());
            Instant registeredAt = instantOfMicros(bytes.getLong());
            Instant from = Instant.EPOCH.plus(bytes.getInt(), ChronoUnit.MINUTES);
            Instant to = from.plus(bytes.getInt(), ChronoUnit.MINUTES);
            Resolution resolution = StoredResolution.of(bytes.get());
            MeteringPointType type = MarketCode.of(MeteringPointType.class, text(bytes));
            String unitCode = text(bytes);
            byte[] values = new byte[bytes.remaining()];
            bytes.get(values);
            return new ForwardedSeries(
                    meteringPoint, type, registeredAt, unitCode, resolution, new Interval(from, to), values);
        } catch (BufferUnderflowException beyondEnd) {
            throw new IllegalArgumentException("a forwarded series ends too early", beyondEnd);
        }
    }

    private static Instant instantOfMicros(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1_000L);
    }

    private static String text(ByteBuffer bytes) {
        byte[] text = new byte[Byte.toUnsignedInt(bytes.get())];
        bytes.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }
}
