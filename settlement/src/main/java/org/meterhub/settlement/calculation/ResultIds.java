package org.meterhub.settlement.calculation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The number of a series of results: the same calculation and series always have the same one (docs/processes/balance-fixing.md#the-account-of-an-area), a
 * UUID of version 5 in the
 * namespace of the Danish hub.
 */
public final class ResultIds {

    private static final UUID NAMESPACE = UUID.fromString("681fd884-0a2e-4dc2-96ea-c61c3683449c");
    private static final String ENERGY = "energy";

    private ResultIds() {}

    /** @param calculationId as the caller of the calculation gave it */
    public static UUID of(String calculationId, EnergySeriesKey key) {
        return of(
                ENERGY,
                calculationId,
                key.gridArea().value(),
                key.neighbour() == null ? null : key.neighbour().value(),
                key.balanceResponsible(),
                key.supplier(),
                key.kind().seriesName());
    }

    /**
     * The number of a series of any kind.
     *
     * @param table name of the kind, which ends the text the number is made of
     * @param parts what the series is of, in the order in which {@code ResultIds} lists them; null for what it has not
     */
    public static UUID of(String table, @Nullable String... parts) {
        StringBuilder name = new StringBuilder();
        for (String part : parts) {
            if (part != null) {
                name.append(part);
            }
        }
        return version5(name.append(table).toString());
    }

    private static UUID version5(String name) {
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-1", absent);
        }
        sha1.update(ByteBuffer.allocate(16)
                .putLong(NAMESPACE.getMostSignificantBits())
                .putLong(NAMESPACE.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long most = hash.getLong() & ~0xF000L | 0x5000L;
        long least = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
