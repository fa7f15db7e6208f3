package org.meterhub.hubroutes.job;

import java.time.Duration;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;
import org.meterhub.database.DatabaseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * After a round that failed the job rests, longer each time, so that an outage fills neither the log nor the machine; what was not done is still there for the
 * next round.
 */
final class RestAfterFailure implements PollingConsumerPollStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(RestAfterFailure.class);
    private static final Duration REST_MIN = Duration.ofMillis(250);
    private static final Duration REST_MAX = Duration.ofSeconds(10);

    private final String job;
    private Duration rest = Duration.ZERO;
    private int failures;
    private @Nullable String lastFailure;

    RestAfterFailure(String job) {
        this.job = job;
    }

    /** How long the job rests before its next round; nothing when the last one went well. */
    synchronized Duration duration() {
        return rest;
    }

    /** Why the last round failed, for the operator; null when it did not. */
    synchronized @Nullable String trouble() {
        return lastFailure == null
                ? null
                : job + " has failed " + failures + " times in a row and is tried again every " + REST_MAX.toSeconds()
                        + " s at least: " + lastFailure;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return true;
    }

    @Override
    public synchronized void commit(Consumer consumer, Endpoint endpoint, int done) {
        rest = Duration.ZERO;
        failures = 0;
        lastFailure = null;
    }

    @Override
    public synchronized boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception failure) {
        Duration longer = rest.isZero() ? REST_MIN : rest.multipliedBy(2);
        rest = longer.compareTo(REST_MAX) > 0 ? REST_MAX : longer;
        failures++;
        lastFailure = failure.toString();
        if (DatabaseException.isOutage(failure)) {
            // The database says once what is wrong; where each job met it helps nobody.
            LOG.warn("{} waits for {} ms: {}", job, rest.toMillis(), failure.toString());
        } else {
            LOG.warn("{} failed and rests for {} ms: {}", job, rest.toMillis(), failure.toString(), failure);
        }
        return false;
    }
}
