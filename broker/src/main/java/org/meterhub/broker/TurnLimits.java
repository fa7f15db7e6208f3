package org.meterhub.broker;

/**
 * How what parties send comes to the hub's queues in turns, and how much of it may wait. Messages wait in their party's own queue; only so many stand in
 * a queue of the hub as keep its consumers busy, so that who comes late waits for few.
 *
 * @param hubMessagesMax messages in one of the hub's queues, of all parties; no more are brought until some are handled
 * @param hubBytesMax bytes there; the message that passes it is the last to be brought
 * @param partyHubMessagesMax messages there of one party
 * @param partyHubBytesMax bytes there of one party; the message that passes it is the last to be brought
 * @param turnMessagesMax messages of one party before the next has its turn
 * @param turnBytesMax bytes of one party before the next has its turn; who has sent a larger document sits out as many turns
 * @param waitingMessagesMax messages of one party that may wait for the hub; more are refused
 * @param waitingBytesMax bytes of one party that may wait
 * @param allWaitingBytesMax bytes of all parties that may wait; once half of it is taken, no party may have more than its equal share of the other half
 */
public record TurnLimits(
        int hubMessagesMax,
        long hubBytesMax,
        int partyHubMessagesMax,
        long partyHubBytesMax,
        int turnMessagesMax,
        long turnBytesMax,
        long waitingMessagesMax,
        long waitingBytesMax,
        long allWaitingBytesMax) {

    /**
     * Three batches of the hub's in its queue, and less room for a party alone than for all, so that a newcomer finds some; a party may leave half a million documents or 4 GB during an outage, all together 32 GB.
     */
    public static TurnLimits defaults() {
        return new TurnLimits(700, 24L << 20, 600, 16L << 20, 40, 1L << 20, 500_000, 4L << 30, 32L << 30);
    }

    /** With other limits of what may wait. */
    public TurnLimits withWaiting(long messagesMax, long bytesMax, long allBytesMax) {
        return new TurnLimits(
                hubMessagesMax,
                hubBytesMax,
                partyHubMessagesMax,
                partyHubBytesMax,
                turnMessagesMax,
                turnBytesMax,
                messagesMax,
                bytesMax,
                allBytesMax);
    }
}
