package org.meterhub.hubroutes.batch;

import java.time.Duration;

/**
 * How much one batch may hold. A commit costs milliseconds whatever it carries, so batches make throughput; the limits keep memory and latency.
 *
 * @param messagesMax messages in one batch
 * @param bytesMax a batch takes no further message once it holds so many bytes
 * @param linger how long an unfilled batch waits for more
 * @param bodyBytesMax a larger body is never held in memory: it is spooled to a file, logged in chunks and refused
 * @param attemptsAlone how often a message whose batch failed is tried by itself before it is quarantined
 * @param outagePauseMax the longest pause between attempts while database or broker are away
 */
public record BatchLimits(
        int messagesMax,
        long bytesMax,
        Duration linger,
        long bodyBytesMax,
        int attemptsAlone,
        Duration outagePauseMax) {

    /** 200 messages or 4 MiB, 5 ms, documents of at most 50 MB (docs/decisions/0003-batch-consumer.md). */
    public static BatchLimits defaults() {
        return new BatchLimits(200, 4L << 20, Duration.ofMillis(5), 50L << 20, 3, Duration.ofSeconds(30));
    }
}
