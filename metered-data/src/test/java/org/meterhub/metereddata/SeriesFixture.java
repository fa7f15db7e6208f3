package org.meterhub.metereddata;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.ConnectionState;
import org.meterhub.marketmodel.Gln;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.Gsrn;
import org.meterhub.marketmodel.Interval;
import org.meterhub.marketmodel.MeteringMethod;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.PartyId;
import org.meterhub.marketmodel.Quality;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;

/** A right series and a metering point that it fits, to be bent by each test where it wants. */
public final class SeriesFixture {

    public static final PartyId GRID_COMPANY = Gln.ofBody("708000000001");
    public static final PartyId NEIGHBOUR = Gln.ofBody("708000000002");
    public static final PartyId SUPPLIER = Gln.ofBody("708000000011");
    public static final PartyId OTHER_SUPPLIER = Gln.ofBody("708000000012");
    public static final PartyId PARENT_SUPPLIER = Gln.ofBody("708000000013");
    public static final PartyId SYSTEM_OPERATOR = Gln.ofBody("708000000021");
    public static final PartyId ENERGY_AGENCY = Gln.ofBody("708000000022");
    public static final Gsrn POINT = point(1);
    public static final Interval ALWAYS =
            new Interval(Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2099-01-01T00:00:00Z"));

    private SeriesFixture() {}

    public static Gsrn point(int number) {
        return Gsrn.ofBody(String.format("7070575%010d", number));
    }

    /** Random contents of every kind, small and large. */
    static SeriesValues randomValues(RandomGenerator random, int size) {
        SeriesValues values = new SeriesValues(size);
        int content = 0;
        for (int i = 0; i < size; i++) {
            content = random.nextInt(4) == 0 ? random.nextInt(6) : content;
            if (content == 1) {
                values.setAbsent(i);
            } else if (content > 1) {
                long quantity = random.nextInt(10) == 0 ? random.nextLong() : random.nextLong(3_000);
                values.set(i, quantity, Quality.values()[content - 2]);
            }
        }
        return values;
    }

    /** Measured quantities. */
    public static SeriesValues measured(long... quantities) {
        SeriesValues values = new SeriesValues(quantities.length);
        for (int i = 0; i < quantities.length; i++) {
            values.set(i, quantities[i], Quality.MEASURED);
        }
        return values;
    }

    public static PointBuilder meteringPoint() {
        return new PointBuilder();
    }

    public static SeriesBuilder series() {
        return new SeriesBuilder();
    }

    /** An hourly consumption point with a supplier, connected. */
    public static final class PointBuilder {

        private Interval interval = ALWAYS;
        private MeteringPointType type = MeteringPointType.CONSUMPTION;
        private MeteringMethod subType = MeteringMethod.PHYSICAL;
        private ConnectionState state = ConnectionState.CONNECTED;
        private SettlementMethod method = SettlementMethod.FLEX;
        private Resolution resolution = Resolution.HOUR;
        private String unit = "KWH";
        private String product = "8716867000030";
        private MeteredPointPeriod.@Nullable Exchange exchange;
        private PartyId gridCompany = GRID_COMPANY;
        private @Nullable PartyId supplier = SUPPLIER;
        private Set<PartyId> neighbours = Set.of();

        public PointBuilder during(String from, String to) {
            interval = new Interval(Instant.parse(from), Instant.parse(to));
            return this;
        }

        public PointBuilder type(MeteringPointType newType) {
            type = newType;
            return this;
        }

        public PointBuilder subType(MeteringMethod newSubType) {
            subType = newSubType;
            return this;
        }

        public PointBuilder state(ConnectionState newState) {
            state = newState;
            return this;
        }

        public PointBuilder method(SettlementMethod newMethod) {
            method = newMethod;
            return this;
        }

        public PointBuilder resolution(Resolution newResolution) {
            resolution = newResolution;
            return this;
        }

        public PointBuilder unit(String newUnit) {
            unit = newUnit;
            return this;
        }

        public PointBuilder product(String number) {
            product = number;
            return this;
        }

        /** An exchange point, out of one area into another. */
        public PointBuilder between(String outOf, String into) {
            exchange = new MeteredPointPeriod.Exchange(new GridAreaCode(outOf), new GridAreaCode(into));
            return type(MeteringPointType.EXCHANGE);
        }

        public PointBuilder gridCompany(PartyId company) {
            gridCompany = company;
            return this;
        }

        public PointBuilder supplier(@Nullable PartyId newSupplier) {
            supplier = newSupplier;
            return this;
        }

        public PointBuilder neighbours(PartyId... companies) {
            neighbours = Set.of(companies);
            return this;
        }

        public MeteredPointPeriod period() {
            return new MeteredPointPeriod(
                    interval,
                    type,
                    subType,
                    state,
                    type == MeteringPointType.CONSUMPTION ? method : null,
                    resolution,
                    unit,
                    product,
                    new GridAreaCode("101"),
                    exchange,
                    gridCompany,
                    supplier,
                    null,
                    PARENT_SUPPLIER,
                    neighbours);
        }

        public List<MeteredPointPeriod> periods() {
            return List.of(period());
        }
    }

    /** The 24 hours of 1 November 2026, 1000 Wh and more each, from the grid company. */
    public static final class SeriesBuilder {

        private String meteringPoint = POINT.value();
        private String type = "E17";
        private String unit = "KWH";
        private String resolution = "PT1H";
        private String product = "8716867000030";
        private String intoArea = "";
        private String outOfArea = "";
        private Instant registeredAt = Instant.parse("2026-11-02T06:00:00Z");
        private @Nullable Instant start = Instant.parse("2026-10-31T23:00:00Z");
        private @Nullable Instant end = Instant.parse("2026-11-01T23:00:00Z");
        private PartyId sender = GRID_COMPANY;
        private int[] positions = new int[0];
        private long[] quantities = new long[0];
        private byte[] states = new byte[0];
        private byte[] qualities = new byte[0];

        SeriesBuilder() {
            points(24);
        }

        public SeriesBuilder meteringPoint(String text) {
            meteringPoint = text;
            return this;
        }

        public SeriesBuilder type(String code) {
            type = code;
            return this;
        }

        public SeriesBuilder unit(String code) {
            unit = code;
            return this;
        }

        public SeriesBuilder resolution(String text) {
            resolution = text;
            return this;
        }

        public SeriesBuilder product(String number) {
            product = number;
            return this;
        }

        /** An exchange, between the areas that the document names. */
        public SeriesBuilder between(String outOf, String into) {
            outOfArea = outOf;
            intoArea = into;
            return type("E20");
        }

        public SeriesBuilder registeredAt(String instant) {
            registeredAt = Instant.parse(instant);
            return this;
        }

        public SeriesBuilder from(@Nullable String instant) {
            start = instant == null ? null : Instant.parse(instant);
            return this;
        }

        public SeriesBuilder to(@Nullable String instant) {
            end = instant == null ? null : Instant.parse(instant);
            return this;
        }

        public SeriesBuilder sender(PartyId party) {
            sender = party;
            return this;
        }

        /** So many points in order, 1000, 1001, 1002 ... Wh. */
        public SeriesBuilder points(int count) {
            positions(IntStream.rangeClosed(1, count).toArray());
            for (int i = 0; i < count; i++) {
                quantities[i] = 1_000 + i;
            }
            return this;
        }

        /** Points at these positions, 1000 Wh each. */
        public SeriesBuilder positions(int... newPositions) {
            positions = newPositions;
            quantities = new long[newPositions.length];
            Arrays.fill(quantities, 1_000);
            states = new byte[newPositions.length];
            Arrays.fill(states, SubmittedSeries.EXACT);
            qualities = new byte[newPositions.length];
            return this;
        }

        public SeriesBuilder quantity(int index, long wh) {
            quantities[index] = wh;
            return this;
        }

        public SeriesBuilder state(int index, byte state) {
            states[index] = state;
            return this;
        }

        public SeriesBuilder quality(int index, int code) {
            qualities[index] = (byte) code;
            return this;
        }

        public SubmittedSeries build() {
            return new SubmittedSeries(
                    "transaction-1",
                    meteringPoint,
                    type,
                    unit,
                    resolution,
                    product,
                    intoArea,
                    outOfArea,
                    registeredAt,
                    start,
                    end,
                    positions.length,
                    positions,
                    quantities,
                    states,
                    qualities,
                    sender);
        }
    }
}
