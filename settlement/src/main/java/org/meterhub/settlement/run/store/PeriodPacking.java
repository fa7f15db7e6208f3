package org.meterhub.settlement.run.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.meterhub.marketmodel.GridAreaCode;
import org.meterhub.marketmodel.MarketCode;
import org.meterhub.marketmodel.MeteringPointType;
import org.meterhub.marketmodel.Resolution;
import org.meterhub.marketmodel.SettlementMethod;
import org.meterhub.settlement.calculation.SettlementPointPeriod;

/**
 * Periods of metering points as deflated bytes: the format's version, then for each period a one and its fields, codes and numbers of parties as text,
 * empty for nothing; then a zero. Periods can be added as they are read, so that a country's never lie in memory.
 */
public final class PeriodPacking {

    private static final int FORMAT = 1;
    private static final long NONE = Long.MIN_VALUE;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes));

    public PeriodPacking() {
        try {
            out.writeByte(FORMAT);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public void add(SettlementPointPeriod period) {
        try {
            out.writeByte(1);
            out.writeLong(period.meteringPoint());
            writeCode(period.type());
            writeCode(period.settlementMethod());
            writeCode(period.resolution());
            writeArea(period.gridArea());
            writeArea(period.fromGridArea());
            writeArea(period.toGridArea());
            Long parent = period.parent();
            out.writeLong(parent == null ? NONE : parent);
            writeText(period.supplier());
            writeText(period.balanceResponsible());
            out.writeBoolean(period.gridLoss());
            out.writeLong(period.from().getEpochSecond());
            Instant to = period.to();
            out.writeLong(to == null ? NONE : to.getEpochSecond());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void writeCode(@Nullable MarketCode code) throws IOException {
        writeText(code == null ? null : code.code());
    }

    private void writeArea(@Nullable GridAreaCode area) throws IOException {
        writeText(area == null ? null : area.value());
    }

    private void writeText(@Nullable String text) throws IOException {
        out.writeUTF(text == null ? "" : text);
    }

    /** What has been added, as bytes; nothing can be added after it. */
    public byte[] pack() {
        try {
            out.writeByte(0);
            out.close();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalStateException when the bytes are not packed periods: the store is damaged */
    static List<SettlementPointPeriod> unpack(byte[] content) {
        List<SettlementPointPeriod> periods = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(content)))) {
            int format = in.readByte();
            if (format != FORMAT) {
                throw new IllegalStateException("periods are stored in format " + format + ", expected " + FORMAT);
            }
            while (in.readByte() == 1) {
                periods.add(read(in));
            }
        } catch (IOException damaged) {
            throw new IllegalStateException("stored periods cannot be read", damaged);
        }
        return periods;
    }

    private static SettlementPointPeriod read(DataInputStream in) throws IOException {
        long point = in.readLong();
        MeteringPointType type = MarketCode.of(MeteringPointType.class, in.readUTF());
        String method = in.readUTF();
        Resolution resolution = MarketCode.of(Resolution.class, in.readUTF());
        GridAreaCode area = Objects.requireNonNull(area(in));
        GridAreaCode from = area(in);
        GridAreaCode to = area(in);
        long parent = in.readLong();
        String supplier = in.readUTF();
        String balanceResponsible = in.readUTF();
        boolean gridLoss = in.readBoolean();
        Instant start = Instant.ofEpochSecond(in.readLong());
        long end = in.readLong();
        return new SettlementPointPeriod(
                point,
                type,
                method.isEmpty() ? null : MarketCode.of(SettlementMethod.class, method),
                area,
                from,
                to,
                resolution,
                parent == NONE ? null : Long.valueOf(parent),
                supplier.isEmpty() ? null : supplier,
                balanceResponsible.isEmpty() ? null : balanceResponsible,
                gridLoss,
                start,
                end == NONE ? null : Instant.ofEpochSecond(end));
    }

    private static @Nullable GridAreaCode area(DataInputStream in) throws IOException {
        String code = in.readUTF();
        return code.isEmpty() ? null : new GridAreaCode(code);
    }
}
