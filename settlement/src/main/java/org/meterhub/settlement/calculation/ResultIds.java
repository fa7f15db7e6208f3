package org.meterhub.settlement.calculation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The number of a series of results: the same calculation and series always have the same one (settlement.md §3.4), a UUID of version 5 in the
 * namespace of the Danish hub.
 */
public final class ResultIds {

    private static final UUID NAMESPACE = UUID.fromString("681fd884-0a2e-4dc2-96ea-c61c3683449c");
    private static final String TABLE = "energy";

    private ResultIds() {}

    /** @param calculationId as the caller of the calculation gave it */
    public static UUID of(String calculationId, EnergySeriesKey key) {
        StringBuilder name = new StringBuilder(calculationId).append(key.gridArea());
        if (key.neighbour() != null) {
            name.append(key.neighbour());
        }
        if (key.balanceResponsible() != null) {
            name.append(key.balanceResponsible());
        }
        if (key.supplier() != null) {
            name.append(key.supplier());
        }
        return version5(name.append(key.kind().seriesName()).append(TABLE).toString());
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
