package org.meterhub.broker;

import java.nio.file.Path;

/**
 * How the embedded broker runs.
 *
 * @param folder where journal, large messages and paging files lie
 * @param host address the acceptors listen on; loopback unless an operator decides otherwise
 * @param amqpPort port for AMQP 1.0; 0 for none
 * @param corePort port for the broker's own protocol; 0 for none
 * @param diskFreeMinBytes producers block when less than this is free, instead of the broker stopping
 * @param addressBytesMax what one address holds in memory before it pages to disk
 * @param deliveryAttemptsMax how often a message is redelivered before it goes to the dead letters
 * @param duplicateDetection whether copies of a document id are dropped; off only in the crash test's control
 */
public record BrokerConfiguration(
        Path folder,
        String host,
        int amqpPort,
        int corePort,
        long diskFreeMinBytes,
        long addressBytesMax,
        int deliveryAttemptsMax,
        boolean duplicateDetection) {

    /** The defaults: both protocols on loopback. */
    public static BrokerConfiguration onLoopback(Path folder, int amqpPort, int corePort) {
        return new BrokerConfiguration(folder, "127.0.0.1", amqpPort, corePort, 512L << 20, 64L << 20, 10, true);
    }
}
