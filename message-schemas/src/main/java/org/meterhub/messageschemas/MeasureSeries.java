package org.meterhub.messageschemas;

import java.time.Instant;
import java.util.Optional;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.Quality;

/**
 * One series of an RSM-012: one transaction, one metering point, one period. All as it stands in the document; only the schema has been
 * checked. The arrays are the series' own and are not shared with the reader: who holds the series may keep them, but must not change them.
 */
public final class MeasureSeries {

    /** {@link #qualityCodes()} of a point that names no quality, which means A04, measured. */
    public static final byte QUALITY_ABSENT = 0;

    private final MeasureSeriesHead head;
    private final int[] positions;
    private final long[] quantitiesWh;
    private final byte[] quantityStates;
    private final byte[] qualityCodes;

    MeasureSeries(
            MeasureSeriesHead head, int[] positions, long[] quantitiesWh, byte[] quantityStates, byte[] qualityCodes) {
        this.head = head;
        this.positions = positions;
        this.quantitiesWh = quantitiesWh;
        this.quantityStates = quantityStates;
        this.qualityCodes = qualityCodes;
    }

    /** All but the points, ready to be written again. */
    public MeasureSeriesHead head() {
        return head;
    }

    public String transactionId() {
        return head.transactionId();
    }

    /** The request that the series answers; empty when it answers none. */
    public Optional<String> originalTransactionId() {
        return Optional.of(head.originalTransactionId()).filter(id -> !id.isEmpty());
    }

    /** The metering point's number, its check digit not verified. */
    public CodedId meteringPointId() {
        return head.meteringPointId();
    }

    /** Code of the metering point's type, for example E17. */
    public String typeCode() {
        return head.typeCode();
    }

    /** When the values were registered; may name no instant, which a rule must refuse. */
    public DocumentTime registeredAt() {
        return head.registeredAt();
    }

    /** The area into which an exchange point counts; {@link CodedId#ABSENT} where not named. */
    public CodedId inDomain() {
        return head.inDomain();
    }

    /** The area out of which an exchange point counts; {@link CodedId#ABSENT} where not named. */
    public CodedId outDomain() {
        return head.outDomain();
    }

    /** The energy product's number; empty where not named. */
    public String product() {
        return head.product();
    }

    /** The unit of measure, for example KWH. */
    public String unitCode() {
        return head.unitCode();
    }

    /** The step as written, an {@code xs:duration}, for example PT1H. */
    public String resolution() {
        return head.resolution();
    }

    /** Start of the period, inclusive, a whole minute. */
    public Instant start() {
        return head.start();
    }

    /** End of the period, exclusive, a whole minute; the schema does not say that it is after the start. */
    public Instant end() {
        return head.end();
    }

    /** How many points there are; at least one. */
    public int count() {
        return positions.length;
    }

    /** The position the point names, 1 to 999,999; the schema does not say that they are in order or without gaps. */
    public int position(int point) {
        return positions[point];
    }

    /** Thousandths of the unit (Wh for kWh); 0 when absent, or when the state tells that it has too many digits or decimals. */
    public long quantityWh(int point) {
        return quantitiesWh[point];
    }

    public QuantityState quantityState(int point) {
        return QuantityState.of(quantityStates[point]);
    }

    /** The quality as a code of the market's list, A01 to A06; empty when the point names none. */
    public Optional<String> qualityCode(int point) {
        byte code = qualityCodes[point];
        return code == QUALITY_ABSENT ? Optional.empty() : Optional.of("A0" + code);
    }

    /** The quality meant: measured when the point names none; empty when it is one this market does not use (A01, A05). */
    public Optional<Quality> quality(int point) {
        byte code = qualityCodes[point];
        return code == QUALITY_ABSENT ? Optional.of(Quality.MEASURED) : MarketCode.find(Quality.class, "A0" + code);
    }

    /** Positions of all points, in the document's order; not to be changed. */
    public int[] positions() {
        return positions;
    }

    /** Quantities of all points in thousandths; not to be changed. */
    public long[] quantitiesWh() {
        return quantitiesWh;
    }

    /** {@link QuantityState} of all points: 0 absent, 1 exact, else 2 negative, 4 too many digits, 8 too many decimals, added up; not to be changed. */
    public byte[] quantityStates() {
        return quantityStates;
    }

    /** For each point the digit of its quality, 1 to 6 for A01 to A06, or {@link #QUALITY_ABSENT}; not to be changed. */
    public byte[] qualityCodes() {
        return qualityCodes;
    }

    /** Whether every point has an exact quantity, so that no point needs to be looked at for its digits. */
    public boolean isExact() {
        for (byte state : quantityStates) {
            if (state != QuantityState.EXACT.stored()) {
                return false;
            }
        }
        return true;
    }
}
