package org.meterhub.hubroutes.batch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.meterhub.hubroutes.Queues;
import org.meterhub.hubroutes.Queues.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts how often the body of a message could not be read, and has the broker put it to the dead letters when that is hopeless: with its bytes, and alone. */
final class UnreadableMessages {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableMessages.class);

    private final DeadLetterQueue deadLetters;
    private final int attemptsMax;
    private final Map<Long, Integer> attempts = new ConcurrentHashMap<>();

    /** @param attemptsMax so often a body is tried */
    UnreadableMessages(DeadLetterQueue deadLetters, int attemptsMax) {
        this.deadLetters = deadLetters;
        this.attemptsMax = attemptsMax;
    }

    /** To be called when the message is back in its queue, its consumer closed. */
    void note(Channel channel, UnreadableBody failure) {
        int tried = attempts.merge(failure.id(), 1, Integer::sum);
        LOG.warn(
                "{}, attempt {} of {}: {}",
                failure.getMessage(),
                tried,
                attemptsMax,
                String.valueOf(failure.getCause()));
        if (tried < attemptsMax) {
            return;
        }
        try {
            // Another consumer may just have it; then that one will come here.
            if (deadLetters.setAside(channel.hubQueue(), failure.id())) {
                attempts.remove(failure.id());
                LOG.error(
                        "message {} of {} cannot be read and lies in {}: ./hub dead list",
                        failure.id(),
                        channel.hubQueue(),
                        Queues.DEAD);
            }
        } catch (Exception broken) {
            LOG.warn("message {} cannot be put to {}: {}", failure.id(), Queues.DEAD, broken.toString());
        }
    }
}
