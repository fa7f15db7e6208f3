package org.meterhub.broker.door;

import java.util.HashMap;
import java.util.Map;
import org.meterhub.broker.door.Refused.Condition;

/** Counts what has come of messages that are not complete: a sender that begins many and ends none would otherwise fill the disk. */
final class UnfinishedBytes {

    private final DoorLimits limits;
    private final Map<String, Long> byParty = new HashMap<>();
    private long all;

    UnfinishedBytes(DoorLimits limits) {
        this.limits = limits;
    }

    /**
     * Counts more bytes of a party.
     *
     * @throws Refused when that is too much; nothing is counted then
     */
    synchronized void add(String party, long bytes) throws Refused {
        long own = byParty.getOrDefault(party, 0L) + bytes;
        if (own > limits.unfinishedBytesPerPartyMax()) {
            throw tooMuch("your messages under way have", limits.unfinishedBytesPerPartyMax());
        }
        // Whatever others have begun, one document of everybody finds room.
        long oneDocument = limits.bodyBytesMax() + limits.headerBytesMax();
        if (all + bytes > limits.unfinishedBytesMax() && own > oneDocument) {
            throw tooMuch("while others send much, your messages under way have", oneDocument);
        }
        byParty.put(party, own);
        all += bytes;
    }

    /** The message that these bytes belonged to is complete, or will never be. */
    synchronized void release(String party, long bytes) {
        all -= bytes;
        byParty.computeIfPresent(party, (name, own) -> own > bytes ? own - bytes : null);
    }

    private static Refused tooMuch(String whose, long bytesMax) {
        return new Refused(
                Condition.TOO_MUCH,
                whose + " at most " + bytesMax
                        + " bytes at a time: end those that were begun, then send this one again");
    }
}
