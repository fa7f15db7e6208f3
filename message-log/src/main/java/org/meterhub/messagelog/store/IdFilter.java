package org.meterhub.messagelog.store;

import java.util.UUID;

/**
 * A Bloom filter over hashes of ids: of each id that was put in it says "perhaps", of one id in a thousand that was not as well, and of the others for
 * certain "no". The bits of an id lie in one block of 64 bytes, so that asking costs one look at memory. Not to be changed once others read it.
 */
final class IdFilter {

    private static final int BLOCK_LONGS = 8;
    private static final int BLOCK_BITS = BLOCK_LONGS * Long.SIZE;
    private static final int BITS_PER_ID = 16;

    /** As many bits as the lower half of a hash has places of nine bits. */
    private static final int BITS_SET = 7;

    private static final int PLACE_BITS = 9;

    private final long[] bits;

    /** @param ids how many will be put in; more only make it say "perhaps" more often */
    IdFilter(long ids) {
        bits = new long[Math.toIntExact(bytesFor(ids) / Long.BYTES)];
    }

    /** The room that a filter for so many ids takes. */
    static long bytesFor(long ids) {
        long blocks = Math.max(1, (ids * BITS_PER_ID + BLOCK_BITS - 1) / BLOCK_BITS);
        return blocks * BLOCK_BITS / Byte.SIZE;
    }

    long bytes() {
        return (long) bits.length * Long.BYTES;
    }

    /** @param hash whose bits are as good as random */
    void add(UUID hash) {
        int block = block(hash);
        long places = hash.getLeastSignificantBits();
        for (int i = 0; i < BITS_SET; i++, places >>>= PLACE_BITS) {
            bits[block + word(places)] |= 1L << places;
        }
    }

    boolean mayHold(UUID hash) {
        int block = block(hash);
        long places = hash.getLeastSignificantBits();
        for (int i = 0; i < BITS_SET; i++, places >>>= PLACE_BITS) {
            if ((bits[block + word(places)] & 1L << places) == 0) {
                return false;
            }
        }
        return true;
    }

    /** The first long of the block: 32 bits of the hash, scaled down to the number of blocks. */
    private int block(UUID hash) {
        long fraction = hash.getMostSignificantBits() >>> Integer.SIZE;
        return (int) (fraction * (bits.length / BLOCK_LONGS) >>> Integer.SIZE) * BLOCK_LONGS;
    }

    /** Six of the nine bits name the bit in its long (a shift takes no more of them), these three the long. */
    private static int word(long places) {
        return (int) (places >>> 6) & BLOCK_LONGS - 1;
    }
}
