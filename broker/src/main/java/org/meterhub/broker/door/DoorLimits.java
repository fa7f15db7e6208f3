package org.meterhub.broker.door;

/**
 * How much may come in.
 *
 * @param bodyBytesMax the longest body; more than a document may have, so that one that is somewhat too long is logged and answered by the hub
 * @param headerBytesMax all that a sender writes beside the body, which nobody reads
 * @param bodyBytesInMemoryMax a longer body goes to a file while it comes in
 * @param unfinishedBytesPerPartyMax what a party may have sent of messages that are not complete yet, over all its connections
 * @param unfinishedBytesMax the same of all parties together; beyond it each may still have one document under way
 * @param sendingLinksMax how many links a connection may have open to send by
 */
public record DoorLimits(
        long bodyBytesMax,
        int headerBytesMax,
        int bodyBytesInMemoryMax,
        long unfinishedBytesPerPartyMax,
        long unfinishedBytesMax,
        int sendingLinksMax) {

    /** 64 MiB a message, three of them under way for each party, 1 GiB for all: beyond 100 KiB on disk, never in memory. */
    public static DoorLimits defaults() {
        return new DoorLimits(64L << 20, 64 << 10, 100 << 10, 192L << 20, 1L << 30, 64);
    }
}
