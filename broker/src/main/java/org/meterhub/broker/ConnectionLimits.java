package org.meterhub.broker;

/**
 * How many may connect, so that nobody takes what others need.
 *
 * @param connectionsMax connections in all, logged in or not
 * @param perAddressMax connections from one network address
 * @param beforeLoginMax connections in all that have not logged in
 * @param beforeLoginPerAddressMax connections from one network address that have not logged in
 * @param loginSecondsMax a connection that has not logged in by then is closed
 * @param perPartyMax connections of one party
 * @param sessionsPerPartyMax sessions of one party, on all its connections
 * @param linksPerPartyMax receiving and sending links of one party, on all its sessions
 * @param frameBytesMax the largest AMQP frame that is taken in
 */
public record ConnectionLimits(
        int connectionsMax,
        int perAddressMax,
        int beforeLoginMax,
        int beforeLoginPerAddressMax,
        int loginSecondsMax,
        int perPartyMax,
        int sessionsPerPartyMax,
        int linksPerPartyMax,
        int frameBytesMax) {

    /** Parties are hundreds, with a handful of connections each; behind one address there may be a provider that serves many of them. */
    public static ConnectionLimits defaults() {
        return new ConnectionLimits(2_000, 500, 200, 50, 10, 50, 200, 1_000, 128 << 10);
    }
}
