package org.meterhub.broker;

import java.nio.file.Path;

/**
 * How the embedded broker runs.
 *
 * @param folder where journal, large messages and paging files lie
 * @param host address the acceptors listen on; loopback unless an operator decides otherwise
 * @param amqpPort port for AMQP 1.0; 0 for none
 * @param corePort port for the broker's own protocol; 0, the default, for none
 * @param diskFreeMinBytes producers block when less than this is free, instead of the broker stopping
 * @param addressBytesMax what one address holds in memory before it pages to disk
 * @param deliveryAttemptsMax how often a message is redelivered before it goes to the dead letters
 * @param duplicateDetection whether copies of a document id are dropped; off only in the crash test's control
 * @param turns how much of each party waits, and comes to the hub at a time
 * @param connections how many may connect
 */
public record BrokerConfiguration(
        Path folder,
        String host,
        int amqpPort,
        int corePort,
        long diskFreeMinBytes,
        long addressBytesMax,
        int deliveryAttemptsMax,
        boolean duplicateDetection,
        TurnLimits turns,
        ConnectionLimits connections) {

    /** With other limits of turns. */
    public BrokerConfiguration with(TurnLimits other) {
        return with(deliveryAttemptsMax, duplicateDetection, other, connections);
    }

    /** With other limits of connections. */
    public BrokerConfiguration with(ConnectionLimits other) {
        return with(deliveryAttemptsMax, duplicateDetection, turns, other);
    }

    /** That gives a message up after so many attempts. */
    public BrokerConfiguration withDeliveryAttemptsMax(int max) {
        return with(max, duplicateDetection, turns, connections);
    }

    /** That drops copies of a document id, or not. */
    public BrokerConfiguration withDuplicateDetection(boolean detection) {
        return with(deliveryAttemptsMax, detection, turns, connections);
    }

    private BrokerConfiguration with(
            int attemptsMax, boolean detection, TurnLimits otherTurns, ConnectionLimits otherConnections) {
        return new BrokerConfiguration(
                folder,
                host,
                amqpPort,
                corePort,
                diskFreeMinBytes,
                addressBytesMax,
                attemptsMax,
                detection,
                otherTurns,
                otherConnections);
    }

    /** AMQP alone, on loopback. */
    public static BrokerConfiguration onLoopback(Path folder, int amqpPort) {
        return onLoopback(folder, amqpPort, 0);
    }

    /** The defaults on loopback, and a port for the broker's own protocol. */
    public static BrokerConfiguration onLoopback(Path folder, int amqpPort, int corePort) {
        return new BrokerConfiguration(
                folder,
                "127.0.0.1",
                amqpPort,
                corePort,
                512L << 20,
                64L << 20,
                10,
                true,
                TurnLimits.defaults(),
                ConnectionLimits.defaults());
    }
}
